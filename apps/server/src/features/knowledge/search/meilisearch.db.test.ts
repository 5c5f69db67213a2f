// Meilisearch does what every engine must. Needs a server: MEILI_URL and MEILI_KEY, or MEILI_BINARY; else skipped.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { testDatabase } from '../../../../../../tests/support/db.ts';
import { openDb, type Db } from '../../../spine/db.ts';
import { conforms, fillArticles } from './conformance.ts';
import { meilisearchEngine } from './meilisearch.ts';
import { hasMeilisearch, meilisearchServer, type Server } from './meilisearch-server.ts';

if (!hasMeilisearch(process.env)) {
  process.stderr.write(
    '\nSKIPPED: the search conformance test on Meilisearch. Set MEILI_URL and MEILI_KEY, or MEILI_BINARY.\n',
  );
  describe.skip('Meilisearch conforms (set MEILI_URL or MEILI_BINARY)', () => {
    it('is not tested here', () => undefined);
  });
} else {
  let db: Db;
  let server: Server;
  beforeAll(async () => {
    db = openDb((await testDatabase()).url);
    await fillArticles(db);
    server = await meilisearchServer(process.env);
  });
  afterAll(async () => {
    await server.stop();
    await db.$disconnect();
  });
  conforms('Meilisearch', () => {
    const { url, key } = server;
    // Patient: this test is about what is found; faults.db.test.ts is about how soon.
    const engine = meilisearchEngine({ url, key, name: 'articles_conformance', patience: 5_000 });
    return Promise.resolve({ db, engine });
  });
}
