// Every read of cases; each goes through the one rule of sight.
import {
  openStates,
  type CaseCounts,
  type CaseRow,
  type CaseSnapshot,
  type CaseView,
} from '@entre/contract/cases';
import type { CaseEvent } from '@entre/contract/events';
import type { Case, Prisma } from '../../generated/prisma/client.ts';
import { canSee, visibleCases, visibleTally } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { epochOf, requireEpoch } from '../../spine/epoch.ts';
import { notFound } from '../../spine/errors.ts';
import { decodeCursor, encodeCursor } from '../../spine/cursor.ts';
import { sightFacts } from './change.ts';
import { toCaseEvents, toRows } from './view.ts';

/** More than this behind, and reading the list anew is cheaper. */
const FEED_LIMIT = 1000;
const open = { in: [...openStates] };

/** The case, or `not-found`: what may not be seen does not exist. */
export async function visibleCase(ctx: Ctx, id: string): Promise<Case> {
  const found = await ctx.db.case.findFirst({ where: { AND: [{ id }, visibleCases(ctx.actor)] } });
  if (!found) throw notFound();
  return found;
}

/** What each view holds, in SQL; `inView` of the contract says the same for one row in hand. */
export function viewWhere(view: CaseView, actor: StaffActor): Prisma.CaseWhereInput {
  const teamId = { in: [...actor.teamIds] };
  switch (view) {
    case 'done':
      return { state: { notIn: [...openStates] } };
    case 'mine':
      return { state: open, assigneeId: actor.id };
    case 'team':
      return { state: open, teamId };
    case 'unassigned':
      return { state: open, assigneeId: null, teamId };
    case 'waiting':
      return { state: 'awaiting-resident' };
    case 'late':
      return { state: open, late: true };
    case 'all':
      return { state: open };
  }
}

type Page = { items: CaseRow[]; next: string | null };

