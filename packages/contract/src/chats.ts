// The resident's side of a case: start, write, read, come back by code. No account, no name needed.
import { z } from 'zod';
import { Code, Id, Instant, INT4_MAX, line, Locale, MESSAGE_MAX, text } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { PublicEvent } from './events.ts';
import { CaseState, Written } from './cases.ts';

export const NewChat = z.strictObject({
  text: text(MESSAGE_MAX),
  /** `message` asks for no live answer; a chat outside opening hours becomes one. */
  as: z.enum(['chat', 'message']).default('chat'),
  name: line(120).nullable().default(null),
  /** E-mail or phone, only if the resident wants to be reached that way. */
  contact: line(200).nullable().default(null),
  topicId: Id.nullable().default(null),
  locale: Locale.default('sv'),
});
export type NewChat = z.input<typeof NewChat>;

/** Ask to be called. */
export const NewCall = z.strictObject({
  /** What it is about. */
  text: text(MESSAGE_MAX),
  /** As written by hand; Swedish unless it says otherwise. */
  phone: line(40),
  name: line(120).nullable().default(null),
  /** Where the chosen span begins, as `GET /public/call-times` says it; null asks for as soon as possible. */
  from: Instant.nullable().default(null),
  topicId: Id.nullable().default(null),
});
export type NewCall = z.input<typeof NewCall>;

/** When the desk can call somebody who asks now. */
export const CallTimes = z.strictObject({
  /** Asked for as soon as possible, the call comes by then. */
  soonest: Instant,
  /** Whole spans of open time to choose from, of the next two days that have any. */
  spans: z.array(z.strictObject({ from: Instant, to: Instant })),
});
export type CallTimes = z.infer<typeof CallTimes>;

/** The call that is promised next: by `at` at the latest, and not before `from` when a span was chosen. */
export const PromisedCall = z.strictObject({
  from: Instant.nullable(),
  at: Instant,
  /** How often it has been tried in vain. */
  tries: z.number().int(),
});
export type PromisedCall = z.infer<typeof PromisedCall>;

/** The thread as the resident sees it. */
export const Thread = z.strictObject({
  epoch: z.string(),
  number: z.string(),
  code: z.string(),
  /** `chat` is live; `message` is answered when the desk gets to it. */
  mode: z.enum(['chat', 'message']),
  state: CaseState,
  /** Place in the queue, 1 is next; null when somebody answers or nobody waits. */
  place: z.number().int().nullable(),
  /** A fair guess of the wait in minutes; null when there is no ground for one. */
  waitMinutes: z.number().int().nullable(),
  /** When an answer is promised, for a message. */
  dueAt: Instant.nullable(),
  /** The promised call; null when none is. */
  call: PromisedCall.nullable(),
  head: z.number().int(),
  events: z.array(PublicEvent),
});
export type Thread = z.infer<typeof Thread>;

/** `token` opens this thread and nothing else; send it as `Authorization: Bearer`. It is shown once. */
export const Opened = z.strictObject({ token: z.string(), thread: Thread });
export type Opened = z.infer<typeof Opened>;

const tag = 'chats';
const resident = { door: 'resident', tag } as const;
export const chatEndpoints = [
  endpoint({
    method: 'POST',
    path: '/chats',
    door: 'open',
    permission: 'chat.start',
    tag,
    summary: 'Start a chat or leave a message',
    body: NewChat,
    reply: Opened,
    status: 201,
    creates: true,
    problems: ['too-many', 'key-reused', 'not-saved'],
  }),
  endpoint({
    method: 'GET',
    path: '/public/call-times',
    door: 'open',
    permission: 'public',
    tag,
    summary: 'When the desk can call somebody who asks now',
    reply: CallTimes,
    status: 200,
  }),
  endpoint({
    method: 'POST',
    path: '/callbacks',
    door: 'open',
    permission: 'callback.ask',
    tag,
    summary: 'Ask to be called',
    body: NewCall,
    reply: Opened,
    status: 201,
    creates: true,
    problems: ['too-many', 'key-reused', 'not-saved'],
  }),
  endpoint({
    method: 'POST',
    path: '/chats/resumptions',
    door: 'open',
    permission: 'chat.resume',
    tag,
    summary: 'Come back to a thread by its code',
    body: z.strictObject({ code: Code }),
    reply: Opened,
    status: 201,
    problems: ['too-many', 'not-found'],
  }),
  endpoint({
    ...resident,
    method: 'GET',
    path: '/chats/current',
    permission: 'chat.read',
    summary: 'The thread of this token',
    reply: Thread,
    status: 200,
    problems: ['not-found'],
  }),
  endpoint({
    ...resident,
    method: 'GET',
    path: '/chats/current/events',
    permission: 'chat.read',
    summary: 'What happened in the thread after a `seq`',
    query: z.strictObject({
      after: z.coerce.number().int().min(0).max(INT4_MAX).default(0),
      epoch: z.string().max(60).optional(),
    }),
    reply: z.strictObject({
      epoch: z.string(),
      head: z.number().int(),
      events: z.array(PublicEvent),
    }),
    status: 200,
    problems: ['resync'],
  }),
  endpoint({
    ...resident,
    method: 'POST',
    path: '/chats/current/messages',
    permission: 'chat.send',
    summary: 'Write in the thread',
    body: z.strictObject({ text: text(MESSAGE_MAX) }),
    /** `seq` and `pubSeq` are the same number here: the resident's own count. */
    reply: Written,
    status: 201,
    creates: true,
    problems: ['too-many', 'key-reused', 'not-saved'],
  }),
  endpoint({
    ...resident,
    method: 'POST',
    path: '/chats/current/departures',
    permission: 'chat.leave',
    summary: 'Say that you have what you need and leave; the token opens nothing more',
    reply: Thread,
    status: 201,
    creates: true,
    problems: ['too-many'],
  }),
];
