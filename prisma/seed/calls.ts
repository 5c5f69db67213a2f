// Calls: the tab of the console that one is written down in, and those promised in a case until they reach somebody.
import { MINUTE_MS } from './calendar.ts';
import type { Ground, Staff } from './ground.ts';
import { bare, by, tell, type Told } from './told.ts';
import { note, type Scene } from './verbs.ts';

/** A call is promised; the case is due when the call is. Returns the callback's id. */
export function promiseCall(scene: Scene, staff: Staff, at: Date, promisedAt: Date): string {
  const { ground, told, resident } = scene;
  const id = ground.chance.id(at);
  told.callbacks.push({
    id,
    caseId: told.facts.id,
    staffId: staff.id,
    promisedAt,
    phone: resident?.phone ?? null,
    residentId: told.facts.residentId,
  });
  tell(ground.chance, told, {
    type: 'callback.promised',
    at,
    actor: by(staff),
    data: { callbackId: id, at: promisedAt.toISOString() },
    set: {
      callbackAt: promisedAt.toISOString(),
      dueAt: promisedAt.toISOString(),
      late: false,
      waitingSince: told.facts.waitingSince ?? at.toISOString(),
    },
  });
  return id;
}

/** A promised call reaches the resident: that is an answer, and what was said is noted. */
export function callBack(scene: Scene, staff: Staff, text: string, at: Date): void {
  const { ground, told } = scene;
  const callback = told.callbacks.find((one) => one.doneAt === undefined);
  if (!callback) throw new Error('no call was promised');
  // One in five does not answer the first time.
  const tries = ground.chance.happens(0.2) ? 2 : 1;
  const data = { callbackId: callback.id };
  if (tries === 2) {
    const first = new Date(Math.max(told.at.getTime(), at.getTime() - 12 * MINUTE_MS));
    tell(ground.chance, told, {
      type: 'callback.tried',
      at: first,
      actor: by(staff),
      data: { ...data, result: 'no-answer', tries: 1 },
    });
  }
  Object.assign(callback, { tries, result: 'reached', doneAt: at });
  tell(ground.chance, told, {
    type: 'callback.tried',
    at,
    actor: by(staff),
    data: { ...data, result: 'reached', tries },
    set: { callbackAt: null, waitingSince: null, dueAt: null, late: false },
  });
  note(scene, staff, `Ringde upp: ${text.replace(/^Hej! /, '')}`, at);
}

/** A call as a tab of the console: opened, and closed with its outcome. */
export function contactEvents(
  { chance }: Ground,
  of: { staff: Staff; startedAt: Date; endedAt: Date; outcome: string; interactionId: string },
): Told['aside'] {
  const contactId = chance.id(of.startedAt);
  return [
    { ...bare(chance, 'contact.opened', of.startedAt, by(of.staff)), data: { contactId } },
    {
      ...bare(chance, 'contact.closed', of.endedAt, by(of.staff)),
      data: { contactId, outcome: of.outcome, interactionId: of.interactionId },
    },
  ];
}
