// Promises kept and matters solved today: numerator and denominator, never a bare percentage.
import { visibleCases } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { ReadDb } from '../../spine/db.ts';

type Share = { kept: number; of: number };

/**
 * Promises that came to an end today: kept = answered before they ran out; of = those, and the ones that ran out
 * today and are not answered yet. A case in which a resident asks again has another promise, which takes nothing
 * back from the first.
 */
export async function serviceLevel(ctx: Ctx<StaffActor>, since: Date): Promise<Share> {
  const today = await ctx.db.event.findMany({
    where: { at: { gte: since }, type: { in: [...answers, 'case.became-late'] } },
    select: { caseId: true },
    distinct: ['caseId'],
  });
  const seen = await ctx.db.case.findMany({
    where: { AND: [visibleCases(ctx.actor), { id: { in: today.flatMap((e) => e.caseId ?? []) } }] },
    select: { id: true },
  });
  if (seen.length === 0) return { kept: 0, of: 0 };
  return promises(
    ctx.db,
    seen.map((c) => c.id),
    since,
  );
}

/** What may answer a resident; a change of state does when it resolves the case and nobody was cut off. */
const answers = ['message.sent', 'callback.tried', 'case.state-changed'];

/**
 * A promise runs in a case from one event that ends the wait to the next; who waited in it was promised something.
 * What was taken back at once was a slip of the hand, and answered nobody.
 */
async function promises(db: ReadDb, ids: string[], since: Date): Promise<Share> {
  const [row] = await db.$queryRaw<Share[]>`
    WITH told AS (
      SELECT case_id, at, type,
        set->'waitingSince' <> 'null' AS begins,
        type = 'message.sent' OR data->>'result' = 'reached'
          OR (set->>'state' = 'resolved' AND set->>'outcome' <> 'cut-off') AS answers,
        count(*) FILTER (WHERE set->'waitingSince' = 'null') OVER (
          PARTITION BY case_id ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS nth
      FROM event e
      WHERE case_id = ANY (${ids}::uuid[]) AND (set ? 'waitingSince' OR type = 'case.became-late')
        AND NOT data ? 'undoes' AND NOT EXISTS (
          SELECT FROM event u WHERE u.case_id = e.case_id AND (u.data->>'undoes')::int = e.seq)
    ), promise AS (
      SELECT max(at) FILTER (WHERE answers) AS answered,
        max(at) FILTER (WHERE type = 'case.became-late') AS late
      FROM told GROUP BY case_id, nth HAVING bool_or(begins)
    )
    SELECT count(*) FILTER (WHERE late IS NULL)::int AS kept, count(*)::int AS "of"
    FROM promise WHERE coalesce(answered, late) >= ${since}`;
  return row ?? { kept: 0, of: 0 };
}

/** Outcomes that say we had no chance: they stand outside the share (lösningsgrad, not first-contact resolution). */
const outside = ['cut-off', 'referred-elsewhere'];
const solvedBy = ['solved-here', 'solved-after-asking'];

/** Contacts ended today: solved in the centre, of those the centre could solve. */
export async function solvedHere(
  ctx: Ctx<StaffActor>,
  since: Date,
): Promise<{ solved: number; of: number }> {
  const ended = await ctx.db.interaction.groupBy({
    by: ['outcome'],
    where: { endedAt: { gte: since }, boardId: { in: [...ctx.actor.boardIds] } },
    _count: { _all: true },
  });
  const count = (holds: (outcome: string) => boolean): number =>
    ended.reduce((n, g) => (holds(g.outcome ?? '') ? n + g._count._all : n), 0);
  return { solved: count((o) => solvedBy.includes(o)), of: count((o) => !outside.includes(o)) };
}