/** A page of a view. Open cases: most pressing first. Finished ones: latest first. */
export async function list(
  ctx: Ctx<StaffActor>,
  query: { view: CaseView; after?: string | undefined; limit: number },
): Promise<Page> {
  const done = query.view === 'done';
  const found = await ctx.db.case.findMany({
    where: {
      AND: [
        visibleCases(ctx.actor),
        viewWhere(query.view, ctx.actor),
        ...(query.after === undefined ? [] : [done ? olderThan(query.after) : after(query.after)]),
      ],
    },
    orderBy: done
      ? [{ updatedAt: 'desc' }, { id: 'desc' }]
      : [{ sortDue: 'asc' }, { receivedAt: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  const rows = found.slice(0, query.limit);
  const last = found.length > query.limit ? rows.at(-1) : undefined;
  return {
    items: await toRows(ctx.db, rows),
    next: last
      ? done
        ? encodeCursor([last.updatedAt.toISOString(), last.id])
        : encodeCursor([last.sortDue.toISOString(), last.receivedAt.toISOString(), last.id])
      : null,
  };
}

function after(cursor: string): Prisma.CaseWhereInput {
  const [due = '', received = '', id = ''] = decodeCursor(cursor, ['instant', 'instant', 'id']);
  const sortDue = new Date(due);
  const receivedAt = new Date(received);
  return {
    // Repeated on its own so that the index can start there.
    sortDue: { gte: sortDue },
    OR: [
      { sortDue: { gt: sortDue } },
      { sortDue, receivedAt: { gt: receivedAt } },
      { sortDue, receivedAt, id: { gt: id } },
    ],
  };
}

function olderThan(cursor: string): Prisma.CaseWhereInput {
  const [updated = '', id = ''] = decodeCursor(cursor, ['instant', 'id']);
  const updatedAt = new Date(updated);
  return {
    updatedAt: { lte: updatedAt },
    OR: [{ updatedAt: { lt: updatedAt } }, { updatedAt, id: { lt: id } }],
  };
}

/** How many cases each view holds, from the maintained tally: never a count over the cases. */
export async function counts(ctx: Ctx<StaffActor>): Promise<CaseCounts> {
  const sums = await ctx.db.caseTally.groupBy({
    by: ['state', 'teamId', 'assigneeId', 'late'],
    where: { AND: [visibleTally(ctx.actor), { state: open }] },
    _sum: { n: true },
  });
  const total = (holds: (row: (typeof sums)[number]) => boolean): number =>
    sums.reduce((n, row) => (holds(row) ? n + (row._sum.n ?? 0) : n), 0);
  const { id, teamIds } = ctx.actor;
  return {
    mine: total((r) => r.assigneeId === id),
    team: total((r) => teamIds.includes(r.teamId)),
    unassigned: total((r) => r.assigneeId === null && teamIds.includes(r.teamId)),
    waiting: total((r) => r.state === 'awaiting-resident'),
    late: total((r) => r.late),
    all: total(() => true),
  };
}

/** A case with its whole timeline. */
export async function snapshot(ctx: Ctx<StaffActor>, id: string): Promise<CaseSnapshot> {
  const kase = await visibleCase(ctx, id);
  const events = await ctx.db.event.findMany({
    where: { caseId: id, seq: { lte: kase.lastSeq } },
    orderBy: { seq: 'asc' },
  });
  const [row] = await toRows(ctx.db, [kase]);
  if (!row) throw notFound();
  return {
    epoch: epochOf(),
    case: row,
    code: kase.code,
    timeline: await toCaseEvents(ctx.db, events),
  };
}

/** A case as a row of the queue. */
export async function row(ctx: Ctx<StaffActor>, id: string): Promise<CaseRow> {
  const [found] = await toRows(ctx.db, [await visibleCase(ctx, id)]);
  if (!found) throw notFound();
  return found;
}

type Tail = { epoch: string; head: number; events: CaseEvent[] };

/** What happened in a case after a `seq`. @throws DeskError `resync` when the client knows another history */
export async function eventsAfter(
  ctx: Ctx<StaffActor>,
  id: string,
  query: { after: number; epoch?: string | undefined; limit: number },
): Promise<Tail> {
  const kase = await visibleCase(ctx, id);
  requireEpoch(query.epoch, query.after, kase.lastSeq);
  const events = await ctx.db.event.findMany({
    where: { caseId: id, seq: { gt: query.after } },
    orderBy: { seq: 'asc' },
    take: query.limit,
  });
  return { epoch: epochOf(), head: kase.lastSeq, events: await toCaseEvents(ctx.db, events) };
}

type FeedReply = { epoch: string; pos: number; rows: CaseRow[]; gone: string[] };

/** Rows changed after a position of the feed, and cases that left the asker's sight. */
export async function feedAfter(
  ctx: Ctx<StaffActor>,
  query: { after: number; epoch?: string | undefined },
): Promise<FeedReply> {
  // The head first: what is numbered while this reads lies after it, and comes with the next question.
  // (The last one by the index; Prisma's `_max` reads the whole table.)
  const last = await ctx.db.event.findFirst({
    where: { feedPos: { not: null } },
    orderBy: { feedPos: 'desc' },
    select: { feedPos: true },
  });
  const pos = Number(last?.feedPos ?? 0);
  const events = await ctx.db.event.findMany({
    where: { feedPos: { gt: query.after, lte: pos }, caseId: { not: null } },
    orderBy: { feedPos: 'asc' },
    select: { caseId: true, before: true },
    take: FEED_LIMIT + 1,
  });
  requireEpoch(events.length > FEED_LIMIT ? '' : query.epoch, query.after, pos, { pos });
  const ids = [...new Set(events.flatMap((e) => e.caseId ?? []))];
  const cases = await ctx.db.case.findMany({ where: { id: { in: ids } } });
  const seen = cases.filter((c) => canSee(ctx.actor, sightFacts(c)));
  const hidden = new Set(ids);
  for (const c of seen) hidden.delete(c.id);
  const wasSeen = events.filter(
    (e) => e.before !== null && canSee(ctx.actor, e.before as never) && hidden.has(e.caseId ?? ''),
  );
  return {
    epoch: epochOf(),
    pos,
    rows: await toRows(ctx.db, seen),
    gone: [...new Set(wasSeen.flatMap((e) => e.caseId ?? []))],
  };
}
