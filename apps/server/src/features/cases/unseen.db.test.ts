// No case falls where nobody sees it: staff are told what to do instead, and what comes from outside goes to the centre.
import { beforeEach, expect, test } from 'vitest';
import { API_PREFIX as api } from '@entre/contract/api';
import { openApp } from '../../../../../tests/support/app.ts';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { canSee } from '../../spine/access.ts';
import { close } from '../contacts/close.ts';
import { open as openContact } from '../contacts/open.ts';
import { save } from '../contacts/save.ts';
import { log } from '../visits/log.ts';
import { promote } from '../visits/promote.ts';
import { assign } from './assign.ts';
import { sightFacts } from './change.ts';
import { claim } from './claim.ts';
import { classify } from './classify.ts';
import { handover } from './handover.ts';
import { setSecrecy } from './secrecy.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const { db, centre, technical, social, secretTopic } = world;
const own = (team: typeof centre) => ({
  teamIds: [team.id],
  boardIds: [team.boardId],
  servicePointIds: [],
});
const agent = await world.staff('agent', own(centre));
const head = await world.staff('supervisor', own(centre));
const host = await world.staff('library-staff');
await db.staff.deleteMany({ where: { roles: { has: 'case-officer' } } });
const officer = await world.staff('case-officer', own(social));

const present = (who: typeof agent, here: boolean) =>
  db.staff.update({
    where: { id: who.actor.id },
    data: { disabledAt: here ? null : new Date() },
  });
beforeEach(async () => {
  await present(officer, false);
  await present(head, true);
});

const start = (topicId: string | null = null) => question(world, { topicId });
const kase = (id: string) => db.case.findUniqueOrThrow({ where: { id } });
const secret = { secrecy: 'secret' as const, provision: 'OSL 21:1' };
const dark = { code: 'conflict', extra: { current: { seenBy: 'nobody' } } };
const inCentre = { teamId: centre.id, boardId: centre.boardId, secrecy: 'secret' };

test('a case is handed over only where somebody works who sees it', async () => {
  const id = await start();
  const refused = await ask(`POST ${api}/cases/${id}/handovers`, {
    as: { id: agent.actor.id, roles: ['agent'] },
    body: { teamId: technical.id },
  });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'conflict', current: { seenBy: 'nobody' } },
  });
  expect((refused.body as { detail: string }).detail).toMatch(
    /another team.*assign it to a person/,
  );
  expect((await kase(id)).teamId).toBe(centre.id);
  await setSecrecy(head, id, secret);
  const hand = () => handover(once(head), id, { teamId: social.id });
  await expect(hand()).rejects.toMatchObject(dark);
  await present(officer, true);
  await hand();
  expect(canSee(officer.actor, sightFacts(await kase(id)))).toBe(true);
});

test('a case is made secret only for somebody: the one who has it, or a reader of its team and board', async () => {
  await present(head, false);
  const id = await start();
  await expect(setSecrecy(agent, id, secret)).rejects.toMatchObject(dark);
  await claim(once(agent), id);
  await setSecrecy(agent, id, secret);
  const putBack = () => assign(agent, id, { assigneeId: null, from: agent.actor.id });
  await expect(putBack()).rejects.toMatchObject(dark);
  await present(head, true);
  await putBack();
  expect(await kase(id)).toMatchObject({ assigneeId: null, ...inCentre });
});

test('a topic takes no case out of everybody’s sight', async () => {
  const id = await start();
  const about = () => classify(agent, id, { topicId: secretTopic.id });
  // The board of the topic has no reader in the centre.
  await expect(about()).rejects.toMatchObject(dark);
  expect((await kase(id)).topicId).toBeNull();
  await claim(once(agent), id);
  await about();
  expect(await kase(id)).toMatchObject({ boardId: social.boardId, secrecy: 'secret' });
});

test('what a resident asks about a team without readers stands in the centre, as secret as it is', async () => {
  expect(await kase(await start(secretTopic.id))).toMatchObject(inCentre);
  await present(officer, true);
  expect(await kase(await start(secretTopic.id))).toMatchObject({
    teamId: social.id,
    boardId: social.boardId,
    secrecy: 'secret',
  });
});

test('so does a visit that is promoted, and a call that becomes a case', async () => {
  const visit = await log(once(host), {
    servicePointId: world.point.id,
    topicId: secretTopic.id,
    note: null,
  });
  const promoted = await promote(once(host), visit.id, { residentId: null });
  expect(await kase(promoted.case.id)).toMatchObject(inCentre);
  for (const teamId of [undefined, social.id]) {
    const contact = await openContact(once(agent), '0701740605');
    const { rev } = await save(agent, contact.id, { rev: contact.rev, topicId: secretTopic.id });
    const closed = await close(once(agent), contact.id, { as: 'case', rev, teamId });
    expect(await kase(closed.case?.id ?? '')).toMatchObject(inCentre);
  }
});

test('a team that somebody chose for a call is refused like a handover, and the call stays as it was', async () => {
  const contact = await openContact(once(agent), '0701740605');
  const closing = { as: 'case', rev: contact.rev, teamId: technical.id };
  const refused = await ask(`POST ${api}/contacts/${contact.id}/closings`, {
    as: { id: agent.actor.id, roles: ['agent'] },
    body: closing,
  });
  expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(await db.contact.count({ where: { id: contact.id } })).toBe(1);
});
