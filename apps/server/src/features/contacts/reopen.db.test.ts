// A call that was ended by a slip of the hand is taken back: it runs again, while that is fresh.
import { beforeAll, expect, test } from 'vitest';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { close } from './close.ts';
import { open } from './open.ts';
import { reopen } from './reopen.ts';
import { save } from './save.ts';

let world: World;
let agent: Ctx<StaffActor>;
let other: Ctx<StaffActor>;

beforeAll(async () => {
  world = await makeWorld();
  agent = await world.staff('agent');
  other = await world.staff('agent');
});

/** A call with these fields typed. */
async function typed(fields: Partial<Parameters<typeof save>[2]>) {
  const contact = await open(once(agent), '');
  return save(agent, contact.id, { rev: 0, ...fields });
}

test('the call runs again with what was written, and is in no history', async () => {
  const contact = await typed({
    note: 'Sade öppettiderna',
    subject: 'Öppet',
    topicId: world.waste.id,
  });
  const solved = { as: 'solved', rev: 1, outcome: 'solved-here' } as const;
  const { interactionId } = await close(once(agent), contact.id, solved);
  await expect(reopen(once(other), interactionId)).rejects.toMatchObject({ code: 'not-found' });
  const ctx = once(agent);
  const again = await reopen(ctx, interactionId);
  expect(again).toMatchObject({
    startedAt: contact.startedAt,
    note: 'Sade öppettiderna',
    subject: 'Öppet',
    topicId: world.waste.id,
    rev: 0,
  });
  expect(await reopen(ctx, interactionId)).toEqual(again);
  await expect(reopen(once(agent), interactionId)).rejects.toMatchObject({ code: 'not-found' });
  expect(await world.db.interaction.count({ where: { id: interactionId } })).toBe(0);
  expect(
    await world.db.event.count({
      where: {
        type: 'contact.reopened',
        data: { path: ['interactionId'], equals: interactionId },
      },
    }),
  ).toBe(1);
  await close(once(agent), again.id, { ...solved, rev: 0 });
});

test('takes back only what is fresh and in no case', async () => {
  const ended = await close(once(agent), (await typed({ note: 'Förut' })).id, {
    as: 'solved',
    rev: 1,
    outcome: 'cut-off',
  });
  const where = { id: ended.interactionId };
  await world.db.interaction.update({
    where,
    data: { recordedAt: new Date(Date.now() - 11 * 60_000) },
  });
  await expect(reopen(once(agent), where.id)).rejects.toMatchObject({ code: 'too-late' });
  const inCase = await close(once(agent), (await typed({ note: 'Ärende' })).id, {
    as: 'case',
    rev: 1,
  });
  await expect(reopen(once(agent), inCase.interactionId)).rejects.toMatchObject({
    code: 'not-found',
  });
  const kept = { note: { in: ['Förut', 'Ärende'] } };
  expect(await world.db.interaction.count({ where: kept })).toBe(2);
});
