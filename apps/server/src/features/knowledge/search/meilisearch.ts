// Meilisearch as an engine. It is disposable: everything in it is made from PostgreSQL and can be again.
import { ArticleStatus, Audience, type Article } from '@entre/contract/knowledge';
import { Locale } from '@entre/contract/ids';
import { Meilisearch, MeilisearchApiError, type EnqueuedTaskPromise } from 'meilisearch';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { makeCompounds } from './compounds.ts';
import type { SearchEngine, SearchOptions } from './face.ts';
import { matched } from './matched.ts';
import { documentsOf, settings, type Document } from './meilisearch-documents.ts';
import { direct } from './meilisearch-http.ts';
import { questions, type Question } from './meilisearch-questions.ts';
import { inOrder, shown, sum, type Best } from './meilisearch-sum.ts';

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
/** Hits asked for about one word: enough that the sum over the words is right for the first page. */
const PER_WORD = 50;
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
  const searcher = new Meilisearch({ host: url, apiKey: key, httpClient: direct });
  const compounds = makeCompounds();
  const search: SearchEngine['search'] = async (query, how) => {
    const asked = questions(query, how.locale, compounds);
    const queries =
      asked.length > 0 ? asked.map((question) => ask(name, question, how)) : [latest(name, how)];
    const signal = AbortSignal.timeout(patience);
    const { results } = await searcher.multiSearch({ queries }, { signal });
    const best = asked.length > 0 ? sum(asked, results, how.limit) : unique(inOrder(results), how);
    return best.map((hit) => ({
      ...hit,
      matched: matched(query, `${hit.title} ${hit.summary}`, hit.locale),
    }));
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

/** The filter of every search, whose values can only be words of the contract's enums. */
const allowed = ({ audiences }: SearchOptions): string[] => [
  `status = ${JSON.stringify(ArticleStatus.enum.published)}`,
  `audience IN ${quoted(audiences.map((one) => Audience.parse(one)))}`,
];

const ask = (indexUid: string, { words, on, locale }: Question, options: SearchOptions) => ({
  indexUid,
  q: words,
  filter: [...allowed(options), `locale = ${JSON.stringify(Locale.parse(locale))}`],
  limit: PER_WORD,
  attributesToRetrieve: shown,
  showRankingScoreDetails: true,
  ...(on ? { attributesToSearchOn: on } : {}),
});

/** The empty question: what changed last. Enough for each article to come in every language. */
const latest = (indexUid: string, options: SearchOptions) => ({
  indexUid,
  q: '',
  filter: allowed(options),
  sort: ['changed:desc', 'articleId:desc'],
  limit: options.limit * Locale.options.length,
  attributesToRetrieve: shown,
});

/** Each article once, in the asked language where it has it. */
function unique(hits: readonly Best[], { locale, limit }: SearchOptions): Best[] {
  const byId = new Map<string, Best>();
  for (const hit of hits) if (!byId.has(hit.id) || hit.locale === locale) byId.set(hit.id, hit);
  return [...byId.values()].slice(0, limit);
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
