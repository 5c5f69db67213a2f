// Old keys are forgotten, and only those.
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { makeWorld } from '../../../../tests/support/world.ts';
import { forgetKeys } from './forget.ts';
import { KEY_DAYS } from './once.ts';

const world = await makeWorld();

test('a key is forgotten once it is refused for its age', async () => {
  const daysAgo = (n: number): Date => new Date(Date.now() - n * 86_400_000);
  const row = (n: number) => ({ actorKey: 'open', key: uuid(), hash: '', createdAt: daysAgo(n) });
  const [old, young] = [row(KEY_DAYS + 2), row(KEY_DAYS)];
  await world.db.idempotency.createMany({ data: [old, young] });
  expect(await forgetKeys(world.db)).toBe(1);
  expect((await world.db.idempotency.findMany()).map((one) => one.key)).toEqual([young.key]);
});
