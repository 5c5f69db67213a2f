// The built-in search does what every engine must.
import { afterAll, beforeAll } from 'vitest';
import { testDatabase } from '../../../../../../tests/support/db.ts';
import { openDb, type Db } from '../../../spine/db.ts';
import { conforms, fillArticles } from './conformance.ts';
import { postgresqlEngine } from './postgresql.ts';

let db: Db;
beforeAll(async () => {
  db = openDb((await testDatabase()).url);
  await fillArticles(db);
});
afterAll(() => db.$disconnect());

conforms('PostgreSQL', () => Promise.resolve({ db, engine: postgresqlEngine(db) }));
