// Nuläge: every figure from what truly stands there, within sight, with its numerator and denominator.
import type { Now } from '@entre/contract/insights';
import type { Role } from '@entre/contract/permissions';
import { v7 as uuid } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { openApp } from '../../../../../tests/support/app.ts';
import { clearOfMidnight } from '../../../../../tests/support/midnight.ts';
import { bornElsewhere } from '../../../../../tests/support/verbs.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { runLate } from '../cases/index.ts';
import { say } from '../chats/converse.ts';
import { startOfToday } from './today.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const agent = await world.staff('agent');
const blind = await world.staff('agent', { teamIds: [], boardIds: [], servicePointIds: [] });
const as: { id: string; roles: Role[] } = { id: agent.actor.id, roles: ['agent'] };
const api = '/api/v1';
const HOUR_MS = 3_600_000;

const look = async (who: { id: string; roles: Role[] } = as): Promise<Now> =>
  (await ask(`GET ${api}/insights/now`, { as: who })).body;
const chat = async (text: string): Promise<string> => {
  const { body } = await ask(`POST ${api}/chats`, { body: { text } });
  const { number } = (body as { thread: { number: string } }).thread;
  return (await world.db.case.findUniqueOrThrow({ where: { number } })).id;
};
const chatsOf = (now: Now) => now.ways.find((w) => w.channel === 'chat');
const headOf = async (id: string): Promise<number> =>
  (await world.db.case.findUniqueOrThrow({ where: { id } })).lastSeq;
const resolve = async (id: string, outcome: string) =>
  ask(`PUT ${api}/cases/${id}/state`, {
    as,
    body: { state: 'resolved', outcome, seen: await headOf(id) },
  });

const answer = async (id: string, text: string) => {
  const { lastSeq: seen } = await world.db.case.findUniqueOrThrow({ where: { id } });
  await ask(`POST ${api}/cases/${id}/messages`, { as, body: { text, seen } });
};
const late = () =>
  runLate({ ...agent, actor: { kind: 'system', permissions: new Set(['case.run-late']) } });

// What is told is of today.
beforeEach(() => clearOfMidnight());

test('an empty desk has empty figures, for every way in', async () => {
  const now = await look();
  expect(now).toMatchObject({ waiting: 0, longestSince: null, open: 0, late: 0, latestDue: null });
  expect(now.ways.map((w) => w.channel)).toEqual(['chat', 'message', 'phone', 'visit']);
  expect(now.serviceLevel).toEqual({ kept: 0, of: 0 });
});

test('waiting is who nobody has taken, per way in, with the one who has waited longest', async () => {
  const first = await chat('Först');
  await chat('Sedan');
  const { receivedAt } = await world.db.case.findUniqueOrThrow({ where: { id: first } });
  expect(chatsOf(await look())).toMatchObject({
    waiting: 2,
    longestSince: receivedAt.toISOString(),
  });
  await ask(`POST ${api}/cases/${first}/claims`, { as });
  const now = await look();
  expect([now.waiting, now.open]).toEqual([1, 2]);
  expect(now.staff.find((s) => s.id === agent.actor.id)?.load).toBe(1);
});

const longAgo = new Date('2001-01-01T00:00:00Z');
test('a kept promise counts above the line, a broken one only below', async () => {
  const before = (await look()).serviceLevel;
  const kept = await chat('I tid');
  await answer(kept, 'Svar');
  const broken = await chat('För sent');
  await world.db.case.update({ where: { id: broken }, data: { dueAt: longAgo } });
  await late();
  const now = await look();
  expect(now.serviceLevel).toEqual({ kept: before.kept + 1, of: before.of + 2 });
  expect([now.late, now.latestDue]).toEqual([1, longAgo.toISOString()]);
});

test('what was resolved by a slip and taken back answered nobody, and solved nothing', async () => {
  const figures = async () => {
    const { serviceLevel, solvedHere } = await look();
    return { serviceLevel, solvedHere };
  };
  const id = await chat('Fel knapp');
  await world.db.case.update({ where: { id }, data: { dueAt: longAgo } });
  await late();
  const before = await figures();
  const { head } = (await resolve(id, 'solved-here')).body as { head: number };
  expect(await figures()).not.toEqual(before);
  const undone = await ask(`POST ${api}/cases/${id}/undos`, { as, body: { seq: head } });
  expect(undone.status).toBe(201);
  expect(await figures()).toEqual(before);
  // The answer that came in the end came late, and is one.
  await answer(id, 'Svar');
  expect((await figures()).serviceLevel).toEqual(before.serviceLevel);
});

