// The addresses that change a case: who has it, its state, what it is about, who may see it.
import { z } from 'zod';
import { Id, Instant, INT4_MAX, line, NOTE_MAX, text } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { Secrecy } from './topics.ts';
import { CaseRow } from './case-facts.ts';
import { CaseState, Outcome, Priority } from './case-states.ts';

const staff = { door: 'staff', tag: 'cases' } as const;
const byId = z.strictObject({ id: Id });

/** How far the case was read: the `seq` of the last event on the screen. */
const seen = z.number().int().min(0).max(INT4_MAX);

/** The state to come, with what belongs to it. Nobody waits for us in those that carry `seen`. */
export const StateChange = z.discriminatedUnion('state', [
  z.strictObject({ state: CaseState.extract(['new', 'open', 'awaiting-department', 'closed']) }),
  z.strictObject({ state: z.literal('awaiting-resident'), seen }),
  z.strictObject({ state: z.literal('parked'), seen, until: Instant }),
  z.strictObject({ state: z.literal('resolved'), seen, outcome: Outcome }),
]);
export type StateChange = z.infer<typeof StateChange>;

export const caseChangeEndpoints = [
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
    summary: 'Give a case to a person or another team of the house, or put it back; `from` had it',
    params: byId,
    body: z.strictObject({
      assigneeId: Id.nullable(),
      /** Who has it as far as the giver knows. Somebody else by now: 409 with who. */
      from: Id.nullable(),
      /** Not into or out of a department: that is a handover. */
      teamId: Id.optional(),
    }),
    reply: CaseRow,
    status: 200,
    problems: ['already-claimed', 'conflict', 'wrong-state'],
  }),
  endpoint({
    ...staff,
    method: 'PUT',
    path: '/cases/{id}/state',
    permission: 'case.state',
    summary:
      'Move a case to another state. What takes it from those who wait for us is refused with `unseen` when somebody wrote after `seen`',
    params: byId,
    body: StateChange,
    reply: CaseRow,
    status: 200,
    problems: ['wrong-state', 'unseen', 'conflict'],
  }),
  endpoint({
    ...staff,
    method: 'PATCH',
    path: '/cases/{id}',
    permission: 'case.classify',
    summary: 'Change topic, priority, subject or resident; `was` guards against an older screen',
    params: byId,
    body: z.strictObject({
      topicId: Id.optional(),
      priority: Priority.optional(),
      subject: line(200).optional(),
      residentId: Id.nullable().optional(),
      /** What stood there before. Something else by now: 409 with what does, and nothing is changed. */
      was: z
        .strictObject({
          topicId: Id.nullable(),
          priority: Priority,
          subject: z.string().max(400),
          residentId: Id.nullable(),
        })
        .partial()
        .optional(),
    }),
    reply: CaseRow,
    status: 200,
    problems: ['stale', 'conflict'],
  }),
  endpoint({
    ...staff,
    method: 'PUT',
    path: '/cases/{id}/secrecy',
    permission: 'case.secrecy',
    summary:
      'Mark a case; a secret one needs its provision (OSL 5 kap. 5 §). To lower needs `case.read-secret` and a reason',
    params: byId,
    body: z.strictObject({
      secrecy: Secrecy,
      /** What the secrecy rests on, e.g. OSL 26:1. */
      provision: line(200).optional(),
      /** Why it is lowered; stays in the record. */
      reason: line(500).optional(),
      /** Who decided, when and under which number, to go below what the topic says. */
      decision: line(200).optional(),
    }),
    reply: CaseRow,
    status: 200,
    problems: ['conflict'],
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
    problems: ['conflict', 'wrong-state'],
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/cases/{id}/undos',
    permission: 'case.undo',
    summary:
      'Take back a change of state or a handover of one’s own, within ten minutes and when nothing has happened since',
    params: byId,
    body: z.strictObject({
      /** The `head` of the row that was the answer to it. */
      seq: z.number().int().min(1).max(INT4_MAX),
    }),
    reply: CaseRow,
    status: 201,
    creates: true,
    problems: ['conflict', 'too-late'],
  }),
];
