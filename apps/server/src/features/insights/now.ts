// Nuläge: the desk this moment, within what the asker may see. Each figure names what it is reckoned from.
import { openStates } from '@entre/contract/cases';
import { channelFacts, channelKinds, type ChannelKind } from '@entre/contract/channels';
import type { Now } from '@entre/contract/insights';
import type { StaffStatus } from '@entre/contract/staff';
import { visibleCases, visibleTally } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { incoming, visitsToday } from './incoming.ts';
import { serviceLevel, solvedHere } from './kept.ts';
import { startOfToday } from './today.ts';

const open = { in: [...openStates] };

/** The state of the desk this moment. */
export async function now(ctx: Ctx<StaffActor>): Promise<Now> {
  const at = new Date();
  const since = startOfToday(at);
  const [ways, tally, latest, staff, level, solved, curve, visits] = await Promise.all([
    waiting(ctx),
    load(ctx),
    latestDue(ctx),
    ctx.db.staff.findMany({
      where: { disabledAt: null, roles: { hasSome: ['agent', 'library-staff'] } },
      orderBy: { name: 'asc' },
    }),
    serviceLevel(ctx, since),
    solvedHere(ctx, since),
    incoming(ctx, at),
    visitsToday(ctx, since),
  ]);
  return {
    at: at.toISOString(),
    waiting: ways.reduce((n, way) => n + way.waiting, 0),
    longestSince: ways.reduce<string | null>(
      (oldest, way) => earlier(oldest, way.longestSince),
      null,
    ),
    open: tally.open,
    late: tally.late,
    latestDue: latest,
    ways,
    serviceLevel: level,
    solvedHere: solved,
    staff: staff.map((s) => ({
      id: s.id,
      status: s.status as StaffStatus,
      since: s.statusSince.toISOString(),
      load: tally.byPerson.get(s.id) ?? 0,
    })),
    ...curve,
    visitsToday: visits,
  };
}

const earlier = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a < b ? a : b;

/** Cases where a resident waits and nobody has taken it, per way in; channels with a place are split by it. */
async function waiting(ctx: Ctx<StaffActor>): Promise<Now['ways']> {
  const groups = await ctx.db.case.groupBy({
    by: ['channel', 'servicePointId'],
    where: {
      AND: [
        visibleCases(ctx.actor),
        { state: { in: ['new', 'open'] }, waitingSince: { not: null }, assigneeId: null },
      ],
    },
    _count: { _all: true },
    _min: { waitingSince: true },
  });
  const points = await ctx.db.servicePoint.findMany({ orderBy: { sort: 'asc' } });
  const of = (channel: ChannelKind, servicePointId: string | null): Now['ways'][number] => {
    const mine = groups.filter(
      (g) =>
        g.channel === channel && (servicePointId === null || g.servicePointId === servicePointId),
    );
    return {
      channel,
      servicePointId,
      waiting: mine.reduce((n, g) => n + g._count._all, 0),
      longestSince: mine.reduce<string | null>(
        (oldest, g) => earlier(oldest, g._min.waitingSince?.toISOString() ?? null),
        null,
      ),
    };
  };
  return channelKinds.flatMap((kind) =>
    channelFacts(kind).place ? points.map((p) => of(kind, p.id)) : [of(kind, null)],
  );
}

type Load = { open: number; late: number; byPerson: Map<string, number> };

async function load(ctx: Ctx<StaffActor>): Promise<Load> {
  const sums = await ctx.db.caseTally.groupBy({
    by: ['assigneeId', 'late'],
    where: { AND: [visibleTally(ctx.actor), { state: open }] },
    _sum: { n: true },
  });
  const byPerson = new Map<string, number>();
  let all = 0;
  let late = 0;
  for (const row of sums) {
    const n = row._sum.n ?? 0;
    all += n;
    if (row.late) late += n;
    if (row.assigneeId !== null)
      byPerson.set(row.assigneeId, (byPerson.get(row.assigneeId) ?? 0) + n);
  }
  return { open: all, late, byPerson };
}

async function latestDue(ctx: Ctx<StaffActor>): Promise<string | null> {
  const oldest = await ctx.db.case.findFirst({
    where: { AND: [visibleCases(ctx.actor), { state: open, late: true }] },
    orderBy: { sortDue: 'asc' },
    select: { dueAt: true },
  });
  return oldest?.dueAt?.toISOString() ?? null;
}
