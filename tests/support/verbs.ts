// The verbs of other features that leave events in cases, for the laws that go through them all.
import { promiseCall } from '../../apps/server/src/features/contacts/promise.ts';
import { close } from '../../apps/server/src/features/contacts/close.ts';
import { open } from '../../apps/server/src/features/contacts/open.ts';
import { save } from '../../apps/server/src/features/contacts/save.ts';
import { tryCall } from '../../apps/server/src/features/contacts/try-call.ts';
import { log } from '../../apps/server/src/features/visits/log.ts';
import { promote } from '../../apps/server/src/features/visits/promote.ts';
import type { Ctx, StaffActor } from '../../apps/server/src/spine/ctx.ts';
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

/** Cases born of a phone call and of a visit; their ids. */
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
  return [called.case?.id ?? '', promoted.case.id];
}
