// PostgreSQL killed or frozen under the server: it says so, promises nothing, and is well again soon after.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { history, holdsUp, keepSending, type History } from '../support/history.ts';
import { say, startChat, startServer, type Server } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: Server;
let chats: Awaited<ReturnType<typeof startChat>>[];
beforeAll(async () => {
  server = await startServer();
  await server.seed();
  chats = await Promise.all(Array.from({ length: 24 }, () => startChat(server.base)));
}, 240_000);
afterAll(() => server.stop(), 120_000);

/** Keeps four senders busy around `fault`, until messages are acknowledged again after it. */
async function under(fault: (told: History) => Promise<void>): Promise<History> {
  const told = history();
  let done = false;
  const sending = [0, 1, 2, 3].map((n) =>
    keepSending(server.base, chats.slice(n * 6, n * 6 + 6), told, () => done),
  );
  // Failures are told below, when all is over.
  for (const one of sending) one.catch(() => undefined);
  await until('messages flow', () => told.acked.length > 10);
  await fault(told);
  done = true;
  await Promise.all(sending);
  return told;
}

/** Until one more message is acknowledged; milliseconds. */
async function recovery(told: History): Promise<number> {
  const [began, had] = [performance.now(), told.acked.length];
  await until('messages flow again', () => told.acked.length > had + 3, 60_000);
  return performance.now() - began;
}

/** A server and its children, frozen or thawed together. */
function signal(name: 'SIGSTOP' | 'SIGCONT'): void {
  const parent = server.postgresPid();
  const children = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    });
  for (const pid of [parent, ...children.map(Number)]) send(pid, name);
}

/** A backend may have ended since it was listed. */
function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

describe('F4: PostgreSQL killed', () => {
  it('as a whole: back within half a minute, with all that was acknowledged', async () => {
    const told = await under(async (so) => {
      const old = server.postgresPid();
      process.kill(old, 'SIGKILL');
      expect(await recovery(so)).toBeLessThan(30_000);
      expect(server.postgresPid()).not.toBe(old);
    });
    await holdsUp(server, told);
  }, 120_000);

  it('in one backend: the others go on, nothing is lost', async () => {
    const told = await under(async (so) => {
      const [one] = await server.sql<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity
         WHERE usename = 'entre_app' AND pid <> pg_backend_pid() AND application_name NOT LIKE 'entre%'
         LIMIT 1`,
      );
      expect(one).toBeDefined();
      process.kill(one?.pid ?? 0, 'SIGKILL');
      expect(await recovery(so)).toBeLessThan(30_000);
    });
    await holdsUp(server, told);
  }, 120_000);
});

describe('F5: PostgreSQL frozen for twenty seconds', () => {
  it('answers 503 in time, lives on, and is well afterwards', async () => {
    const [chat] = chats;
    if (!chat) throw new Error('no chat');
    signal('SIGSTOP');
    const thaw = setTimeout(() => signal('SIGCONT'), 20_000);
    try {
      const began = performance.now();
      const key = uuid();
      const pending = say(server.base, chat.token, key, 'Under isen', 30_000);
      const alive = await fetch(`${server.base}/healthz`, { signal: AbortSignal.timeout(10_000) });
      expect(alive.status).toBe(200);
      const ready = fetch(`${server.base}/readyz`, { signal: AbortSignal.timeout(30_000) });
      const answer = await pending;
      expect(answer).toMatchObject({ status: 503 });
      expect((await ready).status).toBe(503);
      expect(await (await ready).json()).toMatchObject({ ok: false, parts: { database: 'down' } });
      // The limits are six seconds; and it is said while the ice still holds.
      expect(performance.now() - began).toBeLessThan(15_000);
      await until(
        'the same key is answered',
        async () => (await say(server.base, chat.token, key, 'Under isen', 5000)).status === 201,
        60_000,
      );
      const rows = await server.sql(`SELECT 1 FROM event WHERE data->>'clientMsgId' = $1`, [key]);
      expect(rows).toHaveLength(1);
    } finally {
      clearTimeout(thaw);
      signal('SIGCONT');
    }
  }, 120_000);
});
