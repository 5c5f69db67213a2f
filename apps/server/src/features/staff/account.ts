// The sign-in half of an account, written beside ours in one transaction.
import { hashPassword } from 'better-auth/crypto';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../spine/db.ts';

/** Makes the user and password rows of the sign-in library; returns the id that the staff row shares. */
export async function addSignIn(
  tx: Pick<Tx, 'authUser' | 'authAccount'>,
  who: { email: string; name: string; password: string },
): Promise<string> {
  const id = uuid();
  const password = await hashPassword(who.password);
  await tx.authUser.create({
    data: { id, email: who.email, name: who.name, emailVerified: true },
  });
  await tx.authAccount.create({
    data: { id: uuid(), accountId: id, providerId: 'credential', userId: id, password },
  });
  return id;
}
