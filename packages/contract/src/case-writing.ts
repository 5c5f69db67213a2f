// What staff write in a case: replies, notes and drafts, and where they landed.
import { z } from 'zod';
import { Id, Instant, MESSAGE_MAX, NOTE_MAX, text, Whole } from './ids.ts';
import { endpoint } from './endpoint.ts';

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
  seen: Whole,
  articleIds: z.array(Id).max(10).default([]),
});
export const NewNote = z.strictObject({ text: text(NOTE_MAX) });

export const Draft = z.strictObject({
  mode: z.enum(['reply', 'note']),
  text: z.string().max(NOTE_MAX),
  savedAt: Instant.nullable(),
});
export type Draft = z.infer<typeof Draft>;

const staff = { door: 'staff', tag: 'cases' } as const;
const byId = z.strictObject({ id: Id });

export const caseWritingEndpoints = [
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
    problems: ['unseen', 'resync', 'wrong-state', 'key-reused', 'not-saved'],
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
];
