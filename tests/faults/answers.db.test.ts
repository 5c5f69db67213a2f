// Answers lost after the deed, and the same thing asked many times: done once, and told so.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { testDatabase } from '../support/db.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { request, say, startChat, startServer, type Server } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: Server;
let toDatabase: Proxy;
let toServer: Proxy;
let direct: string;
beforeAll(async () => {
  const { url } = await testDatabase();
  direct = url;
  const { hostname, port } = new URL(url);
  toDatabase = await startProxy({ host: hostname, port: Number(port) });
  const through = new URL(url);
  through.port = String(toDatabase.port);
  server = await startServer({ DATABASE_URL: through.href });
  await server.seed();
  toServer = await startProxy({ host: '127.0.0.1', port: Number(new URL(server.base).port) });
}, 240_000);
afterAll(async () => {
  await server.stop();
  await toServer.stop();
  await toDatabase.stop();
}, 120_000);

const rowsOf = async (key: string): Promise<number> => {
  const client = new pg.Client(direct);
  await client.connect();
  try {
    const found = await client.query(`SELECT 1 FROM event WHERE data->>'clientMsgId' = $1`, [key]);
    return found.rows.length;
  } finally {
    await client.end();
  }
};

describe('F2: the answer lost between COMMIT and the client', () => {
  it('is given again to the same key, and there is one row', async () => {
    const chat = await startChat(server.base);
    for (let round = 0; round < 10; round++) {
      const key = uuid();
      const text = `Rad ${round}`;
      toServer.loseAnswerTo(/POST \/api\/v1\/chats\/current\/messages/);
      const through = `http://127.0.0.1:${toServer.port}`;
      expect((await say(through, chat.token, key, text)).status).toBe(0);
      const again = await say(server.base, chat.token, key, text);
      expect(again).toMatchObject({ status: 201, replayed: true });
      expect(await rowsOf(key)).toBe(1);
    }
    expect(toServer.cuts()).toBe(10);
  });
});

describe('F7: nobody knows how COMMIT ended', () => {
  it('acknowledges nothing; the retry finds out; at most one row', async () => {
    const chat = await startChat(server.base);
    let inDoubt = 0;
    for (let round = 0; round < 30 && (round < 10 || inDoubt === 0); round++) {
      const key = uuid();
      const cuts = toDatabase.cuts();
      toDatabase.loseAnswerTo(/COMMIT/);
      const first = await say(server.base, chat.token, key, 'Kanske');
      // The feed commits too: where it lost its own answer, this one was never in doubt.
      if (first.status !== 201) {
        expect(first).toMatchObject({ status: 503, body: { code: 'not-saved' } });
        inDoubt += 1;
      }
      await until('the cut was made', () => toDatabase.cuts() > cuts);
      await until(
        'the same key is answered',
        async () => (await say(server.base, chat.token, key, 'Kanske')).status === 201,
      );
      expect(await rowsOf(key)).toBe(1);
    }
    expect(inDoubt).toBeGreaterThan(0);
  }, 120_000);
});

describe('F20: the same thing many times', () => {
  it('is one row and one answer; another body under the key is refused', async () => {
    const chat = await startChat(server.base);
    const key = uuid();
    const all = await Promise.all(
      Array.from({ length: 25 }, () => say(server.base, chat.token, key, 'Dubbelklick')),
    );
    expect(all.map((a) => a.status)).toEqual(all.map(() => 201));
    for (const { body } of all) expect(body).toEqual(all[0]?.body);
    expect(all.filter((a) => !a.replayed)).toHaveLength(1);
    expect(await rowsOf(key)).toBe(1);
    expect(await say(server.base, chat.token, key, 'Annat')).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    });
  });

  it('F21: of two residents is two messages, and neither learns of the other', async () => {
    const [one, two] = [await startChat(server.base), await startChat(server.base)];
    const key = uuid();
    const first = await say(server.base, one.token, key, 'Min');
    const second = await say(server.base, two.token, key, 'Din');
    expect(second).toMatchObject({ status: 201, replayed: false });
    expect(second.body['eventId']).not.toBe(first.body['eventId']);
    expect(await rowsOf(key)).toBe(2);
  });

  it('begins one thread, whose token opens it however often it was asked for', async () => {
    const key = uuid();
    const body = { text: 'Hej!' };
    const all = await Promise.all(
      Array.from({ length: 5 }, () => request(server.base, 'POST', '/chats', { key, body })),
    );
    expect(new Set(all.map((a) => a.body['token'])).size).toBe(1);
    expect(all.filter((a) => !a.replayed)).toHaveLength(1);
  });
});
