// The search that everyone uses: the better engine when there is one, PostgreSQL whenever it does not answer.
import type { ArticleHit, SearchReply } from '@entre/contract/knowledge';
import type { Config } from '../../../spine/config.ts';
import type { ReadDb } from '../../../spine/db.ts';
import { DeskError } from '../../../spine/errors.ts';
import { log } from '../../../spine/log.ts';
import { makeCircuit } from './circuit.ts';
import type { SearchEngine, SearchOptions } from './face.ts';
import { meilisearchEngine, type MeilisearchEngine } from './meilisearch.ts';
import { postgresqlEngine } from './postgresql.ts';

/** Milliseconds within which a search is answered, fallback and all. */
export const BUDGET_MS = 800;
/** Of these, what the better engine gets. */
export const PATIENCE_MS = 450;

export type Search = {
  /**
   * Answers within 800 ms: from Meilisearch, or from PostgreSQL with `degraded` when that is away.
   * @throws DeskError `unavailable` when neither answers; never an empty list instead
   */
  search: (query: string, options: SearchOptions) => Promise<SearchReply>;
  /** The engine that must be fed; null when PostgreSQL is the only one. */
  fed: MeilisearchEngine | null;
  stop: () => void;
};

/** Picks the engines by the configuration. */
export const makeSearch = (config: Pick<Config, 'meili'>, db: ReadDb): Search => {
  const patience = PATIENCE_MS;
  const better = config.meili ? meilisearchEngine({ ...config.meili, patience }) : null;
  return searchOver(better, postgresqlEngine(db));
};

/** Milliseconds; what is not given is as in service. Tests keep them apart, so that a slow machine cannot mix them up. */
type Times = {
  /** Before the first look whether the engine is back, and at most between two. */
  first?: number;
  most?: number;
  patience?: number;
  budget?: number;
};

/** The same over given engines. */
export function searchOver(
  better: MeilisearchEngine | null,
  ground: SearchEngine,
  { patience = PATIENCE_MS, budget = BUDGET_MS, ...pauses }: Times = {},
): Search {
  const circuit = better
    ? makeCircuit({
        ...pauses,
        probe: () => within(patience, better.healthy()).catch(() => false),
        changed: (closed) => {
          if (closed) log.info({ engine: better.name }, 'search: the engine answers again');
          else log.warn({ engine: better.name }, 'search: the engine is away, PostgreSQL answers');
        },
      })
    : null;

  const askBetter = async (query: string, options: SearchOptions): Promise<ArticleHit[] | null> => {
    if (!better || !circuit?.closed()) return null;
    try {
      return await within(patience, better.search(query, options));
    } catch (error) {
      log.debug({ err: error }, 'search: the engine did not answer');
      circuit.failed();
      return null;
    }
  };

  return {
    fed: better,
    stop: () => circuit?.stop(),
    search: async (query, options) => {
      const start = performance.now();
      const hits = await askBetter(query, options);
      if (better && hits) return { items: hits, engine: better.name, degraded: false };
      const left = budget - (performance.now() - start);
      try {
        const items = await within(left, ground.search(query, options));
        return { items, engine: ground.name, degraded: better !== null };
      } catch (error) {
        log.error({ err: error }, 'search: no engine answered');
        throw away();
      }
    },
  };
}

const away = (): DeskError =>
  new DeskError('unavailable', 'Search does not answer just now. Try again in a moment.', {
    retryAfter: 2,
  });

/** What `work` gives, if it does so within `ms` milliseconds. @throws when it does not */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${Math.round(ms)} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
