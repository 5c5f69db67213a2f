// A slip is taken back whole: promise, lateness, contact and owner stand as before, and both stay in the record.
import { expect, test } from 'vitest';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor, SystemActor } from '../../spine/ctx.ts';
import { say } from '../chats/converse.ts';
import { claim } from './claim.ts';
import { handover } from './handover.ts';
import { runLate } from './late.ts';
import { move } from './move.ts';
import { addNote } from './reply.ts';
import { snapshot } from './queries.ts';
import { undo } from './undo.ts';

const world = await makeWorld();
const everywhere = {
  teamIds: [world.centre.id, world.technical.id],
  boardIds: world.boards.map((b) => b.id),
};
const agent = await world.staff('agent', everywhere);
const colleague = await world.staff('agent', everywhere);
const narrow = await world.staff('agent');
const system: Ctx<SystemActor> = {
  ...agent,
  actor: { kind: 'system', permissions: new Set(['case.run-late']) },
};

const start = () => question(world);
const facts = async (id: string) => {
  const row = await world.db.case.findUniqueOrThrow({ where: { id } });
  const { lastSeq: _, lastPubSeq: __, updatedAt: ___, ...rest } = row;
  return rest;
};
const contact = (id: string) =>
  world.db.interaction.findFirstOrThrow({ where: { cases: { some: { caseId: id } } } });
const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();
const resolve = (id: string, ctx: Ctx<StaffActor> = agent) =>
  move(ctx, id, { state: 'resolved', outcome: 'solved-here' });
const types = async (id: string, after: number): Promise<string[]> =>
  (await snapshot(agent, id)).timeline.filter((e) => e.seq > after).map((e) => e.type);

/** Its promise ran out long ago, as if it had been made so. */
async function makeLate(id: string): Promise<void> {
  const dueAt = '2001-01-01T00:00:00.000Z';
  await world.db.case.update({ where: { id }, data: { dueAt, sortDue: dueAt } });
  await world.db
    .$executeRaw`UPDATE event SET set = set || jsonb_build_object('dueAt', ${dueAt}::text)
    WHERE case_id = ${id}::uuid AND seq = 1`;
  await runLate(system);
}

test('a late case that was resolved by a slip is late again, and its contact runs', async () => {
  const id = await start();
  await claim(once(agent), id);
  await makeLate(id);
  const [before, running] = [await facts(id), await contact(id)];
  expect(before).toMatchObject({ late: true, state: 'open' });
  const { head } = await resolve(id);
  expect(await contact(id)).toMatchObject({ outcome: 'solved-here' });
  const row = await undo(once(agent), id, head);
  expect(row).toMatchObject({ late: true, state: 'open', dueAt: '2001-01-01T00:00:00.000Z' });
  expect(await facts(id)).toEqual(before);
  expect(await contact(id)).toEqual(running);
  const last = (await snapshot(agent, id)).timeline.slice(-3);
  expect(last.map((e) => e.type)).toEqual([
    'case.state-changed',
    'interaction.ended',
    'case.reopened',
  ]);
  expect(last[2]?.data).toEqual({ from: 'resolved', undoes: last[0]?.seq });
});

test.each([
  ['parked', () => ({ state: 'parked', until: soon() }) as const],
  ['new', null],
  ['awaiting-resident', () => ({ state: 'awaiting-resident' }) as const],
])('what was resolved from %s goes back there', async (_, to) => {
  const id = await start();
  if (to !== null) await move(agent, id, to());
  const before = await facts(id);
  const { head } = await resolve(id);
  await undo(once(agent), id, head);
  expect(await facts(id)).toEqual(before);
});

test('a case parked by a slip keeps its promise', async () => {
  const id = await start();
  const before = await facts(id);
  const { head } = await move(agent, id, { state: 'parked', until: soon() });
  await undo(once(agent), id, head);
  expect(await facts(id)).toEqual(before);
  expect(await types(id, head)).toEqual(['case.state-changed']);
});

test('a handover is taken back to whom it was, with the contact it ended', async () => {
  const id = await start();
  await claim(once(agent), id);
  const [before, running] = [await facts(id), await contact(id)];
  const { head } = await handover(once(agent), id, { teamId: world.technical.id, note: 'Titta' });
  expect(await contact(id)).toMatchObject({ outcome: 'handed-over' });
  await undo(once(agent), id, head);
  expect(await facts(id)).toEqual(before);
  expect(await contact(id)).toEqual(running);
});

test('asked twice with the same key it is taken back once', async () => {
  const id = await start();
  const { head } = await resolve(id);
  const ctx = once(agent);
  const first = await undo({ ...ctx }, id, head);
  expect(await undo({ ...ctx }, id, head)).toEqual(first);
  expect(await types(id, head)).toEqual(['case.reopened']);
});

test.each<[string, string, (id: string, head: number) => Promise<unknown>]>([
  [
    'what a resident has written after',
    'conflict',
    (id) => say(once(world.resident(id)), 'Hallå?'),
  ],
  ['what a colleague has noted after', 'conflict', (id) => addNote(once(colleague), id, 'Bra')],
  [
    'ten minutes',
    'too-late',
    (id) => world.db.$executeRaw`UPDATE event SET at = at - interval '11 minutes'
      WHERE case_id = ${id}::uuid`,
  ],
  ['its own undoing', 'conflict', (id, head) => undo(once(agent), id, head)],
])('not after %s', async (_, code, then) => {
  const id = await start();
  const { head } = await resolve(id);
  await then(id, head);
  const before = await facts(id);
  await expect(undo(once(agent), id, head)).rejects.toMatchObject({ code });
  expect(await facts(id)).toEqual(before);
});

test('not what another did, nor what is no slip of this kind, nor an undoing', async () => {
  const id = await start();
  const { head } = await resolve(id, colleague);
  const tooLate = { code: 'too-late' };
  await expect(undo(once(agent), id, head)).rejects.toMatchObject(tooLate);
  const undone = await undo(once(colleague), id, head);
  await expect(undo(once(colleague), id, undone.head)).rejects.toMatchObject(tooLate);
  const claimed = await claim(once(agent), id);
  await expect(undo(once(agent), id, claimed.head)).rejects.toMatchObject(tooLate);
});

test('a case handed out of sight is not there to be taken back', async () => {
  const id = await start();
  const { head } = await handover(once(narrow), id, { teamId: world.technical.id });
  await expect(undo(once(narrow), id, head)).rejects.toMatchObject({ code: 'not-found' });
});
