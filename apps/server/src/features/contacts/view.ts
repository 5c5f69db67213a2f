// Contacts and callbacks as the contract says them, residents masked.
import type { Callback, Contact } from '@entre/contract/contacts';
import type { Callback as CallbackRow, Contact as Row } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';
import { residentCards, shieldedNumbers } from '../residents/index.ts';

/** Running contacts with their residents, in one query for all of them. */
export async function toContacts(
  db: Pick<ReadDb, 'resident'>,
  rows: readonly Row[],
): Promise<Contact[]> {
  const cards = await residentCards(
    db,
    rows.flatMap((row) => row.residentId ?? []),
  );
  return rows.map(({ id, startedAt, note, subject, caller, residentId, topicId, rev }) => ({
    id,
    startedAt: startedAt.toISOString(),
    note,
    subject,
    caller,
    resident: residentId === null ? null : (cards.get(residentId) ?? null),
    topicId,
    rev,
  }));
}

export async function toContact(db: Pick<ReadDb, 'resident'>, row: Row): Promise<Contact> {
  const [contact] = await toContacts(db, [row]);
  if (!contact) throw new Error('no contact');
  return contact;
}

/**
 * Callbacks of one case. A number is masked when a protected resident has to do with it: the one the case is about,
 * the one it was about when the number was written down, or the one whose number it is. It is then read by opening
 * the identity for a reason, which is logged; what the case is linked to changes nothing of that.
 * @param residentId whom the case is about now
 */
export async function toCallbacks(
  db: Pick<ReadDb, 'resident'>,
  residentId: string | null,
  rows: readonly CallbackRow[],
): Promise<Callback[]> {
  const cards = await residentCards(
    db,
    [residentId, ...rows.map((row) => row.residentId)].filter((id) => id !== null),
  );
  const shielded = await shieldedNumbers(
    db,
    rows.flatMap((row) => row.phone ?? []),
  );
  const isProtected = (id: string | null): boolean =>
    id !== null && cards.get(id)?.protected !== false;
  const masked = (row: CallbackRow): boolean =>
    isProtected(residentId) || isProtected(row.residentId) || shielded.has(row.phone ?? '');
  return rows.map((row) => ({
    id: row.id,
    caseId: row.caseId,
    promisedAt: row.promisedAt.toISOString(),
    phone: masked(row) ? null : row.phone,
    tries: row.tries,
    result: row.result as Callback['result'],
  }));
}

export async function toCallback(
  db: Pick<ReadDb, 'resident'>,
  residentId: string | null,
  row: CallbackRow,
): Promise<Callback> {
  const [callback] = await toCallbacks(db, residentId, [row]);
  if (!callback) throw new Error('no callback');
  return callback;
}
