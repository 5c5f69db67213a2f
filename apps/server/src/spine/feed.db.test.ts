// The feed hands on what it numbered itself, or else what it reads: the same rows, in order, each once.
import { v7 as uuid } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { makeWorld } from '../../../../tests/support/world.ts';
import { until } from '../../../../tests/support/until.ts';
import type { Event } from '../generated/prisma/client.ts';
import { startFeed } from './feed.ts';
import { write } from './write.ts';

const world = await makeWorld();
const agent = await world.staff('agent');
const handed: Event[] = [];
const feed = await startFeed(world.db, world.url);
feed.read((events) => void handed.push(...events));
afterAll(() => feed.stop());

const happen = () =>
  write(agent, 'case.note', async (tx, record) => {
    const resident = await tx.resident.create({ data: { id: uuid() } });
    record('resident.created', { residentId: resident.id });
  });
const numbered = () =>
  world.db.event.findMany({ where: { feedPos: { not: null } }, orderBy: { feedPos: 'asc' } });
const allHanded = () =>
  until('all was handed on', async () => {
    const all = await world.db.event.count();
    return handed.length === all && feed.pos() === all;
  });

test('what was numbered here is handed on as the rows of the data model', async () => {
  await Promise.all(Array.from({ length: 5 }, happen));
  feed.wake();
  await allHanded();
  expect(handed).toEqual(await numbered());
  expect(handed.map((event) => event.feedPos)).toEqual([1n, 2n, 3n, 4n, 5n]);
});

test('what another numbered in between is read first', async () => {
  await happen();
  await world.db.$executeRaw`
    UPDATE event SET feed_pos = (SELECT max(feed_pos) + 1 FROM event) WHERE feed_pos IS NULL`;
  await happen();
  feed.wake();
  await allHanded();
  expect(handed).toEqual(await numbered());
});
