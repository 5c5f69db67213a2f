// The server killed at any moment: nothing acknowledged is lost, nothing is there twice, every screen comes whole again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { http } from '@entre/client/http';
import { liveResident, type LiveResident } from '@entre/client/live-resident';
import { history, holdsUp, keepSending } from '../support/history.ts';
import { request, startChat, startServer, type Server } from '../support/server.ts';
import { until } from '../support/until.ts';

/** Change it to look elsewhere; a failure says it. */
const SEED = 20_261_123;
const SENDERS = 6;
const KILLS = 5;
const STORM = 300;

let server: Server;
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: '1' });
  await server.seed();
}, 240_000);
afterAll(() => server.stop(), 120_000);

/** Numbers that look random and are the same every time (mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Chat = { token: string; number: string };
/** A chat from a network of its own, as many residents have. */
async function chatFrom(n: number): Promise<Chat> {
  const answer = await request(server.base, 'POST', '/chats', {
    key: crypto.randomUUID(),
    body: { text: 'Hej!' },
    headers: { 'x-forwarded-for': `10.${n >> 8}.${n & 255}.1` },
  });
  expect(answer.status).toBe(201);
  const { token, thread } = answer.body as { token: string; thread: { number: string } };
  return { token, number: thread.number };
}

const screen = (chat: Chat): LiveResident =>
  liveResident({
    base: server.base,
    token: chat.token,
    http: http(`${server.base}/api/v1`, () => chat.token),
    onState: () => undefined,
    sink: {
      show: () => undefined,
      lost: () => undefined,
      stuck: () => undefined,
      typing: () => undefined,
    },
  });

describe('F1: killed under load', () => {
  it(`loses nothing, doubles nothing, leaves no gap (seed ${SEED})`, async () => {
    const chance = random(SEED);
    const chats = await Promise.all(Array.from({ length: SENDERS * 6 }, (_, n) => chatFrom(n)));
    const screens = chats.slice(0, 12).map(screen);
    const told = history();
    let done = false;
    const sending = Array.from({ length: SENDERS }, (_, n) =>
      keepSending(server.base, chats.slice(n * 6, n * 6 + 6), told, () => done),
    );
    // Failures are told below, when all is over.
    for (const one of sending) one.catch(() => undefined);
    const postgres = server.postgresPid();
    for (let kill = 0; kill < KILLS; kill++) {
      const had = told.acked.length;
      await until('messages flow', () => told.acked.length > had + 10, 60_000);
      await sleep(300 + 900 * chance());
      await server.kill();
      const began = performance.now();
      await server.start();
      // Some three seconds; on a machine that does much else, longer.
      expect(performance.now() - began).toBeLessThan(30_000);
      expect(server.postgresPid()).toBe(postgres);
    }
    done = true;
    await Promise.all(sending);
    expect(told.acked.length).toBeGreaterThan(KILLS * 10);
    await holdsUp(server, told);
    for (const [n, view] of screens.entries()) {
      const [row] = await server.sql<{ head: number }>(
        `SELECT last_pub_seq AS head FROM "case" WHERE number = $1`,
        [chats[n]?.number],
      );
      await until('the screen is whole', () => view.thread?.head === row?.head, 60_000);
      const seqs = view.thread?.events.map((e) => e.seq);
      expect(seqs).toEqual(Array.from({ length: row?.head ?? 0 }, (_, i) => i + 1));
    }
    for (const view of screens) view.close();
  }, 240_000);
});

describe('F27: everybody comes back at once', () => {
  it(`${STORM} residents are live within a minute of a restart`, async () => {
    const chats: Chat[] = [];
    for (let n = 0; n < STORM; n += 20)
      chats.push(
        ...(await Promise.all(Array.from({ length: 20 }, (_, i) => chatFrom(1000 + n + i)))),
      );
    const screens = chats.map(screen);
    try {
      await until('all are live', () => screens.every((s) => s.state === 'live'), 60_000);
      await server.kill();
      await until('all have noticed', () => screens.every((s) => s.state !== 'live'), 60_000);
      await server.start();
      // From here, since what a start takes is measured apart. A screen waits the longer the longer the desk was
      // away, at most three quarters of a minute.
      await until('all are live again', () => screens.every((s) => s.state === 'live'), 60_000);
    } finally {
      for (const view of screens) view.close();
    }
  }, 240_000);
});

describe('F38: restored from a backup', () => {
  it('sends every client back to the start, and takes what it still has to say once', async () => {
    const chat = await startChat(server.base);
    const view = screen(chat);
    await until('read', () => view.thread !== null);
    const epoch = view.thread?.epoch;
    const key = crypto.randomUUID();
    await server.kill();
    await server.sql('UPDATE desk SET epoch = gen_random_uuid()');
    await server.start();
    const path = `/chats/current/events?after=1&epoch=${epoch}`;
    const old = await request(server.base, 'GET', path, { token: chat.token });
    expect(old).toMatchObject({ status: 410, body: { code: 'resync' } });
    const ahead = await request(server.base, 'GET', '/chats/current/events?after=99', {
      token: chat.token,
    });
    expect(ahead.status).toBe(410);
    const body = { text: 'Skrivet innan' };
    for (let i = 0; i < 2; i++)
      expect(
        await request(server.base, 'POST', '/chats/current/messages', {
          token: chat.token,
          key,
          body,
        }),
      ).toMatchObject({ status: 201, replayed: i === 1 });
    await until(
      'the screen has started over',
      () => {
        const now = view.thread;
        return now !== null && now.epoch !== epoch && now.events.some((e) => e.text === body.text);
      },
      20_000,
    );
    view.close();
  }, 120_000);
});
