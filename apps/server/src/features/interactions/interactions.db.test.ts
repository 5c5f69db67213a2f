// Interactions begin, are found while they run, and end once.
import { v7 as uuid } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { makeWorld, type World } from '../../../../../tests/support/world.ts';
import { begin, end, link, ofCase, withoutCase } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

it('finds the one that runs in a case, and ends it once with its first outcome', async () => {
  const { db } = world;
  const [one, two] = [uuid(), uuid()];
  const id = await begin(db, {
    channel: 'chat',
    boardId: world.boards[0].id,
    startedAt: new Date(),
    caseIds: [one],
  });
  await link(db, id, [one, two]);
  expect((await ofCase(db, one))?.id).toBe(id);
  expect((await ofCase(db, two))?.id).toBe(id);
  expect(await ofCase(db, uuid())).toBeNull();
  const at = new Date();
  expect(await end(db, id, 'solved-here', at)).toBe(true);
  expect(await end(db, id, 'cut-off', new Date())).toBe(false);
  expect(await ofCase(db, one)).toBeNull();
  const kept = await db.interaction.findUniqueOrThrow({ where: { id } });
  expect(kept).toMatchObject({ outcome: 'solved-here', endedAt: at });
});

it('finds a resident’s contacts that became no case', async () => {
  const residentId = uuid();
  const given = {
    channel: 'phone',
    boardId: world.boards[0].id,
    startedAt: new Date(),
    residentId,
  } as const;
  const alone = await begin(world.db, given);
  await begin(world.db, { ...given, caseIds: [uuid()] });
  expect((await withoutCase(world.db, residentId, 10)).map((i) => i.id)).toEqual([alone]);
});
