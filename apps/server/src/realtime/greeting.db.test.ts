// A screen that comes in hears at once where the feed is, so that it can ask for what it missed on the way.
import { expect, test } from 'vitest';
import { openLive } from '../../../../tests/support/sockets.ts';
import { until } from '../../../../tests/support/until.ts';
import { makeWorld } from '../../../../tests/support/world.ts';

const world = await makeWorld();
const live = await openLive(world);
const agent = await world.staff('agent');
/** Well before the first beat that comes by itself. */
const AT_ONCE_MS = 8000;

test('the place of the feed is told to who comes in, and to nobody else', async () => {
  const first = await live.staff(agent.actor.id);
  await until('the first is greeted', () => first.heard('beat').length === 1, AT_ONCE_MS);
  await live.chat();
  await live.settled();
  const second = await live.staff(agent.actor.id);
  await until('the second is greeted', () => second.heard('beat').length === 1, AT_ONCE_MS);
  expect(second.heard('beat')[0]).toMatchObject({ pos: live.feed.pos(), heads: {}, db: true });
  expect(first.heard('beat')).toHaveLength(1);
});
