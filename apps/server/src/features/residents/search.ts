// Finding a resident by number, e-mail or name: at most ten, and never a way to list everyone.
import type { ResidentCard } from '@entre/contract/residents';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Ctx } from '../../spine/ctx.ts';
import { toE164 } from './numbers.ts';
import { toCard } from './view.ts';

const MOST = 10;
/** Fewer last digits than this, or fewer letters, would leaf through people rather than find one. */
const TAIL_DIGITS = 5;
const NAME_LETTERS = 3;
const open = { protectedIdentity: false };

/**
 * Residents that fit. A protected one is found only by the whole phone number, and comes masked.
 * Too little to go by finds nobody; so does a query of wildcards, since only letters are looked for. A personal
 * identity number is not searched by (GDPR 5): the door refuses it in every address.
 */
export async function search(ctx: Ctx, query: string): Promise<ResidentCard[]> {
  const where = wanted(
    query
      .normalize('NFC')
      .replace(/\p{Cc}/gu, ' ')
      .trim(),
  );
  if (!where) return [];
  const found = await ctx.db.resident.findMany({
    where,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return found.map(toCard);
}

function wanted(query: string): Prisma.ResidentWhereInput | null {
  if (query.includes('@')) return { email: query.toLowerCase(), ...open };
  return /^[+\d\s().\-–/]+$/.test(query) ? byNumber(query) : byName(query);
}

function byNumber(query: string): Prisma.ResidentWhereInput | null {
  const digits = query.replace(/\D/g, '');
  if (digits.length < TAIL_DIGITS) return null;
  const whole = toE164(query);
  const tail = { phone: { endsWith: digits }, ...open };
  return whole === null ? tail : { OR: [{ phone: whole }, tail] };
}

/** Every word must begin a part of the name; only letters are kept, so `%` and `_` never reach the database. */
function byName(query: string): Prisma.ResidentWhereInput | null {
  const words = query.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.join('').length < NAME_LETTERS) return null;
  return {
    ...open,
    AND: words.slice(0, 5).map((word) => ({
      OR: [
        { name: { startsWith: word, mode: 'insensitive' } },
        { name: { contains: ` ${word}`, mode: 'insensitive' } },
        { name: { contains: `-${word}`, mode: 'insensitive' } },
      ],
    })),
  };
}
