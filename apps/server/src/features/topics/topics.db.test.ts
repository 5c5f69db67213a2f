// The lists that everyone has are as the contract says them.
import { beforeAll, expect, it } from 'vitest';
import { ServicePoint } from '@entre/contract/service-points';
import { Topic } from '@entre/contract/topics';
import { makeWorld, type World } from '../../../../../tests/support/world.ts';
import { servicePoints } from '../service-points/index.ts';
import { chosenTopic, refuseFreeText, topics } from './index.ts';

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

it('keeps only which team a call was put through to, where no free text is kept', async () => {
  const topic = await chosenTopic(world.db, world.secretTopic.id);
  const texts = (note: string) => () => refuseFreeText(topic, { note });
  for (const note of [
    '',
    ' ',
    `Kopplad till ${world.social.name}`,
    ` Kopplad till ${world.centre.name}\n`,
  ])
    expect(texts(note), note).not.toThrow();
  for (const note of [
    'Kopplad till',
    'Kopplad till mottagningen, hon har det svårt med pengar',
    `Kopplad till ${world.social.name}, hon har det svårt`,
    `Kopplad till ${world.social.name}\nHon har det svårt`,
    `Hon är kopplad till ${world.social.name}`,
  ])
    expect(texts(note), note).toThrow(/no free text/);
  const other = await chosenTopic(world.db, world.waste.id);
  expect(() => refuseFreeText(other, { note: 'Tunnan är borta' })).not.toThrow();
});
