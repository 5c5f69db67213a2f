// A visit becomes a case: topic, place and time are copied, and nothing leads back (OSL 40 kap. 3 §).
import type { CaseRow } from '@entre/contract/cases';
import { v7 as uuid } from 'uuid';
import { receiveOne } from '../../channels/registry.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { refuseNumbers } from '../../spine/valid.ts';
import { change, openCase, writeRow } from '../cases/index.ts';
import * as interactions from '../interactions/index.ts';
import { requireResident } from '../residents/index.ts';
import { chosenTopic, putThrough, refuseFreeText } from '../topics/index.ts';
import { visitAt } from './place.ts';

type Promotion = {
  subject?: string | undefined;
  note?: string | undefined;
  residentId: string | null;
};

/**
 * Opens a case from a visit, once. On the visit is marked that it was done and nothing more: no id of it is stored
 * with the case, and it holds nothing of the case. Its own note stays behind.
 * @returns the case and its follow-up code, to read out or print
 * @throws DeskError `not-found`; `conflict` when it was done before; `invalid` for an unknown resident, or text on a
 *   topic that keeps none
 */
export const promote = async (
  ctx: Ctx<StaffActor>,
  id: string,
  given: Promotion,
): Promise<{ case: CaseRow; code: string }> => {
  refuseNumbers({ subject: given.subject });
  const { row } = await writeRow(ctx, 'visit.promote', async (tx, record) => {
    const { servicePointId, topicId, occurredAt } = await visitAt(ctx, tx, id);
    await markPromoted(tx, id);
    const topic = await chosenTopic(tx, topicId);
    refuseFreeText(topic, { subject: given.subject, note: given.note });
    const { residentId } = given;
    if (residentId !== null) await requireResident(tx, residentId);
    const interactionId = uuid();
    const { subject, at, waiting } = receiveOne('visit', {
      subject: given.subject ?? null,
      note: given.note ?? null,
      topic: topic.sv,
      at: occurredAt,
    });
    const kase = await openCase(tx, record, {
      channel: 'visit',
      subject,
      topicId,
      residentId,
      servicePointId,
      receivedAt: at,
      waiting,
      interactionId,
    });
    const team = await tx.team.findUniqueOrThrow({ where: { id: kase.teamId } });
    const text = topic.noFreeText ? putThrough(given.note ?? '', team.name) : (given.note ?? null);
    await interactions.begin(tx, {
      id: interactionId,
      channel: 'visit',
      staffId: ctx.actor.id,
      servicePointId,
      residentId,
      topicId,
      boardId: kase.boardId,
      subject,
      note: text,
      startedAt: at,
      endedAt: new Date(),
      outcome: 'handed-over',
      caseIds: [kase.id],
    });
    await change(tx, record, kase, 'visit.promoted', {
      servicePointId,
      topicId,
      occurredAt: at.toISOString(),
      text,
    });
    return { kase, more: null };
  });
  if (!row) throw new Error('no row');
  // Read afterwards: the code opens the thread, and is not kept beside the key.
  const { code } = await ctx.db.case.findUniqueOrThrow({ where: { id: row.id } });
  return { case: row, code };
};

/** The row is the gate: of two that come at once the second waits here, and then finds it marked. */
async function markPromoted(tx: Tx, id: string): Promise<void> {
  const { count } = await tx.visit.updateMany({
    where: { id, promoted: false },
    data: { promoted: true },
  });
  if (count === 1) return;
  throw new DeskError(
    'conflict',
    'A case was made of this visit already. Visits lead to no case: look for it in the queue, by place and topic.',
  );
}
