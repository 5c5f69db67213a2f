// A PostgreSQL of the municipality's own (DATABASE_URL): checked at start, with clear words when it will not do.
import type { Client } from 'pg';
import { assertDurable } from './durability.ts';
import type { Log } from './log.ts';
import { connect } from './postgres.ts';

/** The server in DATABASE_URL cannot be used as it is; the message says what to do. */
export class DatabaseServerError extends Error {
  override name = 'DatabaseServerError';
}

const oldest = 16;

/**
 * Checks the server: reached, new enough, UTF-8, durable, with the extensions the search needs.
 * Makes the extensions where the role may. Warns when the role can do more than it should.
 */
export async function checkDatabaseServer(url: string, log: Log): Promise<void> {
  const client = await connect(url).catch((error: unknown) => {
    const { code, message } = error as { code?: string; message?: string };
    throw new DatabaseServerError(
      `The server in DATABASE_URL could not be reached (${code ?? message ?? 'no answer'}). ` +
        'Check that it runs, and that host, port, user, password and database are right.',
      { cause: error },
    );
  });
  try {
    await checkBasics(client, log);
    // Managed servers may guard against torn pages in other ways, and have checksums in their storage.
    const off = await assertDurable(client, ['full_page_writes', 'data_checksums']);
    if (off.length > 0) log.warn({ off }, 'the database server has safety settings off');
    for (const name of ['pg_trgm', 'unaccent']) await haveExtension(client, name);
  } finally {
    await client.end();
  }
}

async function checkBasics(client: Client, log: Log): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; super: boolean }>(
    `select current_setting('server_version_num')::int / 10000 as version,
            current_setting('server_encoding') as encoding,
            (select rolsuper from pg_roles where rolname = current_user) as super`,
  );
  const { version = 0, encoding, super: superuser } = rows[0] ?? {};
  if (version < oldest) {
    throw new DatabaseServerError(
      `The server in DATABASE_URL is PostgreSQL ${version}; the desk needs ${oldest} or later.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseServerError(
      `The database in DATABASE_URL is stored as ${encoding}. Make one with: CREATE DATABASE … ENCODING 'UTF8'.`,
    );
  }
  if (superuser === true) {
    log.warn(
      'the role in DATABASE_URL is a superuser; give the desk a role that only owns its schema',
    );
  }
}

async function haveExtension(client: Client, name: string): Promise<void> {
  try {
    await client.query(`create extension if not exists ${name}`);
  } catch (error) {
    throw new DatabaseServerError(
      `The database in DATABASE_URL lacks the extension ${name}, and its role may not add it. ` +
        `Let an administrator run, in that database: CREATE EXTENSION ${name}; ` +
        '(on Debian it comes with the package postgresql-contrib or postgresql itself).',
      { cause: error },
    );
  }
}
