// A real database for a test, cloned from the migrated template in a fraction of a second.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

/**
 * A database of one's own: migrated, empty, gone when the test file ends. Call it at the top of the file or
 * in `beforeAll`, as often as databases are needed.
 * @param options.empty without the migrations: as the desk finds it the very first time
 * @returns the address for the desk's own role, and for the superuser who sets up what a desk may not
 */
export async function testDatabase(
  options: { empty?: boolean } = {},
): Promise<{ url: string; adminUrl: string }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (client) => {
    if (options.empty === true) await makeEmpty(client, name);
    // Through the log: copying files makes a checkpoint twice, for which all other tests wait too.
    else await client.query(`create database ${name} template entre strategy wal_log`);
  });
  afterAll(() => asAdmin((client) => client.query(`drop database if exists ${name} with (force)`)));
  return {
    url: onDatabase(inject('templateAppUrl'), name),
    adminUrl: onDatabase(inject('templateAdminUrl'), name),
  };
}

async function makeEmpty(client: pg.Client, name: string): Promise<void> {
  await client.query(`create database ${name}`);
  const inside = new pg.Client(onDatabase(inject('templateAdminUrl'), name));
  await inside.connect();
  await inside.query(`create extension pg_trgm; create extension unaccent;
    alter schema public owner to entre_app`);
  await inside.end();
}

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  // From the side: a template can only be copied while nobody is connected to it.
  const client = new pg.Client(onDatabase(inject('templateAdminUrl'), 'postgres'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
