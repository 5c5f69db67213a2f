// Whoever leaves a chat takes the right back: that screen is cut off at once, and another one of the thread goes on.
import { expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { openLive } from '../../../../tests/support/sockets.ts';
import { until } from '../../../../tests/support/until.ts';
import { makeWorld } from '../../../../tests/support/world.ts';

const world = await makeWorld();
const live = await openLive(world);
const post = (path: string, headers: Record<string, string>, body?: object) =>
  fetch(`${live.base}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': uuid(), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test('leaving ends the sockets of that token, and of no other', async () => {
  const { id, token } = await live.chat();
  const { code } = await world.db.case.findUniqueOrThrow({ where: { id } });
  const resumed = await post('/chats/resumptions', {}, { code });
  const other = (await resumed.json()) as { token: string };
  const [leaver, stays] = [await live.resident(token), await live.resident(other.token)];
  const authorization = `Bearer ${token}`;
  expect((await post('/chats/current/departures', { authorization })).status).toBe(201);
  const began = performance.now();
  await leaver.gone();
  expect(performance.now() - began).toBeLessThan(2000);
  await live.settled();
  expect(leaver.types()).not.toContain('chat.left');
  // Handed on is not yet come: a frame is under way for as long as it takes.
  await until('the other screen hears of it', () => stays.types().includes('chat.left'));
  expect(stays.socket.connected).toBe(true);
  await expect(live.resident(token)).rejects.toThrow('unauthenticated');
});
