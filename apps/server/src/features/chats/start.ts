// A resident begins: a case, a contact, the first message, a token and a code. No account, no name needed.
import type { NewChat, Opened } from '@entre/contract/chats';
import type { ChannelKind } from '@entre/contract/channels';
import type { OpenHours } from '@entre/contract/service-points';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { receiveOne } from '../../channels/registry.ts';
import type { Ctx, OpenActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { write, type Record_ } from '../../spine/write.ts';
import { isOpen } from '../clocks/index.ts';
import { openCase, receive } from '../cases/index.ts';
import * as interactions from '../interactions/index.ts';
import { residentFromContact } from '../residents/index.ts';
import type { Tokens } from './token.ts';
import { toThread } from './view.ts';

/** Starts a thread. Outside opening hours a chat becomes a message: an honest promise instead of an empty room. */
export const makeStart =
  (tokens: Tokens) =>
  async (ctx: Ctx<OpenActor>, input: z.output<typeof NewChat>): Promise<Opened> => {
    const started = await write(ctx, 'chat.start', async (tx, record) => {
      const at = new Date();
      const channel = await channelFor(tx, input.as, at);
      const inbound = receiveOne(channel, { text: input.text, at });
      const residentId = await residentFromContact(tx, record, input);
      const interactionId = uuid();
      const kase = await openCase(tx, record, {
        channel,
        subject: inbound.subject,
        topicId: await publicTopic(tx, input.topicId),
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
      await sayFirst(tx, record, kase, ctx, input, at);
      return { tokenId: await tokens.issue(tx, kase.id), caseId: kase.id };
    });
    // Read after commit, when the events stand in their place; a retried start reads the thread as it is now.
    const kase = await ctx.db.case.findUniqueOrThrow({ where: { id: started.caseId } });
    return { token: tokens.spell(started.tokenId), thread: await toThread(ctx.db, kase) };
  };

const sayFirst = (
  tx: Tx,
  record: Record_,
  kase: Parameters<typeof receive>[2],
  ctx: Ctx,
  input: z.output<typeof NewChat>,
  at: Date,
): Promise<unknown> =>
  receive(tx, record, kase, {
    text: input.text,
    at,
    ...(ctx.once ? { clientMsgId: ctx.once.key } : {}),
  });

/** The channel that is open now: live chat only while somebody is here. */
async function channelFor(tx: Tx, asked: ChannelKind, at: Date): Promise<ChannelKind> {
  const desk = await tx.desk.findUniqueOrThrow({ where: { id: 1 } });
  return isOpen(at, desk.hours as OpenHours[]) ? asked : 'message';
}

/** A topic only when residents may choose it; another one is treated as none. */
async function publicTopic(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const topic = await tx.topic.findFirst({ where: { id, public: true } });
  return topic?.id ?? null;
}
