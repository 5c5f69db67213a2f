// Reads of people and where they belong.
import { openStates } from '@entre/contract/cases';
import type { Account, Board, Colleague, Me, Team } from '@entre/contract/staff';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { ReadDb } from '../../spine/db.ts';
import { notFound } from '../../spine/errors.ts';
import { toAccount, toColleague, toMe } from './view.ts';

export const me = async (ctx: Ctx<StaffActor>): Promise<Me> =>
  toMe(await ctx.db.staff.findUniqueOrThrow({ where: { id: ctx.actor.id } }));

/** Everyone who works here, by name. */
export const colleagues = async (ctx: Ctx): Promise<Colleague[]> =>
  (await ctx.db.staff.findMany({ orderBy: { name: 'asc' } })).map(toColleague);

export async function colleague(ctx: Ctx, id: string): Promise<Account> {
  const staff = await ctx.db.staff.findUnique({ where: { id } });
  if (!staff) throw notFound();
  return toAccount(staff, await openCasesOf(ctx.db, id));
}

/** How many open cases somebody has: only the number, for whoever manages accounts need not see them. */
export async function openCasesOf(db: Pick<ReadDb, 'caseTally'>, id: string): Promise<number> {
  const counted = await db.caseTally.aggregate({
    where: { assigneeId: id, state: { in: [...openStates] } },
    _sum: { n: true },
  });
  return counted._sum.n ?? 0;
}

export async function teams(ctx: Ctx): Promise<{ teams: Team[]; boards: Board[] }> {
  const [all, boards] = await Promise.all([
    ctx.db.team.findMany({ orderBy: { name: 'asc' } }),
    ctx.db.board.findMany({ orderBy: { name: 'asc' } }),
  ]);
  return { teams: all.map((t) => ({ ...t, kind: t.kind as Team['kind'] })), boards };
}

/** First names by id, for what a resident may know of who answers. */
export async function firstNames(
  db: Pick<ReadDb, 'staff'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await db.staff.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(found.map((s) => [s.id, s.name.split(' ')[0] ?? s.name]));
}
