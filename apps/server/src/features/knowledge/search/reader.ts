// Keeps Meilisearch in step with the articles: follows their events, and compares everything when it must.
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadDb } from '../../../spine/db.ts';
import type { Reader } from '../../../spine/feed.ts';
import { log } from '../../../spine/log.ts';
import { versionOf } from './meilisearch-documents.ts';
import type { MeilisearchEngine } from './meilisearch.ts';
import { publishedArticles } from './published.ts';

export type IndexReader = {
  read: Reader;
  /** Resolves when everything that was heard of has been done. */
  idle: () => Promise<void>;
  stop: () => Promise<void>;
};

type Options = {
  db: ReadDb;
  /** From `Search`; null when there is nothing to feed. */
  engine: MeilisearchEngine | null;
  /** Milliseconds before the second try; doubled up to a minute. */
  first?: number;
  /** Milliseconds between comparisons of everything, which repair whatever was missed. */
  every?: number;
};

const changes = new Set([
  'article.created',
  'article.saved',
  'article.published',
  'article.unpublished',
]);
const MOST_MS = 60_000;
/** Milliseconds that what is under way gets when the desk stops. */
const STOP_MS = 5_000;
const DAY_MS = 86_400_000;

/**
 * Begins by comparing the index with the database, so nothing it slept through is missed: that is its cursor.
 * An article is read again when its turn comes, so doing it twice, or out of order, ends the same.
 */
export function indexReader({ db, engine, first = 500, every = DAY_MS }: Options): IndexReader {
  if (!engine)
    return { read: () => undefined, idle: () => Promise.resolve(), stop: () => Promise.resolve() };
  const waiting = new Set<string>();
  const halt = new AbortController();
  let everything = true;
  let running: Promise<void> | null = null;

  const once = async (): Promise<void> => {
    if (everything) {
      waiting.clear();
      everything = false;
      await reconcile(db, engine);
      return;
    }
    const ids = [...waiting];
    waiting.clear();
    await follow(db, engine, ids);
  };
  const loop = async (): Promise<void> => {
    let wait = first;
    while ((everything || waiting.size > 0) && !halt.signal.aborted) {
      try {
        await once();
        wait = first;
      } catch (error) {
        // Half of it may have been done; comparing everything finds out which.
        everything = true;
        log.warn({ err: error, wait }, 'search: the index could not be fed, trying again');
        await pause(wait * (0.5 + Math.random() / 2), undefined, { signal: halt.signal }).catch(
          () => undefined,
        );
        wait = Math.min(wait * 2, MOST_MS);
      }
    }
    running = null;
  };
  const wake = (): void => void (running ??= loop());
  const timer = setInterval(() => {
    everything = true;
    wake();
  }, every);
  timer.unref();
  wake();
  return {
    read: (events) => {
      for (const { type, data } of events) {
        if (!changes.has(type)) continue;
        waiting.add((data as { articleId: string }).articleId);
      }
      if (waiting.size > 0) wake();
    },
    idle: async () => {
      while (running) await running;
    },
    stop: async () => {
      halt.abort();
      clearInterval(timer);
      // A task of the engine's may take a minute; the next start compares everything anyway.
      await Promise.race([running, pause(STOP_MS, undefined, { ref: false })]);
    },
  };
}

async function follow(db: ReadDb, engine: MeilisearchEngine, ids: string[]): Promise<void> {
  const published = await publishedArticles(db, ids);
  const here = new Set(published.map((article) => article.id));
  await engine.index(published);
  await engine.remove(ids.filter((id) => !here.has(id)));
}

/**
 * Makes the index equal to the database by comparing versions; builds it when there is none.
 * @returns what it took in and threw out
 */
export async function reconcile(
  db: ReadDb,
  engine: MeilisearchEngine,
): Promise<{ indexed: number; removed: number }> {
  const published = await publishedArticles(db);
  engine.learn(published);
  const known = await engine.known();
  if (known === null) {
    await engine.rebuild(published);
    return { indexed: published.length, removed: 0 };
  }
  const changed = published.filter((article) => known.get(article.id) !== versionOf(article));
  const here = new Set(published.map((article) => article.id));
  const gone = [...known.keys()].filter((id) => !here.has(id));
  await engine.index(changed);
  await engine.remove(gone);
  return { indexed: changed.length, removed: gone.length };
}
