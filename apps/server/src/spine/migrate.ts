// Brings the database to where the code is: the SQL in prisma/migrations, in order, once, or a clear refusal.
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { connect } from './postgres.ts';

/** The database and the code do not fit together; nothing has been changed. The message says what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** A folder of prisma/migrations. The checksum is Prisma's: SHA-256 of the file, in hex. */
export type Migration = Readonly<{ name: string; sql: string; checksum: string }>;

const home = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));

/** Prisma's own lock, so that `prisma migrate` and we never work at the same time. */
const lock = 72707369;

/** Prisma's own table, so that its tools can read the history. */
const history = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

/** The migrations this code has, oldest first. */
export async function readMigrations(folder: string = home): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const sql = await readFile(`${folder}/${name}/migration.sql`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Applies what is missing, each migration in a transaction of its own together with its record: cut off at
 * any moment, it was either applied and recorded, or neither. Starters at the same time wait for each other.
 * @param url the owner of the schema (or a superuser)
 * @throws MigrationError when the database is newer than the code, or an applied migration was changed
 */
export async function migrate(url: string, folder: string = home): Promise<{ applied: string[] }> {
  const known = await readMigrations(folder);
  const client = await connect(url);
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    const done = await appliedBefore(client);
    refuseUnknown(known, done);
    const missing = known.filter(({ name }) => !done.has(name));
    if (done.size === 0 && missing.length > 0) await client.query(history);
    for (const migration of missing) await apply(client, migration);
    return { applied: missing.map(({ name }) => name) };
  } finally {
    // The lock belongs to the session and goes with it.
    await client.end();
  }
}

/** Checksums by name of what the database has had. */
async function appliedBefore(client: Client): Promise<Map<string, string>> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  );
  if (there[0]?.there !== true) return new Map();
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
       from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  const half = rows.find(({ finished }) => !finished);
  if (half !== undefined) {
    throw new MigrationError(
      `The migration ${half.name} was begun by another tool and not finished. Restore the backup taken ` +
        'before it (infra/restore.sh), or settle it with: npx prisma migrate resolve.',
    );
  }
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function refuseUnknown(known: Migration[], done: Map<string, string>): void {
  const names = new Set(known.map(({ name }) => name));
  const unknown = [...done.keys()].filter((name) => !names.has(name));
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database is newer than the code: it has ${unknown.join(', ')}, which this version does not know. ` +
        'Start the version that was running last, or restore a backup from before it (infra/restore.sh).',
    );
  }
  const changed = known.find(({ name, checksum }) => done.has(name) && done.get(name) !== checksum);
  if (changed !== undefined) {
    throw new MigrationError(
      `The migration ${changed.name} was changed after this database had it. Put the file back as it was ` +
        'and write what is new as another migration (node bin/migration.mjs <name>). ' +
        'A database without data worth keeping can be made anew: remove DATA_DIR.',
    );
  }
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new MigrationError(
      `The migration ${name} failed and was undone: ${(error as Error).message}. ` +
        'The database is as it was before it; the version that was running last can go on.',
      { cause: error },
    );
  }
}
