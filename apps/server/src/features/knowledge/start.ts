// Starts what knowledge needs beside its routes: the search, and what keeps its index in step.
import type { Config } from '../../spine/config.ts';
import type { Db } from '../../spine/db.ts';
import type { Feed } from '../../spine/feed.ts';
import { indexReader } from './search/reader.ts';
import { makeSearch, type Search } from './search/index.ts';

export type Knowledge = {
  search: Search['search'];
  /** Whether the configured engine answers; when it does not, PostgreSQL does in its place. Never throws. */
  well: () => Promise<boolean>;
  stop: () => Promise<void>;
};

/** Search over the configured engines. An engine that is away does not hold up the start. */
export function makeKnowledge(given: { config: Config; db: Db; feed: Feed }): Knowledge {
  const { config, db, feed } = given;
  const search = makeSearch(config, db);
  const reader = indexReader({ db, engine: search.fed });
  feed.read(reader.read);
  return {
    search: search.search,
    well: async () => search.fed === null || search.fed.healthy(),
    stop: async () => {
      search.stop();
      await reader.stop();
    },
  };
}
