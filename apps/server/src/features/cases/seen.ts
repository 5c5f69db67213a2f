// No blind deeds: what others wrote after the last that somebody read is shown first.
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { toCaseEvents } from './view.ts';

/** What carries words: a handover may. */
const worded = [
  'message.received',
  'message.sent',
  'note.added',
  'call.noted',
  'case.handed-over',
] as const;

/**
 * Only what others wrote counts: a change of topic is no reason to stop an answer, nor is what one wrote oneself.
 * @param seen the `seq` of the last event that was read
 * @throws DeskError `unseen` with what was written since in `current`; `resync` when `seen` lies ahead of the case
 */
export async function requireSeen(
  { actor }: Ctx<StaffActor>,
  tx: Tx,
  kase: Case,
  seen: number,
): Promise<void> {
  if (seen > kase.lastSeq)
    throw new DeskError(
      'resync',
      'This case has not come as far as you say that you have read. Fetch it anew, then try again.',
      { current: { head: kase.lastSeq } },
    );
  if (seen === kase.lastSeq) return;
  const since = await tx.event.findMany({
    where: { caseId: kase.id, seq: { gt: seen }, type: { in: [...worded] } },
    orderBy: { seq: 'asc' },
  });
  const hasWords = (data: unknown): boolean => (data as { text?: string | null }).text != null;
  const others = since.filter(({ actorId, data }) => actorId !== actor.id && hasWords(data));
  if (others.length === 0) return;
  throw new DeskError(
    'unseen',
    'Something was written that you had not seen. Read it, then try again.',
    { current: { head: kase.lastSeq, events: await toCaseEvents(tx, others) } },
  );
}
