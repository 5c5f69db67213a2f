// A one-time password for who has none or forgot it: made here, told once, and good only for choosing one's own.
import { CODE_SIGNS } from '@entre/contract/ids';
import { hashPassword } from 'better-auth/crypto';
import { randomInt } from 'node:crypto';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { ReadDb, Tx } from '../../spine/db.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write, type Record_ } from '../../spine/write.ts';
import { replacePassword } from './account.ts';
import { endSessions, requireStillManaging } from './managing.ts';

/** Hours in which a password that was given must be used (ASVS 5.0 V6.4.1). */
const HOURS = 24;
/** Groups of four signs that are read aloud without being mistaken: 72 bits, far beyond guessing at a slow door. */
const GROUPS = 4;

/**
 * Gives somebody a new one-time password, in place of what they had; every session of theirs ends.
 * The answer is kept nowhere, so asking again gives another.
 * @throws DeskError `conflict` for one's own account or a closed one
 */
export async function givePassword(
  ctx: Ctx<StaffActor>,
  id: string,
): Promise<{ password: string; until: string }> {
  const made = await oneTime();
  return write(ctx, 'password.give', async (tx, record) => {
    const staff = await tx.staff.findUnique({ where: { id } });
    if (!staff) throw notFound();
    await requireStillManaging(tx, ctx.actor);
    if (id === ctx.actor.id)
      throw new DeskError('conflict', 'Change your own password in the settings instead.');
    if (staff.disabledAt !== null)
      throw new DeskError('conflict', 'The account is closed. Open it, then give a password.');
    await endSessions(tx, record, staff);
    const until = await putOneTime(tx, record, id, made);
    return { password: made.password, until: until.toISOString() };
  });
}

/** Puts a one-time password in the place of what was there. @returns until when it holds */
export async function putOneTime(
  tx: Tx,
  record: Record_,
  id: string,
  { hash }: OneTime,
): Promise<Date> {
  await replacePassword(tx, id, hash);
  // By the database's clock, which also judges whether it still holds.
  const [given] = await tx.$queryRaw<{ until: Date }[]>`
    UPDATE staff SET password_given_at = now() WHERE id = ${id}::uuid
    RETURNING password_given_at + make_interval(hours => ${HOURS}) AS until`;
  if (!given) throw notFound();
  record('password.given', { staffId: id });
  return given.until;
}

/** Whether the password that was given to somebody may still be used; null when it is spent. */
export async function stillGiven(db: ReadDb, id: string): Promise<boolean | null> {
  const [row] = await db.$queryRaw<{ holds: boolean | null }[]>`
    SELECT password_given_at > now() - make_interval(hours => ${HOURS}) AS holds
    FROM staff WHERE id = ${id}::uuid`;
  return row?.holds ?? null;
}

const sign = (): string => CODE_SIGNS[randomInt(CODE_SIGNS.length)] ?? '';
const group = (): string => Array.from({ length: 4 }, sign).join('');

export type OneTime = { password: string; hash: string };
/** A new one, with its hash: made before the transaction, for hashing is slow on purpose. */
export async function oneTime(): Promise<OneTime> {
  const password = Array.from({ length: GROUPS }, group).join('-');
  return { password, hash: await hashPassword(password) };
}
