// To ask for what is so already is no change: it is answered, and nothing is recorded.
import { expect, test } from 'vitest';
import { endpointOf } from '@entre/contract/api';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { problemsOf } from '../../spine/openapi.ts';
import { assign } from './assign.ts';
import { claim } from './claim.ts';
import { classify } from './classify.ts';
import { move } from './move.ts';
import { setSecrecy } from './secrecy.ts';

const world = await makeWorld();
const agent = await world.staff('agent');
const { id: me } = agent.actor;

const start = () => question(world);
const until = new Date(Date.now() + 3_600_000).toISOString();

test.each([
  ['a state', (id: string) => move(agent, id, { state: 'awaiting-resident' })],
  ['parking until the same time', (id: string) => move(agent, id, { state: 'parked', until })],
  [
    'an outcome',
    (id: string) => move(agent, id, { state: 'resolved', outcome: 'solved-here' as const }),
  ],
  ['an assignee', (id: string) => assign(agent, id, { assigneeId: me, from: null })],
  [
    'a subject, a topic and a priority',
    (id: string) =>
      classify(agent, id, { subject: 'Kärlet', topicId: world.waste.id, priority: 'high' }),
  ],
  ['a secrecy', (id: string) => setSecrecy(agent, id, { secrecy: 'personal' })],
])('%s set twice is recorded once at most', async (_name, ask) => {
  const id = await start();
  const first = await ask(id);
  const again = await ask(id);
  expect(again).toEqual(first);
  const { lastSeq } = await world.db.case.findUniqueOrThrow({ where: { id } });
  expect(lastSeq).toBe(first.head);
});

test('what differs is a change: another time of parking and another outcome are not let pass as the same', async () => {
  const [parked, done] = [await start(), await start()];
  await move(agent, parked, { state: 'parked', until });
  const later = new Date(Date.parse(until) + 60_000).toISOString();
  await expect(move(agent, parked, { state: 'parked', until: later })).rejects.toMatchObject({
    code: 'wrong-state',
  });
  await move(agent, done, { state: 'resolved', outcome: 'solved-here' });
  await expect(move(agent, done, { state: 'resolved', outcome: 'cut-off' })).rejects.toMatchObject({
    code: 'wrong-state',
  });
});

test('only what differs is recorded of a classification', async () => {
  const id = await start();
  const { subject } = await world.db.case.findUniqueOrThrow({ where: { id } });
  await classify(agent, id, { subject, priority: 'high', residentId: null });
  const events = await world.db.event.findMany({ where: { caseId: id }, orderBy: { seq: 'asc' } });
  expect([events.at(-1)?.type, events.at(-1)?.set]).toEqual([
    'case.classified',
    { priority: 'high' },
  ]);
});

test('taking the next case declares all that taking a case may answer', async () => {
  const one = problemsOf(endpointOf('POST /cases/{id}/claims'));
  const next = problemsOf(endpointOf('POST /cases/next/claims'));
  expect([...one].filter((code) => !next.has(code))).toEqual([]);
  const id = await start();
  await claim(once(agent), id);
  await expect(claim(once(agent), id)).rejects.toMatchObject({ code: 'already-claimed' });
});
