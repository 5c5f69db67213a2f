// Finding a case: by its number or follow-up code, else by words of its subject, within sight.
import type { CaseRow } from '@entre/contract/cases';
import type { Prisma } from '../../generated/prisma/client.ts';
import { visibleCases } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { toRows } from './view.ts';

const MOST = 20;
/** Signs of a number's running part; the index of the last signs has as many. */
const TAIL = 6;
/** A word shorter than this stands in too many subjects to be looked for by itself. */
const LEAST = 3;

/** Cases by number, its last figures, follow-up code or words of the subject; at most twenty, latest first. */
export async function search(ctx: Ctx<StaffActor>, text: string): Promise<CaseRow[]> {
  const named = await find(ctx, await byName(ctx, text));
  return toRows(ctx.db, named.length > 0 ? named : await find(ctx, byWords(text)));
}

const find = async (ctx: Ctx<StaffActor>, where: Prisma.CaseWhereInput | null) =>
  where === null
    ? []
    : ctx.db.case.findMany({
        where: { AND: [visibleCases(ctx.actor), where] },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        take: MOST,
      });

/** A number or a code, as it is typed or read out; more is found by it only when numbers begin to repeat their end. */
async function byName(ctx: Ctx<StaffActor>, text: string): Promise<Prisma.CaseWhereInput> {
  const typed = text.trim().toUpperCase().replace(/^#/, '');
  const code = typed.replace(/[\s·.-]/g, '');
  const figures = /^\d{1,9}$/.test(typed) ? typed.padStart(TAIL, '0') : null;
  const ending =
    figures === null
      ? []
      : await ctx.db.$queryRaw<{ id: string }[]>`
          SELECT id FROM "case" WHERE right(number, ${TAIL}::int) = ${figures.slice(-TAIL)}
            AND number LIKE ${`%${figures}`} LIMIT 100`;
  return { OR: [{ number: typed }, { code }, { id: { in: ending.map((row) => row.id) } }] };
}

/** Every word stands in the subject. Only letters and figures are kept, so `%` and `_` never reach the database. */
function byWords(text: string): Prisma.CaseWhereInput | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (!words.some((word) => word.length >= LEAST)) return null;
  return {
    AND: words.slice(0, 8).map((word) => ({ subject: { contains: word, mode: 'insensitive' } })),
  };
}
