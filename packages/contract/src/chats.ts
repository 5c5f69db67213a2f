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
    summary: 'Say that you have what you need and leave',
    reply: Thread,
    status: 201,
    creates: true,
  }),
];
