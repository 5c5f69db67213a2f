// Phone contacts while they run, kept on the server as they are typed, and the callbacks they promise.
import { z } from 'zod';
import { Id, Instant, line, NOTE_MAX, text, Whole } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { CaseRow, Outcome } from './cases.ts';
import { ResidentCard } from './residents.ts';

/** A running contact: a tab in the console that survives a crash and another computer. */
export const Contact = z.strictObject({
  id: Id,
  startedAt: Instant,
  note: z.string(),
  subject: z.string(),
  /** What was typed to find the resident: a number or a name. */
  caller: z.string(),
  resident: ResidentCard.nullable(),
  topicId: Id.nullable(),
  /** Grows with every save; a save on an older one is refused with what stands there. */
  rev: z.number().int(),
});
export type Contact = z.infer<typeof Contact>;

export const ContactChange = z.strictObject({
  rev: Whole,
  note: z.string().max(NOTE_MAX).optional(),
  subject: z.string().max(200).optional(),
  caller: z.string().max(120).optional(),
  residentId: Id.nullable().optional(),
  topicId: Id.nullable().optional(),
});

/** What the one who ends it has on screen: what another screen saved since then is not ended unread. */
const seen = { rev: Whole };
/** How a contact ends: solved here (no case), a case for a team, or a promised call. */
export const ContactClosing = z.discriminatedUnion('as', [
  z.strictObject({
    as: z.literal('solved'),
    ...seen,
    outcome: Outcome.extract([
      'solved-here',
      'solved-after-asking',
      'referred-elsewhere',
      'cut-off',
    ]).default('solved-here'),
  }),
  z.strictObject({ as: z.literal('case'), ...seen, teamId: Id.optional() }),
  z.strictObject({
    as: z.literal('callback'),
    ...seen,
    at: Instant,
    phone: line(40),
    teamId: Id.optional(),
  }),
]);

export const Callback = z.strictObject({
  id: Id,
  caseId: Id,
  /** The latest moment of the promise: late from then on. */
  promisedAt: Instant,
  /** The earliest, when the resident chose a span; null when any time until then will do. */
  from: Instant.nullable(),
  phone: z.string().nullable(),
  tries: z.number().int(),
  result: z.enum(['reached', 'no-answer', 'cancelled']).nullable(),
});
export type Callback = z.infer<typeof Callback>;

const tag = 'contacts';
const byId = z.strictObject({ id: Id });
const staff = { door: 'staff', tag } as const;
export const contactEndpoints = [
  endpoint({
    ...staff,
    method: 'GET',
    path: '/contacts',
    permission: 'contact.open',
    summary: 'My running contacts',
    reply: z.strictObject({ items: z.array(Contact) }),
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/contacts',
    permission: 'contact.open',
    summary: 'Start a contact: the timer runs from here',
    body: z.strictObject({ caller: z.string().max(120).default('') }),
    reply: Contact,
    status: 201,
    creates: true,
    problems: ['not-found'],
  }),
  endpoint({
    ...staff,
    method: 'PATCH',
    path: '/contacts/{id}',
    permission: 'contact.save',
    summary: 'Save what has been typed so far',
    params: byId,
    body: ContactChange,
    reply: Contact,
    status: 200,
    problems: ['stale'],
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/contacts/{id}/closings',
    permission: 'contact.close',
    summary: 'Close a contact with its outcome',
    params: byId,
    body: ContactClosing,
    reply: z.strictObject({ interactionId: Id, case: CaseRow.nullable() }),
    status: 201,
    creates: true,
    problems: ['stale', 'conflict'],
  }),
  endpoint({
    ...staff,
    method: 'DELETE',
    path: '/contacts/{id}',
    permission: 'contact.close',
    summary: 'Throw a contact away that was opened by mistake',
    params: byId,
    status: 204,
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/interactions/{id}/reopenings',
    permission: 'contact.close',
    summary: 'Take back the end of a call that became no case: it runs again',
    params: byId,
    reply: Contact,
    status: 201,
    creates: true,
    problems: ['too-late'],
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/cases/{id}/callbacks',
    permission: 'case.read',
    summary: 'The calls promised in a case',
    params: byId,
    reply: z.strictObject({ items: z.array(Callback) }),
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/cases/{id}/callbacks',
    permission: 'callback.try',
    summary: 'Promise a call at a time',
    params: byId,
    body: z.strictObject({ at: Instant, phone: line(40).nullable().default(null) }),
    reply: Callback,
    status: 201,
    creates: true,
    problems: ['wrong-state'],
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/callbacks/{id}/tries',
    permission: 'callback.try',
    summary: 'Write down a try: reached, no answer, or called off',
    params: byId,
    body: z.strictObject({
      result: z.enum(['reached', 'no-answer', 'cancelled']),
      note: text(NOTE_MAX).optional(),
    }),
    reply: Callback,
    status: 201,
    creates: true,
    problems: ['conflict'],
  }),
];
