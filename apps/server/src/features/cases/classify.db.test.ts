// Of two who put the same thing differently neither loses their words without being told.
import { expect, test } from 'vitest';
import { API_PREFIX as api } from '@entre/contract/api';
import { openApp } from '../../../../../tests/support/app.ts';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld } from '../../../../../tests/support/world.ts';
import { classify } from './classify.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const agent = await world.staff('agent');

const start = () => question(world);
const patch = (id: string, body: object) =>
  ask(`PATCH ${api}/cases/${id}`, { as: { id: agent.actor.id, roles: ['agent'] }, body });
const subjectOf = async (id: string): Promise<string> =>
  (await world.db.case.findUniqueOrThrow({ where: { id } })).subject;

test('two who change the subject at once: one is told what stands there', async () => {
  const id = await start();
  const was = { subject: await subjectOf(id) };
  const both = await Promise.all([
    patch(id, { subject: 'Kärlet', was }),
    patch(id, { subject: 'Tunnan', was }),
  ]);
  const lost = both.find(({ status }) => status !== 200);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(lost?.body).toMatchObject({ code: 'stale', current: { subject: await subjectOf(id) } });
});

test('each field is guarded by itself; one that is left as it is guards nothing', async () => {
  const id = await start();
  const subject = await subjectOf(id);
  await classify(agent, id, { priority: 'high' });
  const told = await patch(id, { priority: 'low', was: { priority: 'normal' } });
  expect(told).toMatchObject({ status: 409, body: { current: { priority: 'high' } } });
  const other = await patch(id, { subject: 'Kärlet', was: { subject, priority: 'normal' } });
  expect(other).toMatchObject({ status: 200, body: { subject: 'Kärlet', priority: 'high' } });
  const topic = await patch(id, { topicId: world.waste.id, was: { topicId: null } });
  expect(topic.status).toBe(200);
  const late = await patch(id, { topicId: world.secretTopic.id, was: { topicId: null } });
  expect(late).toMatchObject({ status: 409, body: { current: { topicId: world.waste.id } } });
});

test('a retry of what was done is answered, whatever stood there before', async () => {
  const id = await start();
  const body = { subject: 'Kärlet', was: { subject: await subjectOf(id) } };
  await patch(id, body);
  expect(await patch(id, body)).toMatchObject({ status: 200, body: { subject: 'Kärlet' } });
});
