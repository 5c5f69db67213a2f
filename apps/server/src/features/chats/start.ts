// A resident begins to write: live while somebody is here, else as a message. No account, no name needed.
import type { NewChat, Opened } from '@entre/contract/chats';
import { threadChannel, type ChannelKind } from '@entre/contract/channels';
import type { OpenHours } from '@entre/contract/service-points';
import type { z } from 'zod';
import type { Ctx, OpenActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { write } from '../../spine/write.ts';
import { isOpen } from '../clocks/index.ts';
import { residentFromContact } from '../residents/index.ts';
import { begin, opened } from './begin.ts';
import type { Tokens } from './token.ts';

/** Starts a thread. Outside opening hours a chat becomes a message: an honest promise instead of an empty room. */
export const makeStart =
  (tokens: Tokens) =>
  async (ctx: Ctx<OpenActor>, input: z.output<typeof NewChat>): Promise<Opened> => {
    const started = await write(ctx, 'chat.start', async (tx, record) => {
      const at = new Date();
      const channel = await channelFor(tx, input.as, at);
      const residentId = await residentFromContact(tx, record, input);
      const { text, topicId } = input;
      const kase = await begin(ctx, tx, record, { channel, text, topicId, residentId, at });
      return { tokenId: await tokens.issue(tx, kase.id), caseId: kase.id };
    });
    return opened(ctx, tokens, started);
  };

/** The channel that is open now: live chat only while somebody is here. */
async function channelFor(tx: Tx, asked: ChannelKind, at: Date): Promise<ChannelKind> {
  const desk = await tx.desk.findUniqueOrThrow({ where: { id: 1 } });
  return isOpen(at, desk.hours as OpenHours[]) ? asked : threadChannel;
}
