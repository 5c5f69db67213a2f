// Cases: their facts, the states they move between, the views of the queue, and the addresses that change them.
import { z } from 'zod';
import { Id, Instant, line, MESSAGE_MAX, NOTE_MAX, text } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { page, PageQuery } from './page.ts';
import { ChannelKind } from './channels.ts';
import { Secrecy } from './topics.ts';
import { ResidentCard } from './residents.ts';
import { CaseEvent } from './events.ts';

export const states = [
  'new',
  'open',
  'awaiting-resident',
  'awaiting-department',
  'parked',
  'resolved',
  'closed',
] as const;
export const CaseState = z.enum(states);
export type CaseState = z.infer<typeof CaseState>;

/** Which state may follow which. `resolved → open` and `closed → open` are a reopening. */
export const transitions: Record<CaseState, readonly CaseState[]> = {
  new: ['open', 'awaiting-resident', 'awaiting-department', 'parked', 'resolved'],
  open: ['awaiting-resident', 'awaiting-department', 'parked', 'resolved'],
  'awaiting-resident': ['open', 'awaiting-department', 'parked', 'resolved'],
  'awaiting-department': ['open', 'awaiting-resident', 'parked', 'resolved'],
  parked: ['open', 'awaiting-resident', 'awaiting-department', 'resolved'],
  resolved: ['open', 'closed'],
  closed: ['open'],
};
export const openStates: readonly CaseState[] = states.slice(0, 5);
export const isOpen = (state: CaseState): boolean => openStates.includes(state);

export const Outcome = z.enum([
  'solved-here',
  'solved-after-asking',
  'handed-over',
  'callback-promised',
  'referred-elsewhere',
  'cut-off',
]);
export type Outcome = z.infer<typeof Outcome>;

export const Priority = z.enum(['low', 'normal', 'high']);
export type Priority = z.infer<typeof Priority>;

/** One stretch of a clock: counted or not, and why. The clock's explanation is a list of them. */
export const ClockSegment = z.strictObject({
  from: Instant,
  to: Instant,
  counted: z.boolean(),
  why: z.enum(['open', 'closed', 'weekend', 'holiday', 'paused']),
});
export type ClockSegment = z.infer<typeof ClockSegment>;

