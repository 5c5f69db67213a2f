// Everything that can happen, each with its schema. No event without one; screens are functions of these.
import { z } from 'zod';
import { Id, Instant } from './ids.ts';
import { ResidentCard } from './residents.ts';

const none = z.strictObject({});
/** Takes back what happened at this `seq`, with nothing in between: it was a slip, and figures leave both out. */
const undoes = z.number().int().optional();
const written = z.strictObject({ text: z.string(), clientMsgId: Id.optional() });

/** What happens in a case, by type: the data beside the changed facts. */
export const caseEvents = {
  'case.opened': z.strictObject({ interactionId: Id.nullable() }),
  'message.received': written,
  'message.sent': written.extend({ articleIds: z.array(Id) }),
  'note.added': written,
  'call.noted': z.strictObject({
    interactionId: Id,
    text: z.string(),
    startedAt: Instant,
    endedAt: Instant,
    outcome: z.string(),
  }),
  'visit.promoted': z.strictObject({
    servicePointId: Id,
    topicId: Id,
    occurredAt: Instant,
    text: z.string().nullable(),
  }),
  'case.claimed': z.strictObject({ from: Id.nullable() }),
  'case.assigned': z.strictObject({ from: Id.nullable(), to: Id.nullable() }),
  'case.handed-over': z.strictObject({
    fromTeamId: Id,
    toTeamId: Id,
    text: z.string().nullable(),
    undoes,
  }),
  'case.state-changed': z.strictObject({ from: z.string(), to: z.string(), undoes }),
  'case.reopened': z.strictObject({ from: z.string(), undoes }),
  'case.classified': z.strictObject({ fromTopicId: Id.nullable() }),
  'case.resident-linked': z.strictObject({ residentId: Id.nullable() }),
  'case.secrecy-changed': z.strictObject({
    from: z.string(),
    provision: z.string().nullable(),
    reason: z.string().nullable(),
    decision: z.string().nullable(),
  }),
  'case.became-late': z.strictObject({ dueAt: Instant }),
  'interaction.began': z.strictObject({ interactionId: Id, channel: z.string() }),
  'interaction.ended': z.strictObject({ interactionId: Id, outcome: z.string() }),
  'chat.left': none,
  'chat.resumed': none,
  /** Between `from`, when a span was chosen, and `at` at the latest. */
  'callback.promised': z.strictObject({ callbackId: Id, at: Instant, from: Instant.optional() }),
  'callback.tried': z.strictObject({
    callbackId: Id,
    result: z.enum(['reached', 'no-answer', 'cancelled']),
    tries: z.number().int(),
  }),
  'article.used': z.strictObject({ articleId: Id }),
} as const;

/** How many of one kind a file changed in the organisation. */
const organised = z.strictObject({ added: z.number().int(), changed: z.number().int() });

/** What happens outside cases. Visits carry no person; residents are named by id alone. */
export const deskEvents = {
  'visit.logged': z.strictObject({ visitId: Id, servicePointId: Id, topicId: Id }),
  'visit.detailed': z.strictObject({ visitId: Id, servicePointId: Id }),
  'visit.undone': z.strictObject({ visitId: Id, servicePointId: Id }),
  'contact.opened': z.strictObject({ contactId: Id }),
  'contact.saved': z.strictObject({ contactId: Id, rev: z.number().int() }),
  'contact.closed': z.strictObject({ contactId: Id, outcome: z.string(), interactionId: Id }),
  'contact.discarded': z.strictObject({ contactId: Id }),
  /** Its end was a slip: the interaction is gone, and what stood in it stands in this running contact. */
  'contact.reopened': z.strictObject({ contactId: Id, interactionId: Id }),
  'draft.saved': z.strictObject({ caseId: Id }),
  'resident.created': z.strictObject({ residentId: Id }),
  'resident.opened': z.strictObject({ residentId: Id }),
  'resident.revealed': z.strictObject({ residentId: Id, reason: z.string() }),
  'article.created': z.strictObject({ articleId: Id }),
  'article.saved': z.strictObject({ articleId: Id, locale: z.string() }),
  'article.published': z.strictObject({ articleId: Id }),
  'article.unpublished': z.strictObject({ articleId: Id }),
  'desk.organised': z.strictObject({
    /** Whether its name, phone or hours are other than before. */
    desk: z.boolean(),
    boards: organised,
    teams: organised,
    topics: organised,
    servicePoints: organised,
  }),
  'staff.created': z.strictObject({ staffId: Id }),
  'staff.changed': z.strictObject({ staffId: Id }),
  'staff.status-changed': z.strictObject({ staffId: Id, status: z.string() }),
  'password.given': z.strictObject({ staffId: Id }),
  'password.changed': z.strictObject({ staffId: Id }),
  'session.started': z.strictObject({ staffId: Id }),
  'session.ended': z.strictObject({ staffId: Id, sessionId: z.string() }),
} as const;

export const eventSchemas = { ...caseEvents, ...deskEvents };
export type CaseEventType = keyof typeof caseEvents;
export type DeskEventType = keyof typeof deskEvents;
export type EventType = keyof typeof eventSchemas;
export type EventData<T extends EventType> = z.input<(typeof eventSchemas)[T]>;

/** Who did it. A resident has no id here; the desk itself is `system`. */
export const EventActor = z.strictObject({
  kind: z.enum(['staff', 'resident', 'system']),
  id: Id.nullable(),
});

/** An event of a case as staff get it. `set` holds the facts it changed: new state = old state + set. */
export const CaseEvent = z.strictObject({
  id: Id,
  caseId: Id,
  seq: z.number().int(),
  pubSeq: z.number().int().nullable(),
  type: z.enum(Object.keys(caseEvents) as [CaseEventType, ...CaseEventType[]]),
  at: Instant,
  actor: EventActor,
  data: z.record(z.string(), z.unknown()),
  set: z.record(z.string(), z.unknown()),
  /** Filled in when the event links a resident: masked like everywhere. */
  resident: ResidentCard.nullable().optional(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** The types a resident may see; only these take a `pubSeq`. */
export const publicTypes: readonly CaseEventType[] = [
  'case.opened',
  'message.received',
  'message.sent',
  'case.claimed',
  'case.assigned',
  'case.handed-over',
  'case.state-changed',
  'case.reopened',
  'chat.left',
  'chat.resumed',
];

/**
 * What happens in the visit log: no author is kept of it (OSL 40 kap. 3 §). That a visit was promoted is not among
 * these: it is told in the case, and whoever writes in a case stands for it (FL 27 §).
 */
export const anonymousTypes: readonly EventType[] = [
  'visit.logged',
  'visit.detailed',
  'visit.undone',
];

/** An event as the resident gets it: never more than this. */
export const PublicEvent = z.strictObject({
  id: Id,
  /** The `pubSeq`: gap-free for the resident. */
  seq: z.number().int(),
  type: z.enum(Object.keys(caseEvents) as [CaseEventType, ...CaseEventType[]]),
  at: Instant,
  by: z.enum(['me', 'desk']),
  /** The first name of the one who answers; null when nobody does yet. */
  name: z.string().nullable(),
  text: z.string().nullable(),
  clientMsgId: Id.nullable(),
  /** What it made of the thread. */
  state: z.string().nullable(),
});
export type PublicEvent = z.infer<typeof PublicEvent>;
