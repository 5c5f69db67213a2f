// The sign-in half of an account, written beside ours in one transaction.
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { v7 as uuid } from 'uuid';
import type { ReadDb, Tx } from '../../spine/db.ts';

const providerId = 'credential';

/**
 * Makes the user and account rows of the sign-in library; returns the id that the staff row shares.
 * @param who without a password nobody comes in before one is given
 */
export async function addSignIn(
  tx: Pick<Tx, 'authUser' | 'authAccount'>,
  who: { email: string; name: string; password?: string },
): Promise<string> {
  const id = uuid();
  const password = who.password === undefined ? null : await hashPassword(who.password);
  await tx.authUser.create({
    data: { id, email: who.email, name: who.name, emailVerified: true },
  });
  await tx.authAccount.create({
    data: { id: uuid(), accountId: id, providerId, userId: id, password },
  });
  return id;
}

/** Puts a password, already hashed, in the place of the one before. */
export async function replacePassword(tx: Tx, userId: string, password: string): Promise<void> {
  const { count } = await tx.authAccount.updateMany({
    where: { userId, providerId },
    data: { password },
  });
  if (count !== 1) throw new Error('an account without its sign-in');
}

/** Whether this is the account's password. As slow where there is none: hashing is what takes the time. */
export async function isPassword(db: ReadDb, userId: string, password: string): Promise<boolean> {
  const found = await db.authAccount.findFirst({ where: { userId, providerId } });
  if (found?.password) return verifyPassword({ hash: found.password, password });
  await hashPassword(password);
  return false;
}

/** The same password however it was typed: the sign-in library compares them so. */
export const isSame = (one: string, other: string): boolean =>
  one.normalize('NFKC') === other.normalize('NFKC');
