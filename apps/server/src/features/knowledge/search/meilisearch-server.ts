// For tests: a Meilisearch to run against, named by the environment or started from a binary.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Server = {
  url: string;
  key: string;
  /** Its process, when we started it: for tests that stop, halt and continue it. */
  process: ChildProcess | null;
  stop: () => Promise<void>;
};

type Environment = Record<string, string | undefined>;

/** Whether there is one: `MEILI_URL` with `MEILI_KEY`, or `MEILI_BINARY`, the path of a server. */
export const hasMeilisearch = (env: Environment): boolean =>
  Boolean(env['MEILI_URL'] ?? env['MEILI_BINARY']);

/** The named server, or a new one on a free port of this machine with an empty directory of its own. */
export async function meilisearchServer(env: Environment): Promise<Server> {
  const { MEILI_URL, MEILI_KEY, MEILI_BINARY } = env;
  if (MEILI_URL !== undefined)
    return { url: MEILI_URL, key: MEILI_KEY ?? '', process: null, stop: () => Promise.resolve() };
  if (MEILI_BINARY === undefined) throw new Error('Set MEILI_URL or MEILI_BINARY.');
  const dir = await mkdtemp(join(tmpdir(), 'entre-meili-'));
  return startMeilisearch(MEILI_BINARY, dir, await freePort());
}

/** Starts a server in `dir` and waits until it answers; `stop` ends it and removes the directory. */
export async function startMeilisearch(binary: string, dir: string, port: number): Promise<Server> {
  const key = 'a-key-for-tests-only';
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    binary,
    [
      '--http-addr',
      `127.0.0.1:${port}`,
      '--master-key',
      key,
      '--no-analytics',
      '--db-path',
      join(dir, 'db'),
    ],
    { cwd: dir, stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    await rm(dir, { recursive: true, force: true });
  };
  const until = performance.now() + 20_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() > until) {
      await stop();
      throw new Error('Meilisearch did not start.');
    }
    await pause(50);
  }
  return { url, key, process: child, stop };
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) }).then(
    (reply) => reply.ok,
    () => false,
  );

/** A port of this machine that nobody has just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
