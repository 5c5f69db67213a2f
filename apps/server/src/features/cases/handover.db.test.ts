// A case goes from team to team: what ends by it, who reads it then, whose it is, and what is promised on.
import { expect, test } from 'vitest';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { log } from '../visits/log.ts';
import { promote } from '../visits/promote.ts';
import { classify } from './classify.ts';
import { handover } from './handover.ts';
import { move } from './move.ts';
import { snapshot } from './queries.ts';
import { reply } from './reply.ts';

const world = await makeWorld();
const everywhere = {
  teamIds: [world.centre.id, world.technical.id, world.social.id],
  boardIds: world.boards.map((b) => b.id),
};
const agent = await world.staff(['agent', 'supervisor'], everywhere);
const colleague = await world.staff('agent', everywhere);
const start = () => question(world);
const kase = (id: string) => world.db.case.findUniqueOrThrow({ where: { id } });
const contactOf = (id: string) =>
  world.db.interaction.findFirstOrThrow({ where: { cases: { some: { caseId: id } } } });
const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();

test('a contact handed to a department ends with that outcome', async () => {
  const id = await start();
  await handover(once(agent), id, { teamId: world.technical.id });
  expect(await contactOf(id)).toMatchObject({ outcome: 'handed-over', endedAt: expect.any(Date) });
});

test('what a service point began is a department’s own once it is there, and the place reads no more', async () => {
  const host = await world.staff('library-staff');
  const { id: visitId } = await log(once(host), {
    servicePointId: world.point.id,
    topicId: world.waste.id,
    note: null,
  });
  const { case: begun } = await promote(once(host), visitId, { note: 'Tunnan', residentId: null });
  const id = begun.id;
  expect(await snapshot(host, id)).toMatchObject({ case: { id } });
  await handover(once(agent), id, { teamId: world.technical.id });
  await expect(snapshot(host, id)).rejects.toMatchObject({ code: 'not-found' });
  expect(await contactOf(id)).toMatchObject({ servicePointId: world.point.id });
});

test('nobody answers past the words of a handover that they have not seen', async () => {
  const id = await start();
  const { lastSeq: seen } = await kase(id);
  await handover(once(colleague), id, { teamId: world.technical.id, note: 'Svara inte: ombud' });
  await expect(reply(once(agent), id, { text: 'Hej', seen, articleIds: [] })).rejects.toMatchObject(
    { code: 'unseen' },
  );
  const { lastSeq } = await kase(id);
  await handover(once(colleague), id, { teamId: world.centre.id });
  // Handed on without a word there is nothing to read.
  await reply(once(agent), id, { text: 'Hej', seen: lastSeq, articleIds: [] });
});

test('a finished case is not handed over; one that rested is promised an answer where it comes', async () => {
  const id = await start();
  await move(agent, id, { state: 'parked', until: hours(24) });
  const { dueAt, state } = await handover(once(agent), id, { teamId: world.technical.id });
  expect(state).toBe('awaiting-department');
  expect(Date.parse(dueAt ?? '')).toBeGreaterThan(Date.now());
  await move(agent, id, { state: 'resolved', outcome: 'solved-here' });
  await expect(handover(once(agent), id, { teamId: world.centre.id })).rejects.toMatchObject({
    code: 'wrong-state',
  });
});

test('what comes back from a department is of the board of its topic again', async () => {
  const id = await start();
  await classify(agent, id, { topicId: world.waste.id });
  const { boardId } = await kase(id);
  await handover(once(agent), id, { teamId: world.technical.id });
  expect((await kase(id)).boardId).toBe(world.technical.boardId);
  await handover(once(agent), id, { teamId: world.centre.id });
  expect((await kase(id)).boardId).toBe(boardId);
});
