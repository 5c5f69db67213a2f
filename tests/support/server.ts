// A real desk in a process of its own, to be killed and started again; its clients; all ended by pid.
import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { freePort } from './desk.ts';
import { beginDesk, endDesk, endPostgres, newDataDir, postgresOf } from './own-desk.ts';
import { until } from './until.ts';

export type Answer = { status: number; body: Record<string, unknown>; replayed: boolean };
export type Server = Awaited<ReturnType<typeof startServer>>;
/** Every day, all day: a chat stays a chat whenever the test runs. */
const ALWAYS = JSON.stringify(
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })),
);

/**
 * Starts a desk without the demonstration, with as much in it as a chat needs.
 * @param env over the settings a test desk has: DATABASE_URL to stand a proxy in between
 */
export async function startServer(env: Record<string, string> = {}) {
  const dataDir = await newDataDir('entre-fault-');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const settings = { PORT: String(port), DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'fatal' };
    const made = beginDesk({ ...settings, ...env }, ['ignore', 'ignore', 'inherit']);
    child = made;
    await until(
      'the desk is ready',
      async () => {
        if (made.exitCode !== null) throw new Error(`the desk ended with ${made.exitCode}`);
        return (await status(`${base}/readyz`)) === 200;
      },
      180_000,
    );
  };
  /** Ends the process at once, as a power cut would; PostgreSQL stays. */
  const kill = async (): Promise<void> => {
    if (child) await endDesk(child, 'SIGKILL');
  };
  await start();
  const databaseUrl = env['DATABASE_URL'] ?? urlOf(dataDir);
  return {
    base,
    dataDir,
    start,
    kill,
    pid: () => child?.pid ?? 0,
    /** The code it ended with; null while it runs, and when it was killed. */
    ended: () => child?.exitCode ?? null,
    databaseUrl,
    postgresPid: () => postgresOf(dataDir) ?? 0,
    /** Asks the database itself, past the desk. */
    sql: <T extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      ask<T>(databaseUrl, text, values),
    seed: () => seed(databaseUrl),
    stop: async (): Promise<void> => {
      await kill();
      await endPostgres(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const status = (url: string): Promise<number> =>
  fetch(url, { signal: AbortSignal.timeout(3000) }).then(
    (answer) => answer.status,
    () => 0,
  );

/** The address of the embedded server, from what it and the desk keep in the data directory. */
function urlOf(dataDir: string): string {
  const port = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  const keys = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as {
    postgresAppPassword: string;
  };
  return `postgresql://entre_app:${keys.postgresAppPassword}@127.0.0.1:${port}/entre`;
}

async function ask<T extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One board, one team, and a desk that is open. */
async function seed(url: string): Promise<void> {
  const [board, team] = [uuid(), uuid()];
  await ask(url, `INSERT INTO board (id, code, name) VALUES ($1, 'KS', 'Styrelsen')`, [board]);
  await ask(
    url,
    `INSERT INTO team (id, code, name, board_id, kind) VALUES ($1, 'KC', 'Centret', $2, 'centre')`,
    [team, board],
  );
  await ask(url, `UPDATE desk SET hours = $1::jsonb`, [ALWAYS]);
}

/** One request. `status` 0: no answer came, and nobody knows what was done. */
export async function request(
  base: string,
  method: string,
  path: string,
  given: {
    token?: string;
    key?: string;
    body?: unknown;
    ms?: number;
    headers?: Record<string, string>;
  } = {},
): Promise<Answer> {
  const headers: Record<string, string> = { ...given.headers };
  if (given.token !== undefined) headers['authorization'] = `Bearer ${given.token}`;
  if (given.key !== undefined) headers['idempotency-key'] = given.key;
  if (given.body !== undefined) headers['content-type'] = 'application/json';
  try {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(given.ms ?? 15_000),
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      replayed: answer.headers.get('idempotency-replayed') === 'true',
    };
  } catch {
    return { status: 0, body: {}, replayed: false };
  }
}

/** Starts a chat; the token and the number of its case. */
export async function startChat(
  base: string,
  text = 'Hej! När töms tunnan?',
): Promise<{ token: string; number: string }> {
  const answer = await request(base, 'POST', '/chats', { key: uuid(), body: { text } });
  if (answer.status !== 201) throw new Error(`no chat: ${JSON.stringify(answer)}`);
  const { token, thread } = answer.body as { token: string; thread: { number: string } };
  return { token, number: thread.number };
}

/** Says something in a thread, once. */
export const say = (base: string, token: string, key: string, text: string, ms?: number) =>
  request(base, 'POST', '/chats/current/messages', {
    token,
    key,
    body: { text },
    ...(ms === undefined ? {} : { ms }),
  });
