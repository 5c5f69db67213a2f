// The verbs of other features that leave events in cases, for the laws that go through them all.
import { makeAskCall } from '../../apps/server/src/features/chats/ask-call.ts';
import { makeTokens } from '../../apps/server/src/features/chats/token.ts';
import { promiseCall } from '../../apps/server/src/features/contacts/promise.ts';
import { close } from '../../apps/server/src/features/contacts/close.ts';
import { open } from '../../apps/server/src/features/contacts/open.ts';
import { save } from '../../apps/server/src/features/contacts/save.ts';
import { tryCall } from '../../apps/server/src/features/contacts/try-call.ts';
import { givePassword } from '../../apps/server/src/features/staff/give-password.ts';
import { changeMe, create } from '../../apps/server/src/features/staff/manage.ts';
import { log } from '../../apps/server/src/features/visits/log.ts';
import { promote } from '../../apps/server/src/features/visits/promote.ts';
import type { Ctx, StaffActor } from '../../apps/server/src/spine/ctx.ts';
import { changeStaff } from './change-staff.ts';
import { once, type World } from './world.ts';

type Verb = { name: string; run: (caseId: string) => Promise<unknown> };
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** Verbs on a case that belong to phone contacts. */
export function contactVerbs(_world: World, agent: Ctx<StaffActor>): Verb[] {
  const promised = async (id: string): Promise<string> =>
    (await promiseCall(once(agent), id, { at: inAnHour(), phone: null })).id;
  return [
    { name: 'promise a call', run: promised },
    {
      name: 'try a call in vain',
      run: async (id) => tryCall(once(agent), await promised(id), { result: 'no-answer' }),
    },
    {
      name: 'reach by a call',
      run: async (id) =>
        tryCall(once(agent), await promised(id), { result: 'reached', note: 'Klart' }),
    },
  ];
}

/** Cases born of a phone call, of a visit, and of a resident who asked to be called; their ids. */
export async function bornElsewhere(world: World, agent: Ctx<StaffActor>): Promise<string[]> {
  const contact = await open(once(agent), '0701740605');
  const topicId = world.waste.id;
  const { rev } = await save(agent, contact.id, {
    rev: contact.rev,
    note: 'Vill veta avgiften',
    topicId,
  });
  const called = await close(once(agent), contact.id, {
    as: 'callback',
    rev,
    at: inAnHour(),
    phone: '0701740605',
  });
  const visit = await log(once(agent), {
    servicePointId: world.point.id,
    topicId,
    note: null,
  });
  const promoted = await promote(once(agent), visit.id, {
    residentId: null,
    note: 'Behöver mer hjälp',
  });
  const asked = await makeAskCall(makeTokens('secret'))(once(world.open), {
    text: 'Ring mig om avgiften',
    phone: '0701740605',
    name: null,
    from: null,
    topicId,
  });
  const { id } = await world.db.case.findUniqueOrThrow({ where: { code: asked.thread.code } });
  return [called.case?.id ?? '', promoted.case.id, id];
}

/** An account made, given a password, changed, closed and opened; and one's own status. */
export async function staffVerbs(admin: Ctx<StaffActor>): Promise<void> {
  const { id } = await create(once(admin), {
    email: 'ny.person@example.com',
    name: 'Ny Person',
    roles: ['agent'],
    teamIds: [],
    boardIds: [],
    servicePointIds: [],
  });
  await givePassword(admin, id);
  await changeStaff(admin, id, { roles: ['supervisor'] });
  await changeStaff(admin, id, { disabled: true });
  await changeStaff(admin, id, { disabled: false });
  await changeMe(admin, { status: 'pause' });
}