/** Everything the queue and the case head show. Changed only by events; ids are looked up in the lists everyone has. */
export const CaseFacts = z.strictObject({
  id: Id,
  /** `KC-2611-000123` */
  number: z.string(),
  subject: z.string(),
  state: CaseState,
  priority: Priority,
  channel: ChannelKind,
  topicId: Id.nullable(),
  boardId: Id,
  teamId: Id,
  assigneeId: Id.nullable(),
  secrecy: Secrecy,
  residentId: Id.nullable(),
  servicePointId: Id.nullable(),
  receivedAt: Instant,
  /** Since when the resident waits for us; null when it is not our turn. */
  waitingSince: Instant.nullable(),
  /** When an answer is promised; null when no promise runs. */
  dueAt: Instant.nullable(),
  late: z.boolean(),
  parkedUntil: Instant.nullable(),
  callbackAt: Instant.nullable(),
  outcome: Outcome.nullable(),
  /** The resident's last written message is at this `seq`; 0 when there is none. */
  residentSeq: z.number().int(),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

/** A row of the queue. */
export const CaseRow = CaseFacts.extend({
  resident: ResidentCard.nullable(),
  head: z.number().int(),
  updatedAt: Instant,
});
export type CaseRow = z.infer<typeof CaseRow>;

/** What a case is when opened: its row, its follow-up code, and its whole timeline. */
export const CaseSnapshot = z.strictObject({
  epoch: z.string(),
  case: CaseRow,
  code: z.string(),
  timeline: z.array(CaseEvent),
});
export type CaseSnapshot = z.infer<typeof CaseSnapshot>;

export const caseViews = ['mine', 'team', 'unassigned', 'waiting', 'late', 'all', 'done'] as const;
export const CaseView = z.enum(caseViews);
export type CaseView = z.infer<typeof CaseView>;
/** The one place that says what each view holds; the server says the same in SQL and a test holds them together. */
export const inView = (
  view: CaseView,
  row: Pick<CaseFacts, 'state' | 'assigneeId' | 'teamId' | 'late'>,
  me: { id: string; teamIds: readonly string[] },
): boolean => {
  if (view === 'done') return !isOpen(row.state);
  if (!isOpen(row.state)) return false;
  switch (view) {
    case 'mine':
      return row.assigneeId === me.id;
    case 'team':
      return me.teamIds.includes(row.teamId);
    case 'unassigned':
      return row.assigneeId === null && me.teamIds.includes(row.teamId);
    case 'waiting':
      return row.state === 'awaiting-resident';
    case 'late':
      return row.late;
    case 'all':
      return true;
  }
};

export const CaseCounts = z.strictObject({
  mine: z.number().int(),
  team: z.number().int(),
  unassigned: z.number().int(),
  waiting: z.number().int(),
  late: z.number().int(),
  all: z.number().int(),
});
export type CaseCounts = z.infer<typeof CaseCounts>;

/** The answer to something written: where it landed. Never sent before the row is committed. */
export const Written = z.strictObject({
  clientMsgId: Id,
  eventId: Id,
  seq: z.number().int(),
  pubSeq: z.number().int().nullable(),
  at: Instant,
  epoch: z.string(),
});
export type Written = z.infer<typeof Written>;

/** `seen` is the last `seq` its writer had on screen: no blind answers. */
export const NewReply = z.strictObject({
  text: text(MESSAGE_MAX),
  seen: z.number().int().min(0),
  articleIds: z.array(Id).max(10).default([]),
});
export const NewNote = z.strictObject({ text: text(NOTE_MAX) });

export const Draft = z.strictObject({
  mode: z.enum(['reply', 'note']),
  text: z.string().max(NOTE_MAX),
  savedAt: Instant.nullable(),
});
export type Draft = z.infer<typeof Draft>;

const tag = 'cases';
const byId = z.strictObject({ id: Id });
const staff = { door: 'staff', tag } as const;
export const caseEndpoints = [
  endpoint({
    ...staff,
    method: 'GET',
    path: '/cases',
    permission: 'case.read',
    summary: 'A view of the queue, most pressing first',
    query: z.strictObject({ view: CaseView.default('all'), ...PageQuery }),
    reply: page(CaseRow),
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/cases/counts',
    permission: 'case.read',
    summary: 'How many cases each view holds',
    reply: CaseCounts,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/cases/search',
    permission: 'case.read',
    summary: 'Find cases by number, code or words of the subject',
    query: z.strictObject({ query: z.string().min(2).max(120) }),
    reply: z.strictObject({ items: z.array(CaseRow) }),
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/cases/{id}',
    permission: 'case.read',
    summary: 'A case with its whole timeline',
    params: byId,
    reply: CaseSnapshot,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/cases/{id}/row',
    permission: 'case.read',
    summary: 'A case as a row of the queue',
    params: byId,
    reply: CaseRow,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/cases/{id}/events',
    permission: 'case.read',
    summary: 'What happened in a case after a `seq`',
    params: byId,
    query: z.strictObject({
      after: z.coerce.number().int().min(0).default(0),
      epoch: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(500),
    }),
    reply: z.strictObject({
      epoch: z.string(),
      head: z.number().int(),
      events: z.array(CaseEvent),
    }),
    status: 200,
    problems: ['resync'],
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/cases/next/claims',
    permission: 'case.claim',
    summary: 'Take the next best case',
    reply: z.strictObject({ case: CaseRow.nullable() }),
    status: 201,
    creates: true,
    problems: ['conflict', 'not-found'],
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/cases/{id}/claims',
    permission: 'case.claim',
    summary: 'Take a case; one taker wins',
    params: byId,
    reply: CaseRow,
    status: 201,
    creates: true,
    problems: ['already-claimed', 'wrong-state'],
  }),
  endpoint({
    ...staff,
    method: 'PUT',
    path: '/cases/{id}/assignment',
    permission: 'case.assign',
    summary: 'Give a case to a person, a team, or put it back',
    params: byId,
    body: z.strictObject({ assigneeId: Id.nullable(), teamId: Id.optional() }),
    reply: CaseRow,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'PUT',
    path: '/cases/{id}/state',
    permission: 'case.state',
    summary: 'Move a case to another state; resolving needs an outcome',
    params: byId,
    body: z.strictObject({
      state: CaseState,
      outcome: Outcome.optional(),
      until: Instant.optional(),
    }),
    reply: CaseRow,
    status: 200,
    problems: ['wrong-state'],
  }),
  endpoint({
    ...staff,
    method: 'PATCH',
    path: '/cases/{id}',
    permission: 'case.classify',
    summary: 'Change topic, priority, subject or resident',
    params: byId,
    body: z.strictObject({
      topicId: Id.optional(),
      priority: Priority.optional(),
      subject: line(200).optional(),
      residentId: Id.nullable().optional(),
    }),
    reply: CaseRow,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'PUT',
    path: '/cases/{id}/secrecy',
    permission: 'case.secrecy',
    summary: 'Mark a case; a secret one needs provision and reason (OSL 5 kap. 5 §)',
    params: byId,
    body: z.strictObject({ secrecy: Secrecy, provision: line(200).optional() }),
    reply: CaseRow,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/cases/{id}/handovers',
    permission: 'case.handover',
    summary: 'Hand a case over to another team, with a note',
    params: byId,
    body: z.strictObject({ teamId: Id, note: text(NOTE_MAX).optional() }),
    reply: CaseRow,
    status: 201,
    creates: true,
    problems: ['conflict'],
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/cases/{id}/messages',
    permission: 'case.reply',
    summary: 'Answer the resident; refused when something came in unseen',
    params: byId,
    body: NewReply,
    reply: Written,
    status: 201,
    creates: true,
    problems: ['unseen', 'wrong-state', 'key-reused', 'not-saved'],
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/cases/{id}/notes',
    permission: 'case.note',
    summary: 'Write an internal note; never shown to the resident',
    params: byId,
    body: NewNote,
    reply: Written,
    status: 201,
    creates: true,
    problems: ['key-reused', 'not-saved'],
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/cases/{id}/draft',
    permission: 'draft.save',
    summary: 'My unsent text in this case',
    params: byId,
    reply: Draft,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'PUT',
    path: '/cases/{id}/draft',
    permission: 'draft.save',
    summary: 'Keep my unsent text',
    params: byId,
    body: Draft.omit({ savedAt: true }),
    reply: Draft,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/feed',
    permission: 'case.read',
    summary: 'Rows changed after a position of the feed: the plain fallback for the socket',
    query: z.strictObject({
      after: z.coerce.number().int().min(0),
      epoch: z.string().max(60).optional(),
    }),
    reply: z.strictObject({
      epoch: z.string(),
      pos: z.number().int(),
      rows: z.array(CaseRow),
      gone: z.array(Id),
    }),
    status: 200,
    problems: ['resync'],
  }),
];
