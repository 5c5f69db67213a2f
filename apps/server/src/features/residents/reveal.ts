// A protected identity is opened for a stated reason, which is logged (OSL 21 kap. 3 §, 22 kap. 1 §).
import type { ResidentCard } from '@entre/contract/residents';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';

/**
 * Shows name, phone and e-mail once. The reason is committed before anything is read, and the answer is read
 * afterwards, so that it lies neither in the record nor beside the idempotency key.
 * @throws DeskError `not-found`; `forbidden` without the permission
 */
export async function reveal(
  ctx: Ctx<StaffActor>,
  id: string,
  reason: string,
): Promise<ResidentCard> {
  await write(ctx, 'resident.reveal', async (tx, record) => {
    if ((await tx.resident.count({ where: { id } })) === 0) throw notFound();
    record('resident.revealed', { residentId: id, reason });
    return {};
  });
  const resident = await ctx.db.resident.findUnique({ where: { id } });
  if (!resident) throw notFound();
  const { name, phone, email, protectedIdentity } = resident;
  return { id, name, phone, email, protected: protectedIdentity };
}
