// The queue: its views, what each holds and how many, and the addresses that list, find and follow cases.
import { z } from 'zod';
import { Id } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { page, PageQuery } from './page.ts';
import { CaseRow, type CaseFacts } from './case-facts.ts';
import { isOpen } from './case-states.ts';

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

const staff = { door: 'staff', tag: 'cases' } as const;

export const caseQueueEndpoints = [
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
    method: 'POST',
    path: '/cases/next/claims',
    permission: 'case.claim',
    summary: 'Take the next best case',
    reply: z.strictObject({ case: CaseRow.nullable() }),
    status: 201,
    creates: true,
    problems: ['conflict', 'not-found', 'already-claimed', 'wrong-state'],
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
