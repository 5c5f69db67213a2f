// Secrecy is put on by whoever sees the need; taken off only by somebody who may read secrets, and who says why.
import { expect, test } from 'vitest';
import { API_PREFIX as api } from '@entre/contract/api';
import { openApp } from '../../../../../tests/support/app.ts';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { claim } from './claim.ts';
import { classify } from './classify.ts';
import { setSecrecy } from './secrecy.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const all = {
  teamIds: [world.centre.id, world.social.id],
  boardIds: world.boards.map((b) => b.id),
};
const agent = await world.staff('agent', all);
const head = await world.staff('supervisor', all);

const start = () => question(world);
const put = (id: string, who: typeof agent, body: object) =>
  ask(`PUT ${api}/cases/${id}/secrecy`, {
    as: { id: who.actor.id, roles: [...who.actor.roles] },
    body,
  });
const secrecyOf = async (id: string): Promise<string> =>
  (await world.db.case.findUniqueOrThrow({ where: { id } })).secrecy;
const lastOf = (caseId: string) =>
  world.db.event.findFirstOrThrow({
    where: { caseId, type: 'case.secrecy-changed' },
    orderBy: { seq: 'desc' },
  });

test('an agent who has the case raises its secrecy, and cannot lower it again', async () => {
  const id = await start();
  await claim(once(agent), id);
  const secret = { secrecy: 'secret', provision: 'OSL 21:1' };
  expect((await put(id, agent, secret)).status).toBe(200);
  for (const secrecy of ['personal', 'open'])
    expect(await put(id, agent, { secrecy, reason: 'Råkade märka fel' })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  expect(await secrecyOf(id)).toBe('secret');
});

test('to lower it needs a reason, which stays in the record', async () => {
  const id = await start();
  await setSecrecy(head, id, { secrecy: 'secret', provision: 'OSL 21:1' });
  for (const reason of [undefined, ' '])
    expect(
      await put(id, head, { secrecy: 'personal', ...(reason === undefined ? {} : { reason }) }),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
  expect((await put(id, head, { secrecy: 'personal', reason: 'Märkt av misstag' })).status).toBe(
    200,
  );
  expect((await lastOf(id)).data).toEqual({
    from: 'secret',
    provision: null,
    reason: 'Märkt av misstag',
    decision: null,
  });
  expect(await put(id, head, { secrecy: 'open' })).toMatchObject({ status: 400 });
});

test('below what its topic says only by a decision that is named', async () => {
  const id = await start();
  await classify(head, id, { topicId: world.secretTopic.id });
  const lower = { secrecy: 'personal', reason: 'Gäller öppettider' };
  expect(await put(id, head, lower)).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'decision' }] },
  });
  expect(await secrecyOf(id)).toBe('secret');
  const decision = 'Delegationsbeslut 2026-11-23, SN 2026/114';
  expect((await put(id, head, { ...lower, decision })).status).toBe(200);
  expect((await lastOf(id)).data).toMatchObject({ reason: 'Gäller öppettider', decision });
});
