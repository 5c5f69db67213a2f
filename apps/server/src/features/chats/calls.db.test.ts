// A resident asks to be called: a case in the queue with the call promised, within opening hours, once, and followed by code.
import type { OpenHours } from '@entre/contract/service-points';
import { v7 as uuid } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { openApp } from '../../../../../tests/support/app.ts';
import { makeWorld } from '../../../../../tests/support/world.ts';
import { callTimes, chosenTime } from './call-times.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const agent = await world.staff('agent');
const as = { id: agent.actor.id, roles: ['agent' as const] };
const api = '/api/v1';

type Refused = { code: string; errors?: { path: string }[] };
type Opened = {
  token: string;
  thread: {
    number: string;
    mode: string;
    dueAt: string;
    call: { from: string | null; at: string; tries: number } | null;
  };
};
/** A number of its own for each call, so that none meets the limit of another. */
let last = 10;
const number = (): string => `070-174 06 ${String(last++)}`;
const call = (more: object = {}, key: string = uuid()) =>
  ask(`POST ${api}/callbacks`, {
    body: { text: 'Ring om bygglovet', phone: number(), ...more },
    key,
  });
const caseOf = ({ thread }: Opened) =>
  world.db.case.findUniqueOrThrow({ where: { number: thread.number } });
const hours = (list: OpenHours[]) =>
  world.db.desk.update({ where: { id: 1 }, data: { hours: list } });
const everyDay = (opens: string, closes: string): OpenHours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens, closes }));

beforeEach(() => hours([]));

test('as soon as possible: a case in the queue, due when the call is, and a thread to follow it by', async () => {
  const { soonest } = await callTimes(world.open);
  const { status, body } = await call({ name: 'Åsa Öhman', phone: '070-174 06 05' });
  expect(status).toBe(201);
  const { thread, token } = body as Opened;
  expect(thread).toMatchObject({ mode: 'message', call: { from: null, tries: 0 } });
  const kase = await caseOf(body);
  expect(kase).toMatchObject({
    channel: 'message',
    state: 'new',
    teamId: world.centre.id,
    subject: 'Ring om bygglovet',
    late: false,
  });
  expect(kase.callbackAt).toEqual(kase.dueAt);
  expect(thread.dueAt).toBe(thread.call?.at);
  // As it was told before, but for the moment that passed since.
  const since = (kase.callbackAt?.getTime() ?? 0) - Date.parse(soonest);
  expect(since).toBeGreaterThanOrEqual(0);
  expect(since).toBeLessThan(60_000);
  expect(
    await world.db.resident.findUnique({ where: { id: kase.residentId ?? '' } }),
  ).toMatchObject({
    name: 'Åsa Öhman',
    phone: '+46701740605',
  });
  const read = await ask(`GET ${api}/chats/current`, { token });
  expect((read.body as Opened['thread']).call).toEqual(thread.call);
});

test('staff see it in the queue as any promised call, try it, and it is done', async () => {
  const { body } = await call();
  const { id, number: caseNumber } = await caseOf(body);
  const queue = await ask(`GET ${api}/cases?view=unassigned`, { as });
  const rows = (queue.body as { items: { number: string; callbackAt: string }[] }).items;
  expect(rows.find((row) => row.number === caseNumber)?.callbackAt).toBe(
    (body as Opened).thread.call?.at,
  );
  const listed = await ask(`GET ${api}/cases/${id}/callbacks`, { as });
  const [promised] = (listed.body as { items: { id: string; phone: string }[] }).items;
  expect(promised?.phone).toMatch(/^\+4670174/);
  const tried = (result: string) =>
    ask(`POST ${api}/callbacks/${promised?.id}/tries`, { as, body: { result } });
  await tried('no-answer');
  const { token } = body as Opened;
  const read = async () =>
    (await ask(`GET ${api}/chats/current`, { token })).body as Opened['thread'];
  expect((await read()).call?.tries).toBe(1);
  expect((await tried('reached')).status).toBe(201);
  expect((await read()).call).toBeNull();
  expect(await caseOf(body)).toMatchObject({ callbackAt: null, dueAt: null, waitingSince: null });
});

test('a chosen span: promised by its end, and its beginning is told to staff and resident', async () => {
  await hours(everyDay('00:00', '24:00'));
  const times = await callTimes(world.open);
  const { from, to } = times.spans[1] ?? { from: '', to: '' };
  const { body } = await call({ from });
  expect((body as Opened).thread.call).toEqual({ from, at: to, tries: 0 });
  const { id, callbackAt } = await caseOf(body);
  expect(callbackAt?.toISOString()).toBe(to);
  const { body: list } = await ask(`GET ${api}/cases/${id}/callbacks`, { as });
  expect((list as { items: object[] }).items).toMatchObject([{ from, promisedAt: to }]);
  const told = await world.db.event.findFirst({ where: { caseId: id, type: 'callback.promised' } });
  expect(told).toMatchObject({ actorKind: 'resident', pubSeq: null, data: { from, at: to } });
});

