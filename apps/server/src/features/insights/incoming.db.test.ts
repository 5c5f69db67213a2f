// The curve of the day counts today, and the same weekday of four weeks before, by the clock on the wall.
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { makeWorld } from '../../../../../tests/support/world.ts';
import { incoming } from './incoming.ts';

const world = await makeWorld();
const head = await world.staff('supervisor');

test('today and the usual, across the night the clock was moved', async () => {
  // 2026-10-25 summer time ended: 09:10 is 07:10 UTC before it and 08:10 UTC after it.
  const at = new Date('2026-11-02T10:00:00Z');
  const visit = (occurredAt: string) => ({
    id: uuid(),
    servicePointId: world.point.id,
    topicId: world.waste.id,
    occurredAt: new Date(occurredAt),
  });
  const call = (startedAt: string, boardId: string = world.boards[0].id) => ({
    id: uuid(),
    channel: 'phone',
    boardId,
    startedAt: new Date(startedAt),
  });
  await world.db.visit.createMany({
    data: [visit('2026-11-02T08:10:00Z'), visit('2026-10-19T07:10:00Z')],
  });
  await world.db.interaction.createMany({
    data: [
      call('2026-11-02T08:29:00Z'),
      call('2026-10-05T07:10:00Z'),
      // Another day, five weeks ago, and another board's.
      call('2026-11-01T08:10:00Z'),
      call('2026-09-28T07:10:00Z'),
      call('2026-11-02T08:10:00Z', world.boards[2].id),
      // Local midnight belongs to the day it begins.
      call('2026-11-01T23:00:00Z'),
      call('2026-11-02T23:00:00Z'),
    ],
  });
  const { today, usual } = await incoming(head, at);
  expect([today[18], usual[18], today[0]]).toEqual([2, 0.5, 1]);
  expect(today.reduce((a, b) => a + b)).toBe(3);
  expect(usual.reduce((a, b) => a + b)).toBe(0.5);
});
