// Visits: an anonymous line in a service point's log. No person, no IP, no device on it, ever (OSL 40 kap. 3 §).
import { z } from 'zod';
import { Id, Instant, line } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { CaseRow } from './cases.ts';

/** Minutes, as ranges: exact times would say more than is needed. */
export const DurationBucket = z.enum(['<1', '1-5', '5-15', '15-30', '>30']);
export const VisitOutcome = z.enum([
  'solved',
  'referred-centre',
  'referred-elsewhere',
  'booked',
  'unsolved',
]);

/** Seconds in which the screen offers to take a tap back; the server does so for a minute at least, on a slow network. */
export const UNDO_SECONDS = 8;

export const Visit = z.strictObject({
  id: Id,
  servicePointId: Id,
  topicId: Id,
  /** To the whole minute: finer would let a visit be matched with what came after it. */
  occurredAt: Instant,
  difficulty: z.number().int().min(1).max(6).nullable(),
  language: z.string().nullable(),
  duration: DurationBucket.nullable(),
  helpedOther: z.boolean(),
  outcome: VisitOutcome.nullable(),
  note: z.string().nullable(),
});
export type Visit = z.infer<typeof Visit>;

export const NewVisit = z.strictObject({
  servicePointId: Id,
  topicId: Id,
  /** The true time when it was logged offline; at most seven days back. */
  occurredAt: Instant.optional(),
  note: line(200).nullable().default(null),
});

export const VisitDetails = z.strictObject({
  difficulty: z.number().int().min(1).max(6).nullable().optional(),
  language: z.string().max(20).nullable().optional(),
  duration: DurationBucket.nullable().optional(),
  helpedOther: z.boolean().optional(),
  outcome: VisitOutcome.nullable().optional(),
  note: line(200).nullable().optional(),
});

/** The screen of one point: its commonest topics at this time of day, and today's count. */
export const VisitBoard = z.strictObject({
  servicePointId: Id,
  topicIds: z.array(Id),
  today: z.number().int(),
  /** Visits today by local hour, 0 to 23. */
  byHour: z.array(z.number().int()).length(24),
});
export type VisitBoard = z.infer<typeof VisitBoard>;

type Someone = { roles: readonly string[]; servicePointIds: readonly string[] };

/** Staff write in the logs of their own service points, the centre in all of them. */
export const mayUseAllLogs = ({ roles }: Pick<Someone, 'roles'>): boolean =>
  roles.some((role) => role === 'agent' || role === 'supervisor');

/** Whose log it is. */
export const mayUseLog = (who: Someone, servicePointId: string): boolean =>
  mayUseAllLogs(who) || who.servicePointIds.includes(servicePointId);

const tag = 'visits';
const byId = z.strictObject({ id: Id });
/** The visit log leads to nobody: not to who came, and not to who of the staff wrote it down. */
const staff = { door: 'staff', tag, anonymous: true } as const;
export const visitEndpoints = [
  endpoint({
    ...staff,
    method: 'GET',
    path: '/service-points/{id}/visit-board',
    permission: 'visit.read',
    summary: 'The screen of a service point',
    params: byId,
    reply: VisitBoard,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/visits',
    permission: 'visit.log',
    summary: 'Log a visit: one tap',
    body: NewVisit,
    reply: Visit,
    status: 201,
    creates: true,
    problems: ['not-found'],
  }),
  endpoint({
    ...staff,
    method: 'PATCH',
    path: '/visits/{id}',
    permission: 'visit.detail',
    summary: 'Add details to a visit',
    params: byId,
    body: VisitDetails,
    reply: Visit,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'DELETE',
    path: '/visits/{id}',
    permission: 'visit.undo',
    summary: 'Take a tap back, in the minute it was recorded or the next',
    params: byId,
    status: 204,
    problems: ['too-late'],
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/visits/{id}/promotions',
    permission: 'visit.promote',
    summary: 'Make a case of a visit, once; the visit keeps no way back to it',
    params: byId,
    body: z.strictObject({
      subject: line(200).optional(),
      note: line(2000).optional(),
      residentId: Id.nullable().default(null),
    }),
    reply: z.strictObject({ case: CaseRow, code: z.string() }),
    status: 201,
    creates: true,
    problems: ['conflict'],
  }),
];
