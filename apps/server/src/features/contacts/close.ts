// A contact ends, always with an outcome (FL 6 §): solved here, a case for a team, or a promised call.
import type { CaseRow, Outcome } from '@entre/contract/cases';
import type { ContactClosing } from '@entre/contract/contacts';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { receiveOne } from '../../channels/registry.ts';
import type { Case, Contact, Topic } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import type { Record_ } from '../../spine/write.ts';
import { change, openCase, writeRow } from '../cases/index.ts';
import * as interactions from '../interactions/index.ts';
import { toE164 } from '../residents/index.ts';
import { chosenTopic, putThrough, refuseFreeText } from '../topics/index.ts';
import { lockOwn, refuseStale } from './own.ts';
import { promiseIn, promisedTime, refuseUnlinked } from './promise.ts';

type Closing = z.output<typeof ContactClosing>;
type Closed = { interactionId: string; case: CaseRow | null };
/** The contact with all that its end needs. */
type Ended = {
  contact: Contact;
  topic: Topic | null;
  interactionId: string;
  outcome: Outcome;
  at: Date;
};

/**
 * Closes a contact; it then exists only as an interaction, and as a case when it needs one.
 * @throws DeskError `stale` when another screen saved it since `rev`; `invalid` when the topic keeps no text and some
 *   stands there, or the promised time has passed: the contact stays as it was
 */
export const close = async (
  ctx: Ctx<StaffActor>,
  id: string,
  closing: Closing,
): Promise<Closed> => {
  const { row, more } = await writeRow(ctx, 'contact.close', async (tx, record) => {
    const contact = await lockOwn(ctx, tx, id);
    await refuseStale(tx, contact, closing.rev);
    const topic = contact.topicId === null ? null : await chosenTopic(tx, contact.topicId);
    refuseFreeText(topic, { note: contact.note, subject: contact.subject });
    const ended: Ended = {
      contact,
      topic,
      interactionId: uuid(),
      outcome: outcomeOf(closing),
      at: new Date(),
    };
    const kase =
      closing.as === 'solved'
        ? await asSolved(ctx, tx, ended)
        : await asCase(ctx, tx, record, ended, closing);
    await tx.contact.delete({ where: { id } });
    const { interactionId, outcome } = ended;
    record('contact.closed', { contactId: id, outcome, interactionId });
    return { kase, more: { interactionId } };
  });
  return { ...more, case: row };
};

function outcomeOf(closing: Closing): Outcome {
  switch (closing.as) {
    case 'solved':
      return closing.outcome;
    case 'case':
      return 'handed-over';
    case 'callback':
      return 'callback-promised';
  }
}

/** Nothing more to do: an interaction and no case. */
async function asSolved(ctx: Ctx<StaffActor>, tx: Tx, ended: Ended): Promise<null> {
  const boardId = ended.topic?.boardId ?? (await centreBoard(tx));
  await begin(ctx, tx, ended, { boardId, note: ended.contact.note });
  return null;
}

/** Something more to do: a case with the call on it, and the promised time when there is one. */
async function asCase(
  ctx: Ctx<StaffActor>,
  tx: Tx,
  record: Record_,
  ended: Ended,
  closing: Exclude<Closing, { as: 'solved' }>,
): Promise<Case> {
  const { contact, topic, interactionId, outcome, at } = ended;
  const promised = closing.as === 'callback' ? promisedTime(closing.at, closing.phone) : null;
  // The number they called from would else be written out in the note.
  if (contact.residentId === null) await refuseUnlinked(tx, contact, toE164(contact.caller));
  const inbound = receiveOne('phone', {
    subject: contact.subject,
    note: contact.note,
    topic: topic?.sv ?? null,
    at: contact.startedAt,
  });
  const kase = await openCase(tx, record, {
    channel: 'phone',
    subject: inbound.subject,
    topicId: contact.topicId,
    teamId: closing.teamId,
    residentId: contact.residentId,
    servicePointId: null,
    receivedAt: inbound.at,
    waiting: inbound.waiting,
    interactionId,
  });
  const text = topic?.noFreeText
    ? putThrough(contact.note, await teamName(tx, kase.teamId))
    : noteOf(contact);
  await begin(ctx, tx, ended, { boardId: kase.boardId, note: text, caseIds: [kase.id] });
  const times = { startedAt: contact.startedAt.toISOString(), endedAt: at.toISOString() };
  await change(tx, record, kase, 'call.noted', { interactionId, text, ...times, outcome });
  if (promised) await promiseIn(tx, record, kase, ctx.actor.id, promised);
  return kase;
}

const begin = (
  ctx: Ctx<StaffActor>,
  tx: Tx,
  { contact, interactionId, outcome, at }: Ended,
  { note, ...more }: { boardId: string; note: string; caseIds?: string[] },
): Promise<string> =>
  interactions.begin(tx, {
    id: interactionId,
    channel: 'phone',
    staffId: ctx.actor.id,
    residentId: contact.residentId,
    topicId: contact.topicId,
    subject: contact.subject.trim() || null,
    note: note.trim() || null,
    startedAt: contact.startedAt,
    endedAt: at,
    outcome,
    ...more,
  });

/** The note, and who called when no resident was chosen: the next one must be able to reach them. */
function noteOf({ note, caller, residentId }: Contact): string {
  const said = caller.trim();
  if (residentId !== null || said === '' || note.includes(said)) return note.trim();
  return `${note.trim()}\n\nUppringare: ${said}`.trim();
}

const teamName = async (tx: Tx, id: string): Promise<string> =>
  (await tx.team.findUniqueOrThrow({ where: { id } })).name;

/** A call about nothing in particular is the centre's own. */
const centreBoard = async (tx: Tx): Promise<string> =>
  (await tx.team.findFirstOrThrow({ where: { kind: 'centre' }, orderBy: { code: 'asc' } })).boardId;
