// Meilisearch as an engine. It is disposable: everything in it is made from PostgreSQL and can be again.
import { ArticleStatus, Audience, type Article, type ArticleHit } from '@entre/contract/knowledge';
import { Locale } from '@entre/contract/ids';
import { Meilisearch, MeilisearchApiError, type EnqueuedTaskPromise } from 'meilisearch';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { makeCompounds } from './compounds.ts';
import type { SearchEngine, SearchOptions } from './face.ts';
import { matched } from './matched.ts';
import { documentsOf, settings, type Document } from './meilisearch-documents.ts';
import { questions, type Question } from './meilisearch-questions.ts';

export type MeilisearchEngine = SearchEngine & {
  /** The version of each article it holds, by id; null when it has no index yet. */
  known: () => Promise<Map<string, string> | null>;
  /** Learns the words by which compounds are taken apart in questions; nothing is sent. */
  learn: (articles: readonly Article[]) => void;
};

type Options = {
  url: string;
  key: string;
  /** Of the index; tests use their own. */
  name?: string;
  /** Milliseconds a search may take before it counts as failed. */
  patience?: number;
};

/** Raise the figure when documents or settings change shape: the next start then finds no index and builds it. */
const INDEX = 'articles_1';
/** Milliseconds to wait for a change to be searchable; a stuck queue must not hold the reader for ever. */
const TASK_MS = 60_000;
const REQUEST_MS = 10_000;
const PAGE = 1_000;
/** Hits under this share of the best one's score are chance. */
const CHANCE = 0.4;

const Shown = z.object({
  articleId: z.string(),
  slug: z.string(),
  locale: Locale,
  audience: Audience,
  topicId: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
});
const shown = Object.keys(Shown.shape);
const Scored = Shown.extend({ _federation: z.object({ weightedRankingScore: z.number() }) });

/** The engine over a Meilisearch server. The key goes in a header, never in an address. */
export function meilisearchEngine(options: Options): MeilisearchEngine {
  const { url, key, name = INDEX, patience = 500 } = options;
  const client = new Meilisearch({
    host: url,
    apiKey: key,
    timeout: REQUEST_MS,
    requestInit: { redirect: 'error' },
    defaultWaitOptions: { timeout: TASK_MS, interval: 50 },
  });
  const compounds = makeCompounds();
  const search: SearchEngine['search'] = async (query, how) => {
    // A word in use is not taken apart: lägenhet is not a law (lag) of some kind.
    const apart = (word: string) =>
      compounds.knows(word) ? [] : compounds.parts(word, how.locale);
    const asked = questions(query, how.locale, apart);
    const reply = await client.multiSearch(
      {
        federation: { limit: how.limit * (asked.length + 1) },
        queries: asked.map((question) => ask(name, question, how)),
      },
      { signal: AbortSignal.timeout(patience) },
    );
    return toHits(query, reply.hits, how.limit);
  };
  return {
    name: 'meilisearch',
    search,
    learn: compounds.learn,
    index: async (articles) => {
      if (articles.length === 0) return;
      compounds.learn(articles);
      const documents = articles.flatMap((article) => documentsOf(article, compounds));
      // First away with what they were, for a language may be gone.
      await client.index(name).deleteDocuments({ filter: among(articles.map(({ id }) => id)) });
      await done(client.index(name).addDocuments(documents, { primaryKey: 'id' }));
    },
    remove: async (ids) => {
      if (ids.length > 0) await done(client.index(name).deleteDocuments({ filter: among(ids) }));
    },
    rebuild: async (all) => {
      compounds.learn(all);
      const documents = all.flatMap((article) => documentsOf(article, compounds));
      await rebuild(client, name, documents);
    },
    known: () => known(client, name),
    // A search, not the server's own word for it: that says "available" while searches hang.
    healthy: () =>
      search('', { locale: 'sv', audiences: ['public'], limit: 1 }).then(
        () => true,
        () => false,
      ),
  };
}

const quoted = (values: readonly string[]): string =>
  `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
/** Ids are UUIDs of ours; parsed all the same, since this is a language of its own. */
const among = (ids: readonly string[]): string =>
  `articleId IN ${quoted(ids.map((id) => z.uuid().parse(id)))}`;

/** One question with its filter, whose values can only be words of the contract's enums. */
function ask(indexUid: string, question: Question, { audiences }: SearchOptions) {
  const filter = [
    `status = ${JSON.stringify(ArticleStatus.enum.published)}`,
    `audience IN ${quoted(audiences.map((one) => Audience.parse(one)))}`,
    ...(question.locale === null
      ? []
      : [`locale = ${JSON.stringify(Locale.parse(question.locale))}`]),
  ];
  return {
    indexUid,
    q: question.words,
    filter,
    matchingStrategy: 'frequency' as const,
    attributesToRetrieve: shown,
    ...(question.on ? { attributesToSearchOn: question.on } : {}),
    ...(question.words === '' ? { sort: ['changed:desc'] } : {}),
    federationOptions: { weight: question.weight },
  };
}

/** One hit per article, the best first. What is not shaped like ours is an error, not nothing. */
function toHits(query: string, given: unknown, limit: number): ArticleHit[] {
  const hits = new Map<string, ArticleHit>();
  const scored = z.array(Scored).parse(given);
  const best = scored[0]?._federation.weightedRankingScore ?? 0;
  for (const { articleId, _federation, ...hit } of scored) {
    if (hits.has(articleId) || _federation.weightedRankingScore < best * CHANCE) continue;
    const marks = matched(query, `${hit.title} ${hit.summary}`, hit.locale);
    hits.set(articleId, { id: articleId, ...hit, matched: marks });
  }
  return [...hits.values()].slice(0, limit);
}

/** Waits until a change is searchable. @throws when the task failed, was cancelled, or takes too long */
async function done(enqueued: EnqueuedTaskPromise): Promise<void> {
  const task = await enqueued.waitTask();
  if (task.status === 'succeeded') return;
  const why = task.error?.message ?? 'no reason given';
  throw new Error(`Meilisearch task ${task.uid} (${task.type}) ${task.status}: ${why}`);
}

/** Builds a new index beside the old one and changes places, so that a search never meets half of it. */
async function rebuild(client: Meilisearch, name: string, documents: Document[]): Promise<void> {
  const fresh = `${name}_${uuid().replaceAll('-', '')}`;
  try {
    await done(client.createIndex(fresh, { primaryKey: 'id' }));
    await done(client.index(fresh).updateSettings(settings));
    for (let at = 0; at < documents.length; at += PAGE)
      await done(client.index(fresh).addDocuments(documents.slice(at, at + PAGE)));
    if (!(await exists(client, name))) await done(client.createIndex(name, { primaryKey: 'id' }));
    await done(client.swapIndexes([{ indexes: [name, fresh] } as never]));
  } finally {
    await client.deleteIndexIfExists(fresh).catch(() => undefined);
  }
}

async function exists(client: Meilisearch, name: string): Promise<boolean> {
  try {
    await client.getRawIndex(name);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';

async function known(client: Meilisearch, name: string): Promise<Map<string, string> | null> {
  const versions = new Map<string, string>();
  try {
    for (let offset = 0; ; offset += PAGE) {
      const { results } = await client
        .index<Document>(name)
        .getDocuments({ fields: ['articleId', 'version'], limit: PAGE, offset });
      for (const { articleId, version } of results) versions.set(articleId, version);
      if (results.length < PAGE) return versions;
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
