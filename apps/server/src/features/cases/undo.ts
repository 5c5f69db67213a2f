// A change of state or a handover, just made, is taken back: all stands as before, and the record says both.
import { CaseFacts, isOpen, type CaseRow, type CaseState } from '@entre/contract/cases';
import { z } from 'zod';
import type { Case, Event } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import type { Record_ } from '../../spine/write.ts';
import * as interactions from '../interactions/index.ts';
import { change, lockCase, sightFacts } from './change.ts';
import { refuseDark } from './in-sight.ts';
import { changeRow } from './told.ts';

/** Minutes in which a slip is a slip, by the database's clock. The screen offers eight seconds; the rest is for a slow network. */
const MINUTES = 10;

/** All that a change of state or a handover may set. What they did not set stands as it does. */
const Before = z.object(
  CaseFacts.pick({
    state: true,
    outcome: true,
    parkedUntil: true,
    waitingSince: true,
    dueAt: true,
    late: true,
    teamId: true,
    boardId: true,
    assigneeId: true,
    servicePointId: true,
  }).shape,
);
type Before = z.infer<typeof Before>;

type Deed = { seq: number; type: string; interactionId: string | null };

/**
 * Takes back what the actor did last in a case, and nobody has done anything since. The promise, its lateness and the
 * contact are as they were: a slip of the hand makes no late case on time.
 * @param seq where the case stood after it
 * @throws DeskError `conflict` when something has happened since; `too-late` after ten minutes, or for what was
 *   another's or no change of this kind
 */
export const undo = (ctx: Ctx<StaffActor>, id: string, seq: number): Promise<CaseRow> =>
  changeRow(ctx, 'case.undo', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    if (kase.lastSeq !== seq)
      throw new DeskError('conflict', 'Something else has happened in the case since.', {
        current: { head: kase.lastSeq },
      });
    const deed = await lastDeed(ctx, tx, kase);
    const before = await factsBefore(tx, kase.id, deed.seq);
    await refuseDark(tx, { ...sightFacts(kase), ...before });
    if (deed.interactionId !== null) await interactions.resume(tx, deed.interactionId);
    await takeBack(tx, record, kase, deed, before);
    return kase;
  });

/** The change that was made last, with the contact that ended by it. */
async function lastDeed(ctx: Ctx<StaffActor>, tx: Tx, kase: Case): Promise<Deed> {
  const [last, before] = await tx.$queryRaw<Pick<Event, 'seq' | 'type' | 'data'>[]>`
    SELECT seq, type, data FROM event
    WHERE case_id = ${kase.id}::uuid AND seq > ${kase.lastSeq - 2} AND actor_id = ${ctx.actor.id}::uuid
      AND at > now() - make_interval(mins => ${MINUTES})
    ORDER BY seq DESC`;
  const ended = Ended.safeParse(last);
  const deed = ended.success ? before : last;
  if (!deed?.seq || !Undoable.safeParse(deed).success)
    throw new DeskError(
      'too-late',
      `Only what you did last yourself is taken back, within ${MINUTES} minutes. Change the case instead.`,
    );
  const interactionId = ended.data?.data.interactionId ?? null;
  return { seq: deed.seq, type: deed.type, interactionId };
}

const Ended = z.object({
  type: z.literal('interaction.ended'),
  data: z.object({ interactionId: z.string() }),
});
/** An undoing is not undone: what it took back is done anew. */
const Undoable = z.object({
  type: z.enum(['case.state-changed', 'case.handed-over']),
  data: z.object({ undoes: z.undefined().optional() }),
});

/** Old state = all that was set before. */
async function factsBefore(tx: Tx, caseId: string, seq: number): Promise<Before> {
  const earlier = await tx.event.findMany({
    where: { caseId, seq: { lt: seq } },
    orderBy: { seq: 'asc' },
    select: { set: true },
  });
  return Before.parse(Object.assign({}, ...earlier.map((event) => event.set)));
}

function takeBack(tx: Tx, record: Record_, kase: Case, deed: Deed, set: Before) {
  const undoes = deed.seq;
  if (deed.type === 'case.handed-over') {
    const data = { fromTeamId: kase.teamId, toTeamId: set.teamId, text: null, undoes };
    return change(tx, record, kase, 'case.handed-over', data, set);
  }
  const from = kase.state;
  if (!isOpen(from as CaseState) && isOpen(set.state))
    return change(tx, record, kase, 'case.reopened', { from, undoes }, set);
  return change(tx, record, kase, 'case.state-changed', { from, to: set.state, undoes }, set);
}