test('a promise that was kept stays kept when the resident asks again and waits too long', async () => {
  const before = (await look()).serviceLevel;
  const id = await chat('Först i tid');
  await answer(id, 'Svar');
  const level = async () => (await look()).serviceLevel;
  expect(await level()).toEqual({ kept: before.kept + 1, of: before.of + 1 });
  await say(once(world.resident(id)), 'En sak till');
  expect(await level()).toEqual({ kept: before.kept + 1, of: before.of + 1 });
  await world.db.case.update({ where: { id }, data: { dueAt: longAgo } });
  await late();
  expect(await level()).toEqual({ kept: before.kept + 1, of: before.of + 2 });
  await answer(id, 'Förlåt');
  expect(await level()).toEqual({ kept: before.kept + 1, of: before.of + 2 });
});

test('solved here: solved of those we could; a line cut off stands outside', async () => {
  const before = (await look()).solvedHere;
  await resolve(await chat('Löst'), 'solved-here');
  await resolve(await chat('Bröts'), 'cut-off');
  await resolve(await chat('Någon annans'), 'referred-elsewhere');
  await bornElsewhere(world, agent);
  const { solved, of } = (await look()).solvedHere;
  expect([solved - before.solved, of - before.of]).toEqual([1, 3]);
});

test('what comes in stands in its half-hour of the local day; four weeks make the usual', async () => {
  const { today, usual } = await look();
  const inAll = today.reduce((a, b) => a + b, 0);
  expect(inAll).toBe((await world.db.interaction.count()) + (await world.db.visit.count()));
  // At noon, and so on the same weekday also when the clock was moved an hour since.
  const noon = startOfToday(new Date()).getTime() + 12 * HOUR_MS;
  await world.db.interaction.create({
    data: {
      id: uuid(),
      channel: 'phone',
      boardId: world.boards[0].id,
      startedAt: new Date(noon - 7 * 24 * HOUR_MS),
    },
  });
  expect((await look()).usual.reduce((a, b) => a + b, 0)).toBeCloseTo(
    usual.reduce((a, b) => a + b, 0) + 0.25,
  );
});

test('visits are counted for the points whose board one may use, and no others', async () => {
  const elsewhere = { ...world.point, id: uuid(), code: 'ANNAN', name: 'Annan punkt' };
  await world.db.servicePoint.create({ data: elsewhere });
  const visits = [world.point.id, world.point.id, elsewhere.id].map((servicePointId) => ({
    id: uuid(),
    servicePointId,
    topicId: world.waste.id,
    occurredAt: new Date(),
  }));
  await world.db.visit.deleteMany();
  await world.db.visit.createMany({ data: visits });
  const here = { servicePointId: world.point.id, count: 2 };
  const there = { servicePointId: elsewhere.id, count: 1 };
  const seen = async (role: Role, servicePointIds: string[]) => {
    const { actor } = await world.staff(role, { servicePointIds, boardIds: [] });
    const now = await look({ id: actor.id, roles: [role] });
    const inCurve = now.today.reduce((a, b) => a + b, 0);
    const counted = now.visitsToday.toSorted((a, b) => b.count - a.count);
    return [counted, inCurve];
  };
  expect(await seen('library-staff', [world.point.id])).toEqual([[here], 2]);
  expect(await seen('library-staff', [])).toEqual([[], 0]);
  expect(await seen('supervisor', [])).toEqual([[here, there], 3]);
  // Who may not open a board at all counts no visits, whatever points they belong to.
  expect(await seen('administrator', [world.point.id])).toEqual([[], 0]);
});

test('figures keep to sight', async () => {
  const now = await look({ id: blind.actor.id, roles: ['agent'] });
  expect([now.waiting, now.open, now.late, now.solvedHere.of, now.serviceLevel.of]).toEqual([
    0, 0, 0, 0, 0,
  ]);
});
