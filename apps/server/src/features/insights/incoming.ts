// What comes in by half-hour today, against the usual of the same weekday. Counts only: no person is in them.
import type { Now } from '@entre/contract/insights';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { ZONE } from '../clocks/index.ts';
import { boardsOf } from '../visits/index.ts';

/** Weeks that the usual is the mean of. */
const WEEKS = 4;
const SLOTS = 48;

/**
 * Contacts and visits by local half-hour: today, and the mean of the same weekday over four weeks. Contacts of the
 * asker's boards, and visits of the points whose board they may open.
 */
export async function incoming(
  ctx: Ctx<StaffActor>,
  at: Date,
): Promise<Pick<Now, 'today' | 'usual'>> {
  const boards = [...ctx.actor.boardIds];
  const points = boardsOf(ctx);
  const own = points === 'all' ? [] : [...points];
  const counted = await ctx.db.$queryRaw<{ week: number; slot: number; n: number }[]>`
    WITH day AS (
      SELECT week, (midnight AT TIME ZONE ${ZONE}) AS begins,
             ((midnight + interval '1 day') AT TIME ZONE ${ZONE}) AS ends
      FROM generate_series(0, ${WEEKS}::int) AS week,
           LATERAL (SELECT date_trunc('day', ${at}::timestamptz AT TIME ZONE ${ZONE})
                           - week * interval '7 days' AS midnight) AS m
    ), came AS (
      SELECT week, started_at AT TIME ZONE ${ZONE} AS at FROM day JOIN interaction
        ON started_at >= begins AND started_at < ends AND board_id = ANY(${boards}::uuid[])
      UNION ALL
      SELECT week, occurred_at AT TIME ZONE ${ZONE} FROM day JOIN visit
        ON occurred_at >= begins AND occurred_at < ends
        AND (${points === 'all'}::boolean OR service_point_id = ANY(${own}::uuid[]))
    )
    SELECT week, (extract(hour FROM at) * 2 + floor(extract(minute FROM at) / 30))::int AS slot,
           count(*)::int AS n
    FROM came GROUP BY 1, 2`;
  const today = Array<number>(SLOTS).fill(0);
  const usual = Array<number>(SLOTS).fill(0);
  for (const { week, slot, n } of counted) {
    if (week === 0) today[slot] = n;
    else usual[slot] = (usual[slot] ?? 0) + n / WEEKS;
  }
  return { today, usual };
}

/** Visits today per service point whose board the asker may open. */
export async function visitsToday(ctx: Ctx<StaffActor>, since: Date): Promise<Now['visitsToday']> {
  const points = boardsOf(ctx);
  const counted = await ctx.db.visit.groupBy({
    by: ['servicePointId'],
    where: {
      occurredAt: { gte: since },
      ...(points === 'all' ? {} : { servicePointId: { in: [...points] } }),
    },
    _count: { _all: true },
  });
  return counted.map((g) => ({ servicePointId: g.servicePointId, count: g._count._all }));
}
