// A whole desk of one's own for a test: own data, own port, known password; ended by its pid.
import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { beginDesk, endDesk, endPostgres, newDataDir } from './own-desk.ts';
import { until } from './until.ts';

/** The password of every demonstration account in tests. */
export const demoPassword = 'Tisdag-i-Karlskrona';

export type Desk = Readonly<{
  url: string;
  dataDir: string;
  pid: number;
  /** Ends it in order and removes its data. */
  stop: () => Promise<void>;
}>;

/**
 * Starts a desk with the demonstration in it, and returns when it answers.
 * @param options.env more settings, over the ones a test desk has
 * @param options.dataDir an existing data directory; it is then kept
 */
export async function startDesk(
  options: { env?: Record<string, string>; dataDir?: string; port?: number } = {},
): Promise<Desk> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? (await newDataDir('entre-desk-'));
  const settings = { PORT: String(port), DATA_DIR: dataDir, DEMO_PASSWORD: demoPassword };
  const child = beginDesk({ ...settings, LOG_LEVEL: 'warn', ...options.env }, [
    'ignore',
    'inherit',
    'inherit',
  ]);
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await endDesk(child, 'SIGTERM');
    await endPostgres(dataDir);
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

const answers = (url: string, child: ChildProcess): Promise<void> =>
  until(
    `the desk answers on ${url}`,
    async () => {
      if (child.exitCode !== null) throw new Error(`The desk ended with code ${child.exitCode}`);
      const status = await fetch(url).then(
        (response) => response.status,
        () => 503,
      );
      return status < 500;
    },
    180_000,
  );

/** Below those that systems give to connections that go out, or to whoever asks for any: nobody takes one by chance. */
const LOWEST_PORT = 20_000;
const PORTS = 12_000;

/** A port that nobody listens on now; by lot, so that workers side by side do not choose the same. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = LOWEST_PORT + Math.floor(Math.random() * PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${LOWEST_PORT} to ${LOWEST_PORT + PORTS}`);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
