// A desk's process and data of a test's own: begun with nothing of whoever runs the tests, and ended by its pid.
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { livePid } from '../../apps/server/src/spine/postgres/postmaster.ts';
import { until } from './until.ts';

const root = join(import.meta.dirname, '../..');

/** An empty data directory. */
export async function newDataDir(prefix: string): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), prefix));
  // As root, PostgreSQL runs as another user, who must be able to pass through.
  await chmod(dataDir, 0o711);
  return dataDir;
}

/** @param env what the desk is told, beside the little that any program needs to run */
export const beginDesk = (env: Record<string, string>, stdio: StdioOptions): ChildProcess =>
  spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: root,
    stdio,
    // No DATABASE_URL or the like of whoever runs the tests.
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
  });

/** Ends the process, unless it has ended, and waits for it. Killed if it has not gone in 20 seconds. */
export async function endDesk(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(timer);
}

/** The pid of the PostgreSQL of a data directory. */
export const postgresOf = (dataDir: string): number | undefined =>
  livePid(join(dataDir, 'postgres'));

/** A desk that had to be killed leaves its PostgreSQL for the next one, which will not come. */
export async function endPostgres(dataDir: string): Promise<void> {
  const left = postgresOf(dataDir);
  if (left !== undefined) process.kill(left, 'SIGINT');
  await until('PostgreSQL has ended', () => postgresOf(dataDir) === undefined, 20_000);
}
