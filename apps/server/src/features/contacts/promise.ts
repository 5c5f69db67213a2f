// A call is promised at a time: an object of its own, and the case's own promise from then on.
import type { Callback } from '@entre/contract/contacts';
import { isOpen, type CaseState } from '@entre/contract/cases';
import { v7 as uuid } from 'uuid';
import type { Callback as Row, Case } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { write, type Record_ } from '../../spine/write.ts';
import { change, lockCase } from '../cases/index.ts';
import { residentCards, shieldedNumbers, storedPhone } from '../residents/index.ts';
import { callbackNow } from './queries.ts';

/** Days ahead within which a promise is one that somebody will remember. */
const AHEAD_DAYS = 92;
const DAY_MS = 86_400_000;

/** When to call, at the latest and perhaps at the earliest; a null number means the resident's own. */
export type Promised = { at: Date; from?: Date; phone: string | null };

/**
 * Promises a call in a case that is not finished.
 * @throws DeskError `invalid` for a time gone by or a number that is none; `wrong-state` when the case is finished
 */
export const promiseCall = async (
  ctx: Ctx<StaffActor>,
  caseId: string,
  input: { at: string; phone: string | null },
): Promise<Callback> => {
  const { id } = await write(ctx, 'callback.try', async (tx, record) => {
    const kase = await lockCase(ctx, tx, caseId);
    if (!isOpen(kase.state as CaseState))
      throw new DeskError('wrong-state', 'The case is finished. Reopen it, then promise a call.');
    const promised = promisedTime(input.at, input.phone);
    const row = await promiseIn(tx, record, kase, ctx.actor.id, promised);
    return { id: row.id };
  });
  return callbackNow(ctx, id);
};

/** Checks a promise before anything is written. @throws DeskError `invalid` */
export function promisedTime(at: string, phone: string | null): Promised {
  const time = new Date(at);
  const ahead = time.getTime() - Date.now();
  if (ahead <= 0 || ahead > AHEAD_DAYS * DAY_MS)
    throw new DeskError('invalid', `Promise a time ahead, at most ${AHEAD_DAYS} days from now.`, {
      errors: [{ path: 'at', message: ahead <= 0 ? 'has passed' : 'too far ahead' }],
    });
  return { at: time, phone: phone === null ? null : storedPhone(phone) };
}

/**
 * Writes the promise on a locked case. The answer is due when the call is: whoever is promised 14:00 is not late
 * at noon, and is late at 14:01.
 * @param staffId who promises; null when the resident asked and the desk itself says yes
 * @throws DeskError `invalid` for the number of a protected resident whom the case is not about
 */
export async function promiseIn(
  tx: Tx,
  record: Record_,
  kase: Case,
  staffId: string | null,
  { at, from, phone }: Promised,
): Promise<Row> {
  // A resident who asks for themselves is not told who else has their number; it is masked as everywhere.
  if (staffId !== null) await refuseUnlinked(tx, kase, phone);
  const row = await tx.callback.create({
    data: {
      id: uuid(),
      caseId: kase.id,
      staffId,
      promisedAt: at,
      fromAt: from ?? null,
      phone,
      residentId: kase.residentId,
    },
  });
  const next = (await nextCall(tx, kase.id)) ?? at;
  await change(
    tx,
    record,
    kase,
    'callback.promised',
    {
      callbackId: row.id,
      at: at.toISOString(),
      ...(from ? { from: from.toISOString() } : {}),
    },
    {
      callbackAt: next.toISOString(),
      dueAt: next.toISOString(),
      late: next <= new Date(),
      waitingSince: (kase.waitingSince ?? new Date()).toISOString(),
    },
  );
  return row;
}

/**
 * The number of somebody protected is written down only in a case that is about them: there it is masked, and opened
 * for a reason, which is logged. Elsewhere it would be masked with no way to open it.
 */
export async function refuseUnlinked(
  tx: Tx,
  kase: Pick<Case, 'residentId'>,
  phone: string | null,
): Promise<void> {
  if (phone === null || !(await shieldedNumbers(tx, [phone])).has(phone)) return;
  const cards = await residentCards(tx, kase.residentId === null ? [] : [kase.residentId]);
  if (cards.get(kase.residentId ?? '')?.protected) return;
  throw new DeskError(
    'invalid',
    'This number belongs to a protected resident. Find them by the number and link them first, then try again.',
    { errors: [{ path: 'residentId', message: 'the number is that of a protected resident' }] },
  );
}

/** When the next call of a case is promised, of those not done; null when there is none. */
export async function nextCall(tx: Tx, caseId: string): Promise<Date | null> {
  const { _min } = await tx.callback.aggregate({
    where: { caseId, doneAt: null },
    _min: { promisedAt: true },
  });
  return _min.promisedAt;
}
