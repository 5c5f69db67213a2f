// A whole desk of one's own for a test: own data, own port, known password; ended by its pid.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { livePid } from '../../apps/server/src/spine/postgres/postmaster.ts';

/** The password of every demonstration account in tests. */
export const demoPassword = 'Tisdag-i-Karlskrona';

export type Desk = Readonly<{
  url: string;
  dataDir: string;
  pid: number;
  /** Ends it in order and removes its data. */
  stop: () => Promise<void>;
}>;

const root = join(import.meta.dirname, '../..');

/**
 * Starts a desk with the demonstration in it, and returns when it answers.
 * @param options.env more settings, over the ones a test desk has
 * @param options.dataDir an existing data directory; it is then kept
 */
export async function startDesk(
  options: { env?: Record<string, string>; dataDir?: string; port?: number } = {},
): Promise<Desk> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'entre-desk-')));
  // As root, PostgreSQL runs as another user, who must be able to pass through.
  await chmod(dataDir, 0o711);
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      // Only what a program needs to run: no DATABASE_URL or the like of whoever runs the tests.
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO_PASSWORD: demoPassword,
      LOG_LEVEL: 'warn',
      ...options.env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await end(child, dataDir);
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await answers(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, dataDir, pid: child.pid ?? 0, stop };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The desk ended with code ${child.exitCode}`);
    const status = await fetch(url).then(
      (response) => response.status,
      () => 503,
    );
    if (status < 500) return;
    await sleep(50);
  }
  throw new Error(`The desk did not answer on ${url} within a minute`);
}

async function end(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([exited, sleep(20_000).then(() => child.kill('SIGKILL'))]);
  }
  // A desk that had to be killed leaves its PostgreSQL for the next one, which will not come.
  const left = livePid(join(dataDir, 'postgres'));
  if (left !== undefined) process.kill(left, 'SIGINT');
  while (livePid(join(dataDir, 'postgres')) !== undefined) await sleep(20);
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
