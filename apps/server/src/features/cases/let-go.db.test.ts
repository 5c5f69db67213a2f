// Somebody leaves, or sees less: what they had goes back to the queue, and nothing is left where nobody sees it.
import { beforeEach, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { API_PREFIX as api } from '@entre/contract/api';
import { openApp } from '../../../../../tests/support/app.ts';
import { changeStaff } from '../../../../../tests/support/change-staff.ts';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { say } from '../chats/converse.ts';
import { assign } from './assign.ts';
import { claim, claimNext } from './claim.ts';
import { handover } from './handover.ts';
import { move } from './move.ts';
import { setSecrecy } from './secrecy.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const { db, centre, technical, social } = world;
const own = (...teams: (typeof centre)[]) => ({
  teamIds: teams.map(({ id }) => id),
  boardIds: teams.map(({ boardId }) => boardId),
  servicePointIds: [],
});
const admin = await world.staff('administrator', own());
const head = await world.staff('supervisor', own(centre));
const asAdmin = { id: admin.actor.id, roles: ['administrator' as const] };

const start = () => question(world, { as: 'message' });
const kase = (id: string) => db.case.findUniqueOrThrow({ where: { id } });
const rowOf = (id: string) => db.staff.findUniqueOrThrow({ where: { id } });
const close = (id: string) => changeStaff(admin, id, { disabled: true });

beforeEach(async () => {
  // Each test has its own cases to take.
  await db.case.deleteMany({ where: { assigneeId: null } });
});

test('the open cases of whoever leaves go back to the queue, told in each, and finished ones stay as they are', async () => {
  const agent = await world.staff('agent', own(centre));
  const [open, done] = [await start(), await start()];
  for (const id of [open, done]) await claim(once(agent), id);
  await move(once(agent), done, { state: 'resolved', outcome: 'solved-here' });
  const before = (await ask(`GET ${api}/staff/${agent.actor.id}`, { as: asAdmin })).body;
  expect(before).toMatchObject({ openCases: 1, disabled: false });

  const after = await ask(`PATCH ${api}/staff/${agent.actor.id}`, {
    as: asAdmin,
    body: { disabled: true },
  });
  expect(after).toMatchObject({ status: 200, body: { openCases: 0, disabled: true } });
  expect(await kase(open)).toMatchObject({ assigneeId: null, state: 'open', teamId: centre.id });
  expect(await kase(done)).toMatchObject({ assigneeId: agent.actor.id, state: 'resolved' });
  const told = await db.event.findFirstOrThrow({
    where: { caseId: open },
    orderBy: { seq: 'desc' },
  });
  expect(told).toMatchObject({
    type: 'case.assigned',
    actorId: admin.actor.id,
    data: { from: agent.actor.id, to: null },
    set: { assigneeId: null },
    seq: (await kase(open)).lastSeq,
  });
  // The next colleague is given it, as any other that waits.
  expect((await claimNext(once(head))).case?.id).toBe(open);
});

test('a finished case that is opened again is not theirs who has left, whoever opens it', async () => {
  const agent = await world.staff('agent', own(centre));
  const cases = [await start(), await start()];
  for (const id of cases) {
    await claim(once(agent), id);
    await move(agent, id, { state: 'resolved', outcome: 'solved-here' });
  }
  await close(agent.actor.id);
  const [byHand, byResident] = cases as [string, string];
  expect((await move(head, byHand, { state: 'open' })).assigneeId).toBeNull();
  await say(once(world.resident(byResident)), 'Det kom tillbaka');
  expect((await kase(byResident)).assigneeId).toBeNull();
});

test('who is closed at this moment takes nothing along', async () => {
  const agent = await world.staff('agent', own(centre));
  const id = await start();
  await close(agent.actor.id);
  await expect(claim(once(agent), id)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('narrowed borders put back what is behind them, and leave the rest', async () => {
  const both = await world.staff('case-officer', own(centre, technical));
  const [here, there] = [await start(), await start()];
  await handover(once(head), there, { teamId: technical.id });
  for (const id of [here, there]) await claim(once(both), id);
  await changeStaff(admin, both.actor.id, { name: 'Nytt Namn' });
  expect((await kase(there)).assigneeId).toBe(both.actor.id);
  const { openCases } = await changeStaff(admin, both.actor.id, own(centre));
  expect(openCases).toBe(1);
  expect((await kase(here)).assigneeId).toBe(both.actor.id);
  expect((await kase(there)).assigneeId).toBeNull();
  await changeStaff(admin, both.actor.id, { roles: ['editor'] });
  expect((await kase(here)).assigneeId).toBeNull();
});

test('nobody leaves, or loses a team, a board or a role, when cases would then be seen by nobody', async () => {
  await db.staff.updateMany({
    where: { teamIds: { has: social.id } },
    data: { disabledAt: new Date() },
  });
  const reader = await world.staff('case-officer', own(centre, social));
  const ids = [await start(), await start()];
  for (const id of ids) {
    await claim(once(reader), id);
    await setSecrecy(reader, id, { secrecy: 'secret', provision: 'OSL 26:1' });
    await handover(once(reader), id, { teamId: social.id });
  }
  await claim(once(reader), ids[0] ?? '');
  const events = await db.event.count();
  for (const less of [
    { disabled: true },
    { teamIds: [centre.id] },
    { boardIds: [] },
    { roles: ['agent' as const] },
  ]) {
    const refused = await ask(`PATCH ${api}/staff/${reader.actor.id}`, { as: asAdmin, body: less });
    expect(refused, JSON.stringify(less)).toMatchObject({
      status: 409,
      body: { code: 'conflict', current: { seenBy: 'nobody', cases: 2 } },
    });
  }
  expect(await db.event.count()).toBe(events);
  expect((await rowOf(reader.actor.id)).disabledAt).toBeNull();
  expect((await kase(ids[0] ?? '')).assigneeId).toBe(reader.actor.id);
  await world.staff('case-officer', own(social));
  await close(reader.actor.id);
  expect((await kase(ids[0] ?? '')).assigneeId).toBeNull();
});

test('a case that only its holder sees keeps its holder until somebody else sees it', async () => {
  const agent = await world.staff('agent', own(technical));
  const id = await start();
  await db.case.update({
    where: { id },
    data: {
      secrecy: 'secret',
      assigneeId: agent.actor.id,
      teamId: technical.id,
      boardId: technical.boardId,
    },
  });
  await db.staff.updateMany({
    where: { teamIds: { has: technical.id }, id: { not: agent.actor.id } },
    data: { disabledAt: new Date() },
  });
  await expect(close(agent.actor.id)).rejects.toMatchObject({
    code: 'conflict',
    extra: { current: { cases: 1 } },
  });
  await world.staff('case-officer', own(technical));
  await close(agent.actor.id);
  expect((await kase(id)).assigneeId).toBeNull();
});

test('a case given to somebody at the moment they leave is with nobody who left', async () => {
  for (let round = 0; round < 8; round++) {
    const [leaver, id] = [await world.staff('agent', own(centre)), await start()];
    const [given] = await Promise.allSettled([
      assign(head, id, { assigneeId: leaver.actor.id, from: null }),
      close(leaver.actor.id),
    ]);
    expect((await kase(id)).assigneeId, given.status).toBeNull();
  }
});

test('two readers who are closed at once: one stays for what only they see', async () => {
  const [one, two] = [
    await world.staff('case-officer', own(social)),
    await world.staff('case-officer', own(social)),
  ];
  await db.staff.updateMany({
    where: { teamIds: { has: social.id }, id: { notIn: [one.actor.id, two.actor.id] } },
    data: { disabledAt: new Date() },
  });
  await db.case.update({
    where: { id: await start() },
    data: { secrecy: 'secret', teamId: social.id, boardId: social.boardId, updatedAt: new Date() },
  });
  const other = await world.staff('administrator', own());
  const done = await Promise.allSettled([
    close(one.actor.id),
    changeStaff(other, two.actor.id, { disabled: true }),
  ]);
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a hundred cases go back in one write', async () => {
  const agent = await world.staff('agent', own(centre));
  const id = await start();
  const first = await kase(id);
  await db.case.createMany({
    data: Array.from({ length: 100 }, (_, n) => ({
      ...first,
      id: uuid(),
      number: `KC-TEST-${n}`,
      code: `TEST${String(n).padStart(4, '0')}`,
      assigneeId: agent.actor.id,
    })),
  });
  await close(agent.actor.id);
  expect(await db.case.count({ where: { assigneeId: agent.actor.id } })).toBe(0);
});
