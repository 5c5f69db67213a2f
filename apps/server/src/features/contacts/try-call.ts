// A promised call was tried: reached, no answer, or called off. Every try counts and is kept.
import type { Callback } from '@entre/contract/contacts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { FactSet } from '../cases/index.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { change, lockCase, refuseInCentre } from '../cases/index.ts';
import { nextCall } from './promise.ts';
import { callbackNow } from './queries.ts';
import { toCallback } from './view.ts';

type Try = { result: 'reached' | 'no-answer' | 'cancelled'; note?: string | undefined };

/**
 * Writes down a try. After no answer the promise stays; otherwise it is done.
 * @throws DeskError `not-found` when its case is out of sight; `conflict` when the call is done already
 */
export const tryCall = async (ctx: Ctx<StaffActor>, id: string, tried: Try): Promise<Callback> => {
  await write(ctx, 'callback.try', async (tx, record) => {
    const caseId = (await tx.callback.findUnique({ where: { id } }))?.caseId;
    if (caseId === undefined) throw notFound();
    const kase = await lockCase(ctx, tx, caseId);
    // Read again under the lock of its case, where all tries stand in line.
    const callback = await tx.callback.findUniqueOrThrow({ where: { id } });
    if (callback.doneAt !== null)
      throw new DeskError('conflict', 'This call is done already. Promise a new one if needed.', {
        current: await toCallback(tx, kase.residentId, callback),
      });
    await refuseInCentre(tx, kase, { note: tried.note });
    const { result } = tried;
    const tries = callback.tries + (result === 'cancelled' ? 0 : 1);
    await tx.callback.update({
      where: { id },
      data: { result, tries, doneAt: result === 'no-answer' ? null : new Date() },
    });
    const set = consequences(result, await nextCall(tx, caseId));
    await change(tx, record, kase, 'callback.tried', { callbackId: id, result, tries }, set);
    if (tried.note !== undefined)
      await change(tx, record, kase, 'note.added', { text: tried.note });
    return {};
  });
  return callbackNow(ctx, id);
};

/** Being reached is being answered; a call that is called off leaves the clock as it runs. */
function consequences(result: Try['result'], next: Date | null): FactSet {
  if (result === 'no-answer') return {};
  const callbackAt = next?.toISOString() ?? null;
  if (next !== null) return { callbackAt, dueAt: callbackAt, late: next <= new Date() };
  return result === 'reached'
    ? { callbackAt, waitingSince: null, dueAt: null, late: false }
    : { callbackAt };
}
