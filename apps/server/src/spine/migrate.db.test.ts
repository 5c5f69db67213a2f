// Migrations are applied once, whole, and only when database and code fit together.
import { cp, mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/db.ts';
import { migrate, readMigrations } from './migrate.ts';

let folder: string;
let url: string;
let adminUrl: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entre-migrations-'));
  ({ url, adminUrl } = await testDatabase({ empty: true }));
  await write('001_first', 'create table thing (id int primary key)');
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, sql: string) {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Row>(sql).finally(() => client.end());
  return rows;
}

const names = () =>
  query<{ name: string }>(
    'select migration_name as name from _prisma_migrations order by started_at',
  ).then((rows) => rows.map(({ name }) => name));

it('applies in order, once, and records as Prisma does', async () => {
  await write('002_second', 'alter table thing add column name text');
  expect(await migrate(url, folder)).toEqual({ applied: ['001_first', '002_second'] });
  expect(await migrate(url, folder)).toEqual({ applied: [] });
  await write('003_third', 'create index thing_name on thing (name)');
  expect(await migrate(url, folder)).toEqual({ applied: ['003_third'] });
  expect(await names()).toEqual(['001_first', '002_second', '003_third']);
  const [row] = await query(`select * from _prisma_migrations where migration_name = '001_first'`);
  expect(row).toMatchObject({
    checksum: (await readMigrations(folder))[0]?.checksum,
    applied_steps_count: 1,
    rolled_back_at: null,
  });
});

it('lets many starters at once apply each migration once', async () => {
  await write('002_slow', 'select pg_sleep(0.2); alter table thing add column name text');
  const all = await Promise.all(Array.from({ length: 6 }, () => migrate(url, folder)));
  expect(all.flatMap(({ applied }) => applied).toSorted()).toEqual(['001_first', '002_slow']);
});

it('refuses a database that is newer than the code, and leaves it alone', async () => {
  await write('002_later', 'alter table thing add column name text');
  await migrate(url, folder);
  await rm(join(folder, '002_later'), { recursive: true });
  await write('003_other', 'drop table thing');
  await expect(migrate(url, folder)).rejects.toThrow(
    /The database is newer than the code: it has 002_later/,
  );
  expect(await names()).toEqual(['001_first', '002_later']);
});

it('refuses a migration that was changed after it was applied', async () => {
  await migrate(url, folder);
  await write('001_first', 'create table thing (id bigint primary key)');
  await expect(migrate(url, folder)).rejects.toThrow(/001_first was changed after/);
});

it('undoes a migration that fails half-way, and the same code can try again', async () => {
  await write('002_broken', 'create table half (id int); select 1 / 0');
  await expect(migrate(url, folder)).rejects.toThrow(
    /002_broken failed and was undone: division by zero/,
  );
  expect(await names()).toEqual(['001_first']);
  expect(await query(`select to_regclass('half') is null as gone`)).toEqual([{ gone: true }]);
  await write('002_broken', 'create table half (id int)');
  expect(await migrate(url, folder)).toEqual({ applied: ['002_broken'] });
});

it('leaves nothing half when it is killed in the middle', async () => {
  await write('002_slow', 'create table half (id int); select pg_sleep(600)');
  const killed = migrate(url, folder).catch((error: unknown) => error);
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  const find = `select pg_terminate_backend(pid) as ok from pg_stat_activity
    where datname = current_database() and query like '%pg_sleep(600)%' and pid <> pg_backend_pid()`;
  await expect.poll(async () => (await admin.query(find)).rowCount, { timeout: 30_000 }).toBe(1);
  await admin.end();
  expect(await killed).toBeInstanceOf(Error);
  expect(await names()).toEqual(['001_first']);
  expect(await query(`select to_regclass('half') is null as gone`)).toEqual([{ gone: true }]);
});

it('has real migrations that apply to an empty database as the role that is no superuser', async () => {
  const real = new URL('../../../../prisma/migrations', import.meta.url).pathname;
  await cp(real, folder, { recursive: true });
  await rm(join(folder, '001_first'), { recursive: true });
  const { applied } = await migrate(url, folder);
  const folders = (await readdir(real, { withFileTypes: true })).filter((one) => one.isDirectory());
  expect(applied).toHaveLength(folders.length);
});
