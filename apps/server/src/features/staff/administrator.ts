// The account that manages accounts, made by the desk itself: before the first one nobody is there who could make it.
import { NewStaff } from '@entre/contract/staff';
import type { z } from 'zod';
import type { ReadDb, Tx } from '../../spine/db.ts';
import type { Record_ } from '../../spine/write.ts';
import { putOneTime, type OneTime } from './give-password.ts';
import { addAccount } from './manage.ts';
import { someoneManages } from './managing.ts';

export type Administrator = Pick<z.output<typeof NewStaff>, 'name' | 'email'>;

/** What stands in the way of beginning with this administrator, or with none; null when nothing does. */
export async function administratorFault(
  db: Pick<ReadDb, 'staff'>,
  who: Administrator | null,
): Promise<string | null> {
  if (who === null)
    return (await someoneManages(db))
      ? null
      : 'is needed: no open account is an administrator yet. Name the first: --administrator "Namn <epost>"';
  const there = await db.staff.findUnique({ where: { email: who.email.toLowerCase() } });
  return there && 'has an account already. Leave it out, or name another address';
}

/** Makes the account with its one-time password. @returns until when that holds */
export async function addAdministrator(
  tx: Tx,
  record: Record_,
  who: Administrator,
  made: OneTime,
): Promise<Date> {
  const { id } = await addAccount(tx, record, NewStaff.parse({ ...who, roles: ['administrator'] }));
  return putOneTime(tx, record, id, made);
}
