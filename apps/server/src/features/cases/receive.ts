// The one door for anything a resident says, whatever the channel: appended to the case, reopening it when needed.
import type { ChannelKind } from '@entre/contract/channels';
import { isOpen, type CaseState } from '@entre/contract/cases';
import { v7 as uuid } from 'uuid';
import type { Case } from '../../generated/prisma/client.ts';
import type { Tx } from '../../spine/db.ts';
import type { Recorded, Record_ } from '../../spine/write.ts';
import * as interactions from '../interactions/index.ts';
import { change, type FactSet } from './change.ts';
import { channelNow } from './channel-now.ts';
import { holderNow } from './holder.ts';
import { promise } from './promise.ts';

type Said = { text: string; at: Date; clientMsgId?: string };

/** Appends what a resident said to a locked case. A finished or parked case is opened again by it. */
export async function receive(tx: Tx, record: Record_, kase: Case, said: Said): Promise<Recorded> {
  const state = kase.state as CaseState;
  const running = await interactions.ofCase(tx, kase.id);
  const channel = await channelNow(tx, kase, running, said.at);
  if (!isOpen(state)) {
    await change(
      tx,
      record,
      kase,
      'case.reopened',
      { from: state },
      { state: 'open', outcome: null, ...(await holderNow(tx, kase)) },
    );
  }
  if (!running) await beginContact(tx, record, kase, channel, said.at);
  const set: FactSet = { residentSeq: kase.lastSeq + 1 };
  if (state === 'awaiting-resident' || state === 'parked')
    Object.assign(set, { state: 'open', parkedUntil: null });
  if (kase.waitingSince === null) {
    const topic = kase.topicId ? await tx.topic.findUnique({ where: { id: kase.topicId } }) : null;
    const due = await promise(tx, channel, topic, said.at);
    Object.assign(set, {
      waitingSince: said.at.toISOString(),
      dueAt: due.toISOString(),
      late: false,
    });
  }
  return change(
    tx,
    record,
    kase,
    'message.received',
    {
      text: said.text,
      ...(said.clientMsgId ? { clientMsgId: said.clientMsgId } : {}),
    },
    set,
  );
}

/** What is said belongs to a contact that runs. When all have ended another begins, to end in its own outcome (FL 6 §). */
async function beginContact(
  tx: Tx,
  record: Record_,
  kase: Case,
  channel: ChannelKind,
  startedAt: Date,
): Promise<void> {
  const { boardId, topicId, residentId } = kase;
  const id = uuid();
  const about = { boardId, topicId, residentId, caseIds: [kase.id] };
  await interactions.begin(tx, { id, channel, startedAt, ...about });
  await change(tx, record, kase, 'interaction.began', { interactionId: id, channel });
}
