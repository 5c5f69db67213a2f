// The first sign-in with a password that was given: it must be replaced by one's own before anything else is opened.
import { hashPassword } from 'better-auth/crypto';
import type { Staff } from '../../generated/prisma/client.ts';
import type { Ctx } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { isPassword, replacePassword } from './account.ts';
import { toActor } from './actor.ts';
import { refuseSame } from './change-password.ts';
import { stillGiven } from './give-password.ts';

/**
 * Replaces the password that was given by the chosen one. The given one is spent by that.
 * @returns false when the given password is wrong or spent
 * @throws DeskError `password-to-choose` when none was chosen, `password-expired` when it was given too long ago
 */
export async function choose(
  ctx: Ctx,
  staff: Staff,
  asked: { password: string; chosen?: string | undefined },
): Promise<boolean> {
  if (!(await isPassword(ctx.db, staff.id, asked.password))) return false;
  const holds = await stillGiven(ctx.db, staff.id);
  if (holds === null) return false;
  if (!holds)
    throw new DeskError(
      'password-expired',
      'The one-time password is too old. Ask your administrator for a new one.',
    );
  if (asked.chosen === undefined)
    throw new DeskError(
      'password-to-choose',
      'This password was given to be used once. Send it again with a chosen one of your own.',
    );
  refuseSame(asked.password, asked.chosen);
  const hash = await hashPassword(asked.chosen);
  await write({ ...ctx, actor: toActor(staff, '') }, 'password.change', async (tx, record) => {
    // Two at once, or one given anew meanwhile: only the first choice of this very password counts.
    const { count } = await tx.staff.updateMany({
      where: { id: staff.id, passwordGivenAt: staff.passwordGivenAt },
      data: { passwordGivenAt: null },
    });
    if (count === 0) throw new DeskError('wrong-credentials', 'The one-time password is spent.');
    await replacePassword(tx, staff.id, hash);
    record('password.changed', { staffId: staff.id });
  });
  return true;
}
