// A protected identity is opened for a stated reason, which is logged (OSL 21 kap. 3 §, 22 kap. 1 §).
import type { ResidentCard } from '@entre/contract/residents';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';

/**
 * Shows name, phone and e-mail. The reason is committed before anything is read, and the answer is read afterwards,
 * so that it lies neither in the record nor beside the idempotency key. A request that comes again shows them again,
 * and is recorded again: one record for each time.
 * @throws DeskError `not-found`; `forbidden` without the permission
 */
export async function reveal(
  ctx: Ctx<StaffActor>,
  id: string,
  reason: string,
): Promise<ResidentCard> {
  await recordReveal(ctx, id, reason);
  if (ctx.replayed === true) {
    const { once: _once, ...again } = ctx;
    await recordReveal(again, id, reason);
  }
  const resident = await ctx.db.resident.findUnique({ where: { id } });
  if (!resident) throw notFound();
  const { name, phone, email, protectedIdentity } = resident;
  return { id, name, phone, email, protected: protectedIdentity };
}

const recordReveal = (ctx: Ctx<StaffActor>, id: string, reason: string): Promise<object> =>
  write(ctx, 'resident.reveal', async (tx, record) => {
    if ((await tx.resident.count({ where: { id } })) === 0) throw notFound();
    record('resident.revealed', { residentId: id, reason });
    return {};
  });
