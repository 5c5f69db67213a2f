// One case as it is opened and caught up with: its row and everything that happened in it.
import { z } from 'zod';
import { Id, INT4_MAX } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { CaseEvent } from './events.ts';
import { CaseRow } from './case-facts.ts';

/** What a case is when opened: its row, its follow-up code, and its whole timeline. */
export const CaseSnapshot = z.strictObject({
  epoch: z.string(),
  case: CaseRow,
  code: z.string(),
  timeline: z.array(CaseEvent),
});
export type CaseSnapshot = z.infer<typeof CaseSnapshot>;

const staff = { door: 'staff', tag: 'cases' } as const;
const byId = z.strictObject({ id: Id });

export const caseTimelineEndpoints = [
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
      after: z.coerce.number().int().min(0).max(INT4_MAX).default(0),
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
];
