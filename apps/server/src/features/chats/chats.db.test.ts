// A resident's thread over the API: started without a name, read and written by its token alone, found again by code.
import { v7 as uuid } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { openApp } from '../../../../../tests/support/app.ts';
import { makeWorld } from '../../../../../tests/support/world.ts';
import { localDay } from '../clocks/index.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const agent = await world.staff('agent');
const as = { id: agent.actor.id, roles: ['agent' as const] };
const api = '/api/v1';

type Opened = {
  token: string;
  thread: {
    number: string;
    code: string;
    mode: string;
    state: string;
    place: number | null;
    dueAt: string | null;
    head: number;
    events: { type: string; text: string | null; seq: number; by: string; name: string | null }[];
  };
};
const start = async (text = 'Hej, soporna är inte hämtade', more: object = {}): Promise<Opened> =>
  (await ask(`POST ${api}/chats`, { body: { text, ...more } })).body;
const caseOf = async (opened: Opened) =>
  world.db.case.findUniqueOrThrow({ where: { number: opened.thread.number } });
const hours = (list: object[]) => world.db.desk.update({ where: { id: 1 }, data: { hours: list } });

/** Open for an hour the day after tomorrow alone: shut now, and for a day whatever the hour. */
const shutNow = () => {
  // Days since 1970, which began on a Thursday; Monday is 1.
  const weekday = ((localDay(Date.now()) + 3) % 7) + 1;
  return hours([{ day: ((weekday + 1) % 7) + 1, opens: '10:00', closes: '11:00' }]);
};

beforeEach(() => hours([]));

test('a chat begins without a name, is anonymous, and waits in the centre', async () => {
  const opened = await start();
  expect(opened.thread).toMatchObject({ mode: 'chat', state: 'new', head: 2, dueAt: null });
  expect(opened.thread.events.map((e) => e.type)).toEqual(['case.opened', 'message.received']);
  expect(opened.thread.code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{8}$/);
  const kase = await caseOf(opened);
  expect(kase).toMatchObject({ residentId: null, teamId: world.centre.id, channel: 'chat' });
  expect((kase.dueAt?.getTime() ?? 0) - kase.receivedAt.getTime()).toBe(5 * 60_000);
});

test('places are counted from those who truly wait', async () => {
  await world.db.case.updateMany({ data: { state: 'closed' } });
  const [first, second] = [await start('Först'), await start('Sedan')];
  expect([first.thread.place, second.thread.place]).toEqual([1, 2]);
  await ask(`POST ${api}/cases/${(await caseOf(first)).id}/claims`, { as });
  const again = await ask(`GET ${api}/chats/current`, { token: second.token });
  expect((again.body as Opened['thread']).place).toBe(1);
});

test('outside opening hours a chat becomes a message with a promised time', async () => {
  await shutNow();
  const { thread } = await start();
  expect(thread.mode).toBe('message');
  expect(thread.place).toBeNull();
  expect(Date.parse(thread.dueAt ?? '')).toBeGreaterThan(Date.now());
  const desk = (await ask(`GET ${api}/public/desk`)).body as { open: boolean; changesAt: string };
  expect(desk.open).toBe(false);
  expect(Date.parse(desk.changesAt)).toBeGreaterThan(Date.now());
});

test('a retried start is the same thread with the same token', async () => {
  const key = uuid();
  const body = { text: 'En gång' };
  const first = await ask(`POST ${api}/chats`, { body, key });
  const second = await ask(`POST ${api}/chats`, { body, key });
  expect((second.body as Opened).token).toBe((first.body as Opened).token);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(await world.db.case.count({ where: { subject: 'En gång' } })).toBe(1);
  expect((await ask(`POST ${api}/chats`, { body: { text: 'Annat' }, key })).status).toBe(422);
});

