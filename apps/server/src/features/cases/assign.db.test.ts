// A case is given away by somebody who knows who has it, within the house; to a department it goes by handover.
import { expect, test } from 'vitest';
import { API_PREFIX as api } from '@entre/contract/api';
import { v7 as uuid } from 'uuid';
import { openApp } from '../../../../../tests/support/app.ts';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { assign } from './assign.ts';
import { claim } from './claim.ts';
import { handover } from './handover.ts';
import { move } from './move.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const library = {
  id: uuid(),
  code: 'BIB',
  name: 'Team BIB',
  boardId: world.boards[0].id,
  kind: 'library',
};
await world.db.team.create({ data: library });
const everywhere = {
  teamIds: [world.centre.id, library.id, world.technical.id],
  boardIds: world.boards.map((b) => b.id),
};
const agent = await world.staff('agent', everywhere);
const [anna, johan] = [await world.staff('agent'), await world.staff('agent')];
const [me, a, j] = [agent.actor.id, anna.actor.id, johan.actor.id];

const start = () => question(world);
const kase = (id: string) => world.db.case.findUniqueOrThrow({ where: { id } });
const given = (caseId: string): Promise<number> =>
  world.db.event.count({ where: { caseId, type: 'case.assigned' } });

test('who gives a case says who had it, and is told when that is no longer so', async () => {
  const id = await start();
  const put = (body: object) =>
    ask(`PUT ${api}/cases/${id}/assignment`, { as: { id: me, roles: ['agent'] }, body });
  expect((await put({ assigneeId: a })).status).toBe(400);
  await claim(once(johan), id);
  const late = await put({ assigneeId: a, from: null });
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'already-claimed', current: { assigneeId: j } },
  });
  const wrong = await put({ assigneeId: null, from: a });
  expect(wrong).toMatchObject({ status: 409, body: { code: 'already-claimed' } });
  expect(await kase(id)).toMatchObject({ assigneeId: j });
  expect((await put({ assigneeId: null, from: j })).status).toBe(200);
  const free = await put({ assigneeId: a, from: j });
  expect(free).toMatchObject({
    status: 409,
    body: { code: 'conflict', current: { assigneeId: null } },
  });
  expect(await given(id)).toBe(1);
});

test('of two who give it at once to different people one is told', async () => {
  const id = await start();
  const both = await Promise.allSettled([
    assign(agent, id, { assigneeId: a, from: null }),
    assign(agent, id, { assigneeId: j, from: null }),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await given(id)).toBe(1);
});

test('into a department and out of it the way is a handover, with all that belongs to it', async () => {
  const id = await start();
  const into = assign(agent, id, { assigneeId: me, from: null, teamId: world.technical.id });
  await expect(into).rejects.toMatchObject({ code: 'conflict' });
  await expect(into).rejects.toThrow(/by handover/);
  expect(await kase(id)).toMatchObject({ teamId: world.centre.id, assigneeId: null });
  await handover(once(agent), id, { teamId: world.technical.id });
  const out = assign(agent, id, { assigneeId: me, from: null, teamId: world.centre.id });
  await expect(out).rejects.toMatchObject({ code: 'conflict' });
  const inside = await assign(agent, id, {
    assigneeId: me,
    from: null,
    teamId: world.technical.id,
  });
  expect(inside).toMatchObject({ assigneeId: me, boardId: world.technical.boardId });
});

test('between the teams of the house it is given as it is', async () => {
  const id = await start();
  const row = await assign(agent, id, { assigneeId: me, from: null, teamId: library.id });
  expect(row).toMatchObject({ teamId: library.id, assigneeId: me, state: 'open' });
});

test('a finished case is given to nobody', async () => {
  const id = await start();
  await move(agent, id, { state: 'resolved', outcome: 'solved-here' });
  await expect(assign(agent, id, { assigneeId: a, from: null })).rejects.toMatchObject({
    code: 'wrong-state',
  });
});
