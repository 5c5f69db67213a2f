// A thread begins, whatever it is that was asked for: a case, a contact, the first message, and a token to come back by.
import type { Opened } from '@entre/contract/chats';
import type { ChannelKind } from '@entre/contract/channels';
import { v7 as uuid } from 'uuid';
import { receiveOne } from '../../channels/registry.ts';
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, OpenActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import type { Record_ } from '../../spine/write.ts';
import { openCase, receive } from '../cases/index.ts';
import * as interactions from '../interactions/index.ts';
import type { Tokens } from './token.ts';
import { toThread } from './view.ts';

export type First = {
  channel: ChannelKind;
  text: string;
  topicId: string | null;
  residentId: string | null;
  at: Date;
};

/** Opens the case with what was said first. */
export async function begin(
  ctx: Ctx<OpenActor>,
  tx: Tx,
  record: Record_,
  { channel, text, topicId, residentId, at }: First,
): Promise<Case> {
  const inbound = receiveOne(channel, { text, at });
  const interactionId = uuid();
  const kase = await openCase(tx, record, {
    channel,
    subject: inbound.subject,
    topicId: await publicTopic(tx, topicId),
    residentId,
    servicePointId: null,
    receivedAt: inbound.at,
    waiting: inbound.waiting,
    interactionId,
  });
  await interactions.begin(tx, {
    id: interactionId,
    channel,
    caseIds: [kase.id],
    boardId: kase.boardId,
    topicId: kase.topicId,
    residentId,
    startedAt: at,
  });
  const clientMsgId = ctx.once ? { clientMsgId: ctx.once.key } : {};
  await receive(tx, record, kase, { text, at, ...clientMsgId });
  return kase;
}

/**
 * The thread with its token. Read after commit, when the events stand in their place; a retried start reads the
 * thread as it is now.
 */
export async function opened(
  ctx: Ctx<OpenActor>,
  tokens: Tokens,
  { tokenId, caseId }: { tokenId: string; caseId: string },
): Promise<Opened> {
  const kase = await ctx.db.case.findUniqueOrThrow({ where: { id: caseId } });
  return { token: tokens.spell(tokenId), thread: await toThread(ctx.db, kase) };
}

/** A topic only when residents may choose it; another one is treated as none. */
async function publicTopic(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const topic = await tx.topic.findFirst({ where: { id, public: true } });
  return topic?.id ?? null;
}
