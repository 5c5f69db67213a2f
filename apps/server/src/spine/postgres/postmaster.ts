// The PostgreSQL process: found if it already runs, else started; and stopped by its pid.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, quietEnvironment } from './cluster.ts';
import { PostgresError } from './error.ts';

/** A server that answers, and whether it was there before us. */
export type Running = Readonly<{ port: number; adopted: boolean }>;

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Its own files, since it may outlive us; a week of them. No statement, value or detail is written.
  logging_collector: 'on',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Recovery after a crash may take a while with much to replay; after this someone must look. */
const patience = 60_000;

/**
 * Makes sure that the cluster has a running server: adopts the one an earlier desk left, else starts one.
 * A stale pid file is left to PostgreSQL, which knows best whether its memory is still in use.
 * @param samePort for a restart under a desk whose connections already know the port
 */
export async function ensureRunning(cluster: Cluster, samePort?: number): Promise<Running> {
  const until = Date.now() + patience;
  for (;;) {
    const pid = livePid(cluster.dir);
    if (pid !== undefined) {
      const port = await ready(cluster, pid, until, () => livePid(cluster.dir) === pid);
      if (port !== undefined) return { port, adopted: true };
      continue; // It went away while we waited: start one.
    }
    const result = await launch(cluster, samePort ?? (await choosePort(cluster)), until);
    if ('port' in result) return { port: result.port, adopted: false };
    // Sessions of a killed server hold its memory until they notice; a port may be taken in between.
    const passing = /shared memory block|could not (bind|create any TCP)/.test(result.said);
    if (!passing || Date.now() > until) throw failed(cluster, result.said);
    await sleep(200);
  }
}

/** Fast shutdown: sessions are ended, everything is written down. Returns when the process is gone. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const pid = livePid(cluster.dir);
  if (pid === undefined) return;
  signal(pid, 'SIGINT');
  const until = Date.now() + 30_000;
  while (livePid(cluster.dir) === pid) {
    if (Date.now() > until) {
      // Immediate: like a crash, repaired from the log at the next start.
      signal(pid, 'SIGQUIT');
      return;
    }
    await sleep(10);
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function pidFile(dir: string): string[] {
  try {
    return readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** The pid in postmaster.pid, if that process is alive and really the server of this directory. */
export function livePid(dir: string): number | undefined {
  const pid = Number(pidFile(dir)[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const [program = '', ...args] = commandLine(pid);
  return program.includes('postgres') && args.includes(dir) ? pid : undefined;
}

function commandLine(pid: number): string[] {
  try {
    // Empty for a process that has ended but whose parent has not looked: that is dead enough.
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const line = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    const dir = / -D (.*?) -p \d/.exec(line)?.[1];
    return [line.split(' -D ')[0] ?? '', ...(dir === undefined ? [] : [dir])];
  } catch {
    return [];
  }
}

/** Waits until the server says `ready` in its pid file. Undefined when it ends instead. */
async function ready(
  cluster: Cluster,
  pid: number,
  until: number,
  alive: () => boolean,
): Promise<number | undefined> {
  while (alive()) {
    const lines = pidFile(cluster.dir);
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return Number(lines[3]);
    if (Date.now() > until) throw failed(cluster, 'it did not become ready within a minute');
    await sleep(5);
  }
  return undefined;
}

async function launch(
  cluster: Cluster,
  port: number,
  until: number,
): Promise<{ port: number } | { said: string }> {
  const logPath = join(cluster.home, 'postgres.log');
  const logFile = openSync(logPath, 'w', 0o600);
  const stale = Number(pidFile(cluster.dir)[0]);
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(cluster.bin.postgres, ['-D', cluster.dir, '-p', String(port), ...args], {
    ...cluster.user,
    cwd: cluster.dir,
    // In a session of its own: Ctrl-C in the terminal is for the desk, which drains before it stops this.
    detached: true,
    stdio: ['ignore', logFile, logFile],
    env: {
      ...quietEnvironment,
      // The pid in a stale file may since have gone to another program. livePid has looked and it is not
      // PostgreSQL; this is PostgreSQL's own way to be told so. It still checks that its memory is unused.
      ...(stale > 1 ? { PG_GRANDPARENT_PID: String(stale) } : {}),
    },
  });
  closeSync(logFile);
  child.unref();
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const done = (): void => {
      ended = true;
      resolve();
    };
    child.once('exit', done).once('error', done);
  });
  const pid = child.pid;
  const at = pid === undefined ? undefined : await ready(cluster, pid, until, () => !ended);
  if (at === undefined) {
    await end;
    return { said: (await readFile(logPath, 'utf8')).trim() };
  }
  await writeFile(portFile(cluster), `${at}\n`);
  return { port: at };
}

const portFile = (cluster: Cluster): string => join(cluster.home, 'postgres.port');

/** The port of last time when it is free, so that tools set up against it go on working. */
async function choosePort(cluster: Cluster): Promise<number> {
  const last = Number(await readFile(portFile(cluster), 'utf8').catch(() => '0'));
  return (await freePort(last)) ?? (await freePort(0)) ?? 0;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' ? address?.port : undefined);
      });
    });
  });
}

function failed(cluster: Cluster, said: string): PostgresError {
  const tail = said.split('\n').slice(-6).join('\n  ');
  return new PostgresError(
    `The database in ${cluster.dir} did not start. It said:\n  ${tail}\n` +
      `Its log is in ${join(cluster.dir, 'log')}. Nothing has been deleted.`,
  );
}
