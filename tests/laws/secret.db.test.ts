// The law of secrets: what opens a door is told to the one it is for, once, and stands in no other answer.
import { API_PREFIX, endpoints } from '@entre/contract/api';
import { roles } from '@entre/contract/permissions';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { addSignIn } from '../../apps/server/src/features/staff/account.ts';
import { openApp } from '../support/app.ts';
import { makeWorld } from '../support/world.ts';

const world = await makeWorld();
const { ask } = await openApp(world);

/** Fields that open a door, by address: each told to the one who asked for it, when it is made. */
const told: Record<string, string[]> = {
  'POST /staff/{id}/password': ['password'],
  'POST /callbacks': ['token'],
  'POST /chats': ['token'],
  'POST /chats/resumptions': ['token'],
};
/** Says that there is such a thing, not what it is. */
const harmless = new Set(['passwordGiven']);

function keysOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  if ('properties' in schema && typeof schema.properties === 'object')
    for (const key of Object.keys(schema.properties ?? {})) found.add(key);
  for (const part of Object.values(schema)) keysOf(part, found);
  return found;
}

test('no answer has a field for a password, a hash, a secret or a token, but where one is given', () => {
  for (const e of endpoints) {
    if (!('reply' in e)) continue;
    const keys = [...keysOf(z.toJSONSchema(e.reply, { io: 'output', unrepresentable: 'any' }))];
    const open = keys.filter((k) => /passw|hash|secret$|token|cookie/i.test(k) && !harmless.has(k));
    expect(open, `${e.method} ${e.path}`).toEqual(told[`${e.method} ${e.path}`] ?? []);
  }
});

test('no answer of any address to anyone holds a session or a password', async () => {
  const email = `${uuid()}@example.com`;
  const password = 'Tisdag-i-Karlskrona';
  const id = await addSignIn(world.db, { email, name: 'Ada Test', password });
  await world.db.staff.create({ data: { id, email, name: 'Ada Test', roles: [...roles] } });
  const session = await world.db.authSession.create({
    data: {
      id: uuid(),
      userId: id,
      token: `kanin${uuid()}`,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  const { password: hash } = await world.db.authAccount.findFirstOrThrow({ where: { userId: id } });
  const as = { id, roles: [...roles] };
  const answers: string[] = [];
  for (const e of endpoints) {
    if (e.method !== 'GET' || e.door === 'resident') continue;
    const path = API_PREFIX + e.path.replace('{id}', id).replace('{slug}', 'ingen');
    const { status, body, headers } = await ask(`GET ${path}`, { as });
    answers.push(`${status} ${path} ${JSON.stringify(body)} ${JSON.stringify([...headers])}`);
  }
  // As administrator one reads accounts, and there it would stand.
  expect(answers.some((one) => one.startsWith('200') && one.includes(email))).toBe(true);
  for (const one of answers)
    for (const secret of [session.token, session.id, hash ?? 'none', password])
      expect(one).not.toContain(secret);
});
