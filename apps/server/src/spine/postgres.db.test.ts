// The embedded PostgreSQL under its supervisor: adopted, brought back, refused, never overwritten.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabaseServer } from './database-server.ts';
import { makeLog } from './log.ts';
import { livePid } from './postgres/postmaster.ts';
import { type Postgres, startPostgres } from './postgres.ts';

const log = makeLog({ write: () => undefined }, 'silent');
let dataDir: string;
let running: Postgres | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'entre-postgres-'));
  await chmod(dataDir, 0o711);
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

const start = async () => (running = await startPostgres({ dataDir, log }));
const cluster = () => join(dataDir, 'postgres');

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query<Row>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end().catch(() => undefined));
}

/** A desk in a process of its own, that can be killed like one. */
async function otherDesk(): Promise<ChildProcess> {
  const code = `
    import { startPostgres } from ${JSON.stringify(new URL('postgres.ts', import.meta.url).href)};
    import { makeLog } from ${JSON.stringify(new URL('log.ts', import.meta.url).href)};
    await startPostgres({ dataDir: process.argv[1], log: makeLog({ write() {} }, 'silent') });
    console.log('ready'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

it('starts empty, keeps what is saved and its port, and ends its process', async () => {
  const first = await start();
  expect(first.adopted).toBe(false);
  await query(first.appUrl, 'create table kept as select 1 as one');
  await first.stop();
  expect(livePid(cluster())).toBeUndefined();
  const again = performance.now();
  const second = await start();
  // A fraction of a second; beside other clusters that are just being made, longer.
  expect(performance.now() - again).toBeLessThan(15_000);
  expect(new URL(second.appUrl).port).toBe(new URL(first.appUrl).port);
  expect(await query(second.appUrl, 'select * from kept')).toEqual([{ one: 1 }]);
});

it('gives the desk a role that owns its schema and can do nothing outside it', async () => {
  const { appUrl } = await start();
  const [role] = await query(
    appUrl,
    'select rolsuper, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = current_user',
  );
  expect(Object.values(role ?? {})).toEqual([false, false, false, false]);
  await query(appUrl, 'create table mine (id int)');
  await expect(query(appUrl, `copy mine from program 'echo 1'`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(query(appUrl, `copy mine to '/tmp/entre-mine'`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(query(appUrl, 'create extension dblink')).rejects.toThrow(/permission denied/);
  await expect(query(appUrl, 'create database more')).rejects.toThrow(/permission denied/);
  const wrong = new URL(appUrl);
  wrong.password = 'guessed';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

it('speaks Swedish, sorts it, and listens on this machine alone', async () => {
  const { adminUrl } = await start();
  expect(
    await query(
      adminUrl,
      `select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as socket,
        current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
        unaccent('Köpmangatan') as plain, similarity('parkering', 'parkring') > 0.5 as near,
        to_tsvector('swedish', 'öppettiderna') @@ to_tsquery('swedish', 'öppettider') as stem,
        (select string_agg(x, '' order by x) from unnest(array['ö','a','å','z','ä']) x) as sorted`,
    ),
  ).toEqual([
    {
      at: '127.0.0.1',
      socket: '',
      encoding: 'UTF8',
      zone: 'UTC',
      plain: 'Kopmangatan',
      near: true,
      stem: true,
      sorted: 'azåäö',
    },
  ]);
});

it('adopts what a killed desk left running, with what it had saved', async () => {
  const desk = await otherDesk();
  const pid = livePid(cluster());
  expect(pid).toBeDefined();
  desk.kill('SIGKILL');
  await once(desk, 'exit');
  const adopted = await start();
  expect(adopted.adopted).toBe(true);
  expect(livePid(cluster())).toBe(pid);
  await adopted.stop();
  expect(livePid(cluster())).toBeUndefined();
});

it('lets one desk at a time have the directory; a guest may look in and leaves it running', async () => {
  const desk = await otherDesk();
  await expect(start()).rejects.toThrow(/Another desk is running on/);
  const guest = await startPostgres({ dataDir, log, guest: true });
  expect(await query(guest.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await guest.stop();
  expect(livePid(cluster())).toBeDefined();
  desk.kill('SIGKILL');
  await once(desk, 'exit');
  await start();
});

it('brings PostgreSQL back on the same port when it is killed, with everything acknowledged', async () => {
  const { appUrl } = await start();
  await query(appUrl, 'create table kept as select 1 as one');
  const pid = livePid(cluster()) ?? 0;
  process.kill(pid, 'SIGKILL');
  await expect
    .poll(() => query(appUrl, 'select * from kept').catch(() => 'away'), {
      timeout: 30_000,
      interval: 50,
    })
    .toEqual([{ one: 1 }]);
  expect(livePid(cluster())).not.toBe(pid);
});

it('goes on when one of its backends is killed', async () => {
  const { adminUrl, appUrl } = await start();
  const client = new pg.Client(adminUrl);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  await expect
    .poll(() => query(appUrl, 'select 1 as one').catch(() => 'away'), {
      timeout: 30_000,
      interval: 50,
    })
    .toEqual([{ one: 1 }]);
});

it('starts over a stale pid file, also when its pid now belongs to another program', async () => {
  const first = await start();
  await first.stop();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await writeFile(
    join(cluster(), 'postmaster.pid'),
    `${other.pid ?? 0}\n${cluster()}\n1700000000\n5432\n\n127.0.0.1\n  1234567   123\nready   \n`,
  );
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(other.exitCode).toBeNull();
  other.kill();
});

it.each(['file.txt', '.hidden', 'base'])(
  'refuses a directory with %s in it, untouched',
  async (name) => {
    await mkdir(cluster());
    await writeFile(join(cluster(), name), 'precious');
    await expect(start()).rejects.toThrow(
      /is not empty and not a PostgreSQL database.*Nothing has been touched/,
    );
    expect(await readdir(cluster())).toEqual([name]);
    expect(await readFile(join(cluster(), name), 'utf8')).toBe('precious');
  },
);

it('refuses the directory of another version, untouched', async () => {
  await mkdir(cluster());
  await writeFile(join(cluster(), 'PG_VERSION'), '17\n');
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17, and this desk runs PostgreSQL 18/);
  expect(await readdir(cluster())).toEqual(['PG_VERSION']);
});

it('refuses a cluster whose secrets are lost', async () => {
  await (await start()).stop();
  running = undefined;
  await rm(join(dataDir, 'secrets.json'));
  await expect(start()).rejects.toThrow(/does not know the password in secrets.json/);
  expect(livePid(cluster())).toBeUndefined();
});

it.each([
  ['in its file', `fsync = off`],
  ['for its sessions', `synchronous_commit = off`],
])('refuses to run where saved may not be saved, set %s', async (_where, line) => {
  await (await start()).stop();
  await writeFile(join(cluster(), 'postgresql.auto.conf'), `${line}\n`);
  await expect(start()).rejects.toThrow(
    new RegExp(`could lose what it says.*${line.split(' ')[0]} is off`),
  );
  await writeFile(join(cluster(), 'postgresql.auto.conf'), '');
  running = undefined;
});

it('follows a link to a data directory on another disk', async () => {
  const elsewhere = join(dataDir, 'elsewhere');
  await mkdir(elsewhere);
  await symlink(elsewhere, cluster());
  await start();
  expect(await readdir(elsewhere)).toContain('PG_VERSION');
});

it("accepts a server of one's own, and says what it lacks", async () => {
  const { appUrl, adminUrl } = await start();
  await expect(checkDatabaseServer(appUrl, log)).resolves.toBeUndefined();
  await query(adminUrl, 'drop extension unaccent');
  await expect(checkDatabaseServer(appUrl, log)).rejects.toThrow(/lacks the extension unaccent/);
});
