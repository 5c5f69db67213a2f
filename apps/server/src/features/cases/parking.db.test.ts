// A case rests until a time that somebody will live to see, and one row gone wrong hides no other.
import { expect, test } from 'vitest';
import { API_PREFIX as api } from '@entre/contract/api';
import { openApp } from '../../../../../tests/support/app.ts';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld } from '../../../../../tests/support/world.ts';
import { move } from './move.ts';
import { list, snapshot } from './queries.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const agent = await world.staff('agent');
const as = { id: agent.actor.id, roles: ['agent' as const] };

const start = () => question(world);
const days = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString();
const headOf = async (id: string): Promise<number> =>
  (await world.db.case.findUniqueOrThrow({ where: { id } })).lastSeq;
const park = async (id: string, until: string) =>
  ask(`PUT ${api}/cases/${id}/state`, {
    as,
    body: { state: 'parked', until, seen: await headOf(id) },
  });

test.each([
  ['a time beyond the years', '9999-12-31T23:59:59-14:00'],
  ['more than two years', days(733)],
  ['a time gone by', days(-1)],
])('not until %s', async (_name, until) => {
  const id = await start();
  const { status, body } = await park(id, until);
  expect([status, (body as { code: string }).code]).toEqual([400, 'invalid']);
  expect((body as { errors: { path: string }[] }).errors[0]?.path).toBe('until');
  expect((await world.db.case.findUniqueOrThrow({ where: { id } })).state).toBe('new');
});

test('until two years from now, and the list tells it', async () => {
  const id = await start();
  const until = days(731);
  expect((await park(id, until)).status).toBe(200);
  const { items } = await list(agent, { view: 'all', limit: 50 });
  expect(items.find((row) => row.id === id)?.parkedUntil).toBe(until);
});

test('a row with a time that cannot be read fails no page, and can be put right', async () => {
  const [bad, good] = [await start(), await start()];
  await move(agent, bad, { state: 'parked', until: days(1) });
  await world.db.$executeRaw`UPDATE "case" SET parked_until = '10000-01-01 13:59:59+00'
    WHERE id = ${bad}::uuid`;
  const { items } = await list(agent, { view: 'all', limit: 50 });
  const ids = items.map((row) => row.id);
  expect(ids).toEqual(expect.arrayContaining([bad, good]));
  expect(items.find((row) => row.id === bad)?.parkedUntil).toBeNull();
  expect((await ask(`GET ${api}/cases`, { as })).status).toBe(200);
  expect((await snapshot(agent, bad)).case.parkedUntil).toBeNull();
  expect((await move(agent, bad, { state: 'open' })).state).toBe('open');
});
