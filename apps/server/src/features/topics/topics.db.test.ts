// The lists that everyone has are as the contract says them.
import { beforeAll, expect, it } from 'vitest';
import { ServicePoint } from '@entre/contract/service-points';
import { Topic } from '@entre/contract/topics';
import { makeWorld, type World } from '../../../../../tests/support/world.ts';
import { servicePoints } from '../service-points/index.ts';
import { chosenTopic, topics } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

it('lists topics as the contract says', async () => {
  const all = await topics(world.db);
  expect(all.map((topic) => Topic.parse(topic))).toEqual(all);
  expect(all.find((t) => t.id === world.waste.id)).toMatchObject({
    name: { sv: world.waste.sv, en: world.waste.en },
  });
});

it('lists service points as the contract says', async () => {
  const all = await servicePoints(world.db);
  expect(all.map((point) => ServicePoint.parse(point))).toEqual(all);
});

it('says what to do about a topic that is not there', async () => {
  await expect(chosenTopic(world.db, world.point.id)).rejects.toThrow(/Choose one from the list/);
});
