// The screen of one service point: the buttons that are likely needed now, and what today has been.
import type { VisitBoard } from '@entre/contract/visits';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { notFound } from '../../spine/errors.ts';
import { ZONE } from '../clocks/index.ts';
import { mayUse } from './place.ts';

/** Buttons on the screen. */
const BUTTONS = 10;

/** The board of a service point. @throws DeskError `not-found` when it is not there or not one's own */
export async function board(ctx: Ctx<StaffActor>, servicePointId: string): Promise<VisitBoard> {
  if (!mayUse(ctx, servicePointId)) throw notFound();
  const point = await ctx.db.servicePoint.findUnique({ where: { id: servicePointId } });
  if (!point) throw notFound();
  const [topicIds, byHour] = await Promise.all([
    buttons(ctx, servicePointId, point.commonTopics),
    todayByHour(ctx, servicePointId),
  ]);
  const today = byHour.reduce((sum, n) => sum + n, 0);
  return { servicePointId, topicIds, today, byHour };
}

/**
 * The commonest topics of this point at this time of day, an hour either way, over the last sixty days of its own
 * log; filled up with what is known to be common here, and then with the other topics of visits.
 */
async function buttons(
  ctx: Ctx<StaffActor>,
  servicePointId: string,
  common: readonly string[],
): Promise<string[]> {
  const [logged, offered] = await Promise.all([
    ctx.db.$queryRaw<{ topicId: string }[]>`
      WITH hour AS (SELECT extract(hour FROM now() AT TIME ZONE ${ZONE})::int AS h)
      SELECT topic_id AS "topicId" FROM visit, hour
      WHERE service_point_id = ${servicePointId}::uuid
        AND occurred_at >= now() - interval '60 days'
        AND (extract(hour FROM occurred_at AT TIME ZONE ${ZONE})::int - h + 25) % 24 <= 2
      GROUP BY topic_id ORDER BY count(*) DESC, topic_id`,
    ctx.db.topic.findMany({
      where: { visits: true },
      orderBy: [{ sort: 'asc' }, { code: 'asc' }],
      select: { id: true },
    }),
  ]);
  const rest = offered.map((topic) => topic.id);
  const known = new Set(rest);
  const wanted = new Set([...logged.map((row) => row.topicId), ...common, ...rest]);
  return [...wanted].filter((id) => known.has(id)).slice(0, BUTTONS);
}

/** Visits of the local day by hour, 0 to 23. */
async function todayByHour(ctx: Ctx<StaffActor>, servicePointId: string): Promise<number[]> {
  const rows = await ctx.db.$queryRaw<{ hour: number; n: number }[]>`
    WITH day AS (SELECT date_trunc('day', now() AT TIME ZONE ${ZONE}) AS starts)
    SELECT extract(hour FROM occurred_at AT TIME ZONE ${ZONE})::int AS hour, count(*)::int AS n
    FROM visit, day
    WHERE service_point_id = ${servicePointId}::uuid
      AND occurred_at >= starts AT TIME ZONE ${ZONE}
      AND occurred_at < (starts + interval '1 day') AT TIME ZONE ${ZONE}
    GROUP BY 1`;
  const byHour = Array.from({ length: 24 }, () => 0);
  for (const { hour, n } of rows) byHour[hour] = n;
  return byHour;
}
