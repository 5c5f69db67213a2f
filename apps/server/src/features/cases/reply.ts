// An agent answers the resident, or writes to colleagues. No blind answers: what came in unseen is shown first.
import { isOpen, type CaseState, type Written } from '@entre/contract/cases';
import { answersBy, type ChannelKind } from '@entre/contract/channels';
import type { Channel } from '../../channels/channel.ts';
import { channelOf } from '../../channels/registry.ts';
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { write, type Recorded } from '../../spine/write.ts';
import { epochOf } from '../../spine/epoch.ts';
import { requireArticles } from '../knowledge/index.ts';
import { change, type FactSet } from './change.ts';
import { refuseInCentre } from './free-text.ts';
import { lockToWrite } from './lock-to-write.ts';
import { afterAnswer } from './promise.ts';
import { requireSeen } from './seen.ts';

type Reply = { text: string; seen: number; articleIds: string[] };

/**
 * Answers the resident.
 * @throws DeskError `unseen` with the events after `seen` in `current` when somebody wrote in between;
 *   `resync` when `seen` lies ahead of the case; `invalid` for an article its writer cannot see, or words where the
 *   topic keeps none;
 *   `wrong-state` when the case is finished or its channel cannot carry an answer
 */
export const reply = (ctx: Ctx<StaffActor>, id: string, input: Reply): Promise<Written> =>
  write(ctx, 'case.reply', async (tx, record) => {
    const { kase, takesText } = await lockToWrite(ctx, tx, id);
    const send = wayBack(kase);
    await requireSeen(ctx, tx, kase, input.seen);
    if (!takesText) await refuseInCentre(tx, kase, { text: input.text });
    const articleIds = [...new Set(input.articleIds)];
    await requireArticles(ctx, tx, articleIds);
    const set: FactSet = {
      ...afterAnswer(kase),
      ...(kase.assigneeId === null ? { assigneeId: ctx.actor.id } : {}),
      ...(['new', 'parked'].includes(kase.state) ? { state: 'open', parkedUntil: null } : {}),
    };
    const landed = await change(
      tx,
      record,
      kase,
      'message.sent',
      { text: input.text, articleIds, ...clientMsgId(ctx) },
      set,
    );
    await send(tx, { caseId: id, text: input.text, at: landed.at });
    return written(ctx, landed);
  });

/** Writes an internal note: append-only, with its author (FL 27 §). Never shown to the resident. */
export const addNote = (ctx: Ctx<StaffActor>, id: string, text: string): Promise<Written> =>
  write(ctx, 'case.note', async (tx, record) => {
    const { kase, takesText } = await lockToWrite(ctx, tx, id);
    if (!takesText) await refuseInCentre(tx, kase, { text });
    const landed = await change(tx, record, kase, 'note.added', { text, ...clientMsgId(ctx) });
    return written(ctx, landed);
  });

/** The way an answer goes back. @throws DeskError `wrong-state` when there is none or the case is finished */
function wayBack(kase: Case): NonNullable<Channel['send']> {
  const channel = answersBy({ ...kase, channel: kase.channel as ChannelKind });
  const send = channel && channelOf(channel).send;
  if (!send)
    throw new DeskError(
      'wrong-state',
      'This case did not come in writing, so there is nowhere to send an answer. Write a note or promise a call.',
    );
  if (!isOpen(kase.state as CaseState))
    throw new DeskError('wrong-state', 'The case is finished. Reopen it to answer.');
  return send;
}

const clientMsgId = (ctx: Ctx): { clientMsgId?: string } =>
  ctx.once ? { clientMsgId: ctx.once.key } : {};

/** The acknowledgement of something written; it reaches the writer only after commit. */
export const written = (ctx: Ctx, landed: Recorded): Written => ({
  clientMsgId: ctx.once?.key ?? landed.id,
  eventId: landed.id,
  seq: landed.seq,
  pubSeq: landed.pubSeq,
  at: landed.at.toISOString(),
  epoch: epochOf(),
});
