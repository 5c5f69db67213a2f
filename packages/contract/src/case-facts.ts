// What the desk knows about a case, as a row of the queue, and the stretches its clock is made of.
import { z } from 'zod';
import { Id, Instant } from './ids.ts';
import { ChannelKind } from './channels.ts';
import { Secrecy } from './topics.ts';
import { ResidentCard } from './residents.ts';
import { CaseState, Outcome, Priority } from './case-states.ts';

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