test('no token is stored, in the database or in what is remembered of the request', async () => {
  const { token } = await start();
  const secret = token.split('.')[1] ?? '';
  const kept = await world.db.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (SELECT reply::text AS t FROM idempotency UNION ALL SELECT data::text FROM event) x
    WHERE t LIKE ${`%${secret}%`}`;
  expect(Number(kept[0]?.n)).toBe(0);
});

test('a token opens its own thread and no other; revoked or expired it opens nothing', async () => {
  const [mine, other] = [await start('Mitt'), await start('Annans')];
  const read = async (token: string) => ask(`GET ${api}/chats/current`, { token });
  expect(((await read(mine.token)).body as Opened['thread']).number).toBe(mine.thread.number);
  const [id = ''] = mine.token.split('.');
  const [, foreign = ''] = other.token.split('.');
  expect((await read(`${id}.${foreign}`)).status).toBe(401);
  await world.db.chatToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect((await read(mine.token)).status).toBe(401);
  const [otherId = ''] = other.token.split('.');
  await world.db.chatToken.update({ where: { id: otherId }, data: { revokedAt: new Date() } });
  expect((await read(other.token)).status).toBe(401);
});

test('the resident sees answers and first names, and neither notes nor gaps nor internal numbers', async () => {
  const opened = await start();
  const { id } = await caseOf(opened);
  await ask(`POST ${api}/cases/${id}/notes`, { as, body: { text: 'Hemlig anteckning' } });
  await ask(`PATCH ${api}/cases/${id}`, { as, body: { priority: 'high' } });
  await ask(`POST ${api}/cases/${id}/messages`, { as, body: { text: 'Vi kollar', seen: 4 } });
  const said = await ask(`POST ${api}/chats/current/messages`, {
    token: opened.token,
    body: { text: 'Tack' },
  });
  expect(said.body).toMatchObject({ seq: 4, pubSeq: 4 });
  const { body } = await ask(`GET ${api}/chats/current`, { token: opened.token });
  const { events } = body as Opened['thread'];
  expect(events.map((e) => e.seq)).toEqual([1, 2, 3, 4]);
  expect(events[2]).toMatchObject({ by: 'desk', text: 'Vi kollar', name: 'Test' });
  expect(JSON.stringify(body)).not.toMatch(/Hemlig|high|priority/);
});

test('the code opens the thread on another device; a wrong one opens nothing', async () => {
  const opened = await start();
  const { code } = opened.thread;
  const spoken = `${code.slice(0, 4)} - ${code.slice(4).toLowerCase()}`;
  const again = await ask(`POST ${api}/chats/resumptions`, { body: { code: spoken } });
  expect(again.status).toBe(201);
  expect((again.body as Opened).token).not.toBe(opened.token);
  expect((again.body as Opened).thread.number).toBe(opened.thread.number);
  expect((await ask(`POST ${api}/chats/resumptions`, { body: { code: '33333333' } })).status).toBe(
    404,
  );
  expect((await ask(`POST ${api}/chats/resumptions`, { body: { code: 'O0I1' } })).status).toBe(400);
});

test('whoever leaves before an answer waits no longer; writing again opens the case', async () => {
  const opened = await start();
  await ask(`POST ${api}/chats/current/departures`, { token: opened.token, body: {} });
  expect(await caseOf(opened)).toMatchObject({
    state: 'resolved',
    outcome: 'cut-off',
    dueAt: null,
  });
  const { code } = opened.thread;
  const { token } = (await ask(`POST ${api}/chats/resumptions`, { body: { code } })).body as Opened;
  await ask(`POST ${api}/chats/current/messages`, { token, body: { text: 'Jag är kvar' } });
  const kase = await caseOf(opened);
  expect(kase).toMatchObject({ state: 'open', outcome: null });
  expect(kase.waitingSince).not.toBeNull();
});

test('what one leaves opens nothing more; leaving again is told to whoever did not hear the answer', async () => {
  const opened = await start();
  const { token, thread } = opened;
  const { code } = thread;
  const other = (await ask(`POST ${api}/chats/resumptions`, { body: { code } })).body as Opened;
  const leave = (key: string) => ask(`POST ${api}/chats/current/departures`, { token, key });
  const key = uuid();
  expect((await leave(key)).status).toBe(201);
  const again = await leave(key);
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  const { id } = await caseOf(opened);
  const events = await world.db.event.count({ where: { caseId: id } });
  const tries = [
    leave(uuid()),
    ask(`GET ${api}/chats/current`, { token }),
    ask(`GET ${api}/chats/current/events?after=0`, { token }),
    ask(`POST ${api}/chats/current/messages`, { token, body: { text: 'Hallå' } }),
  ];
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect(await world.db.event.count({ where: { caseId: id } })).toBe(events);
  expect((await ask(`GET ${api}/chats/current`, { token: other.token })).status).toBe(200);
});

test('one leaves once, however many ask at the same time, and no more often than one may write', async () => {
  const opened = await start();
  const { token } = opened;
  const leave = (key: string) => ask(`POST ${api}/chats/current/departures`, { token, key });
  const first = uuid();
  const all = await Promise.all([first, uuid(), uuid(), uuid()].map(leave));
  expect(all.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401]);
  const { id } = await caseOf(opened);
  expect(await world.db.event.count({ where: { caseId: id, type: 'chat.left' } })).toBe(1);
  const more = [];
  for (let n = 0; n < 30; n++) more.push((await leave(first)).status);
  expect(more.at(-1)).toBe(429);
});

test('guessing codes is slowed down, with a time to wait', async () => {
  const tries = [];
  for (let i = 0; i < 25; i++)
    tries.push(await ask(`POST ${api}/chats/resumptions`, { body: { code: '44444444' } }));
  const last = tries.at(-1);
  expect(last?.status).toBe(429);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
});
