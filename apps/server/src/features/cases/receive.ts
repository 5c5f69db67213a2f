// The one door for anything a resident says, whatever the channel: appended to the case, reopening it when needed.
import { channelFacts, type ChannelKind } from '@entre/contract/channels';
import { isOpen, type CaseState } from '@entre/contract/cases';
import type { Case } from '../../generated/prisma/client.ts';
import type { Tx } from '../../spine/db.ts';
import type { Recorded, Record_ } from '../../spine/write.ts';
import { change, type FactSet } from './change.ts';
import { promise } from './promise.ts';

type Said = { text: string; at: Date; clientMsgId?: string };

/** Appends what a resident said to a locked case. A finished or parked case is opened again by it. */
export async function receive(tx: Tx, record: Record_, kase: Case, said: Said): Promise<Recorded> {
  const state = kase.state as CaseState;
  if (!isOpen(state)) {
    await change(
      tx,
      record,
      kase,
      'case.reopened',
      { from: state },
      {
        state: 'open',
        outcome: null,
      },
    );
  }
  const set: FactSet = { residentSeq: kase.lastSeq + 1 };
  if (state === 'awaiting-resident' || state === 'parked')
    Object.assign(set, { state: 'open', parkedUntil: null });
  if (kase.waitingSince === null) {
    const topic = kase.topicId ? await tx.topic.findUnique({ where: { id: kase.topicId } }) : null;
    // A promise made for a live chat does not hold for a case that has left the chat.
    const channel: ChannelKind =
      channelFacts(kase.channel as ChannelKind).live && isOpen(state)
        ? (kase.channel as ChannelKind)
        : 'message';
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