test('times lie within opening hours; when shut they begin at the next opening', async () => {
  await hours([1, 2, 3, 4, 5].map((day) => ({ day, opens: '08:00', closes: '17:00' })));
  const at = async (now: string) => {
    const { soonest, spans } = await callTimes(world.open, new Date(now));
    return [soonest, spans[0]?.from, spans.at(-1)?.to, spans.length];
  };
  // A Tuesday at 13:40 in Karlskrona: 14–16 begins too soon to be offered, 16–17 does not.
  expect(await at('2026-11-24T12:40:00Z')).toEqual([
    '2026-11-24T14:40:00.000Z',
    '2026-11-24T15:00:00.000Z',
    '2026-11-25T16:00:00.000Z',
    6,
  ]);
  // A Friday at 16:00: what is left of it, and then Monday.
  expect(await at('2026-11-27T15:00:00Z')).toEqual([
    '2026-11-30T08:00:00.000Z',
    '2026-11-30T07:00:00.000Z',
    '2026-12-01T16:00:00.000Z',
    10,
  ]);
  // Saturday night.
  expect((await at('2026-11-28T22:00:00Z')).slice(0, 2)).toEqual([
    '2026-11-30T09:00:00.000Z',
    '2026-11-30T07:00:00.000Z',
  ]);
});

test.each([
  ['all hours', everyDay('00:00', '24:00')],
  ['no hours written down', []],
])('nobody is called at night, though the desk never shuts: %s', async (_, open) => {
  await hours(open);
  const { soonest, spans } = await callTimes(world.open, new Date('2026-11-24T20:30:00Z'));
  expect(soonest).toBe('2026-11-25T09:00:00.000Z');
  expect(spans.map(({ from }) => from.slice(0, 13))).toEqual(
    ['25', '26'].flatMap((day) =>
      ['07', '09', '11', '13', '15', '17'].map((h) => `2026-11-${day}T${h}`),
    ),
  );
});

test('a span is good while half an hour of it is left, and no time is made up', async () => {
  await hours(everyDay('08:00', '16:00'));
  const choose = (from: string, now: string) => chosenTime(world.db, from, new Date(now));
  const [from, to] = ['2026-11-24T09:00:00.000Z', new Date('2026-11-24T11:00:00Z')];
  expect((await choose(from, '2026-11-24T10:29:00Z')).at).toEqual(to);
  const refused = { code: 'invalid', extra: { errors: [{ path: 'from' }] } };
  await expect(choose(from, '2026-11-24T10:31:00Z')).rejects.toMatchObject(refused);
  const now = '2026-11-24T06:00:00Z';
  await expect(choose('2026-11-24T09:30:00Z', now)).rejects.toMatchObject(refused);
  await expect(choose('2026-11-24T03:00:00Z', now)).rejects.toMatchObject(refused);
  await expect(choose('9999-12-31T00:00:00Z', now)).rejects.toMatchObject(refused);
  expect((await call({ from: '2020-01-01T00:00:00Z' })).status).toBe(400);
});

test('a retried asking is one case, one promise and the same token', async () => {
  const key = uuid();
  const given = { text: 'Bara en gång', phone: number() };
  const [one, two] = [await call(given, key), await call(given, key)];
  expect((two.body as Opened).token).toBe((one.body as Opened).token);
  expect(two.headers.get('idempotency-replayed')).toBe('true');
  const { id } = await caseOf(one.body);
  expect(await world.db.case.count({ where: { subject: 'Bara en gång' } })).toBe(1);
  expect(await world.db.callback.count({ where: { caseId: id } })).toBe(1);
  const kept = await world.db.idempotency.findMany();
  expect(JSON.stringify(kept, (_, v: unknown) => (typeof v === 'bigint' ? 0 : v))).not.toContain(
    '4670174',
  );
});

test('what is no number, and what is a personal identity number, is refused and nothing is written', async () => {
  const before = await world.db.event.count();
  for (const phone of ['ring mig', '12', '19811228-9874', '8112289874']) {
    const { status, body } = await call({ phone });
    expect([status, (body as Refused).errors?.[0]?.path], phone).toEqual([400, 'phone']);
  }
  expect((await call({ phone: '' })).status).toBe(400);
  expect((await call({ text: ' ' })).status).toBe(400);
  expect((await call({ staffId: uuid() })).status).toBe(400);
  expect(await world.db.event.count()).toBe(before);
});

test('nobody can have one number called all day', async () => {
  const phone = number();
  const tries = [];
  for (let i = 0; i < 6; i++) tries.push((await call({ phone })).status);
  expect(tries).toEqual([201, 201, 201, 201, 201, 429]);
  expect((await call({ phone: `+46 ${phone.slice(1)}` })).status).toBe(429);
  expect((await call()).status).toBe(201);
});

test('a request made again for want of an answer uses up nothing', async () => {
  const [phone, key] = [number(), uuid()];
  for (let n = 0; n < 7; n++) expect((await call({ phone }, key)).status).toBe(201);
  expect((await call({ phone })).status).toBe(201);
});

test('a number that belongs to somebody with a protected identity is masked here too', async () => {
  const phone = number();
  await world.db.resident.create({
    data: {
      id: uuid(),
      name: 'Hemlig',
      phone: `+46${phone.replace(/\D/g, '').slice(1)}`,
      protectedIdentity: true,
    },
  });
  const { body } = await call({ phone, name: 'Hemlig' });
  const { id } = await caseOf(body);
  const { body: list } = await ask(`GET ${api}/cases/${id}/callbacks`, { as });
  expect((list as { items: { phone: string | null }[] }).items.map((c) => c.phone)).toEqual([null]);
});
