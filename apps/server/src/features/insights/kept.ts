// Promises kept and matters solved today: numerator and denominator, never a bare percentage.
import { visibleCases } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';

type Share = { kept: number; of: number };

/**
 * Answers today: kept = answered before the case was late; of = answered today, or late today and not answered yet.
 * Each case counts once.
 */
export async function serviceLevel(ctx: Ctx<StaffActor>, since: Date): Promise<Share> {
  const today = await ctx.db.event.findMany({
    where: { at: { gte: since }, type: { in: ['message.sent', 'case.became-late'] } },
    select: { caseId: true },
  });
  const ids = [...new Set(today.flatMap((e) => e.caseId ?? []))];
  if (ids.length === 0) return { kept: 0, of: 0 };
  const seen = await ctx.db.case.findMany({
    where: { AND: [visibleCases(ctx.actor), { id: { in: ids } }] },
    select: { id: true },
  });
  const lates = await ctx.db.event.findMany({
    where: { caseId: { in: seen.map((c) => c.id) }, type: 'case.became-late' },
    select: { caseId: true },
  });
  const late = new Set(lates.map((e) => e.caseId));
  return { kept: seen.filter((c) => !late.has(c.id)).length, of: seen.length };
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
