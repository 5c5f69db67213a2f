// By which channel the resident of a case is spoken with at this moment: their own live one, or in the thread.
import { channelFacts, threadChannel, type ChannelKind } from '@entre/contract/channels';
import type { Case, Interaction } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';
import * as interactions from '../interactions/index.ts';

/** Milliseconds after the end of a live contact in which its resident is taken to be there still. */
const STILL_THERE_MS = 30 * 60_000;

/**
 * A live channel is live while a contact runs in it, and for whoever writes on right after it ended: they are still
 * there. What comes later is read when somebody looks.
 * @param running the contact that runs in the case, or null
 */
export async function channelNow(
  db: Pick<ReadDb, 'interaction'>,
  kase: Pick<Case, 'id' | 'channel'>,
  running: Interaction | null,
  at: Date,
): Promise<ChannelKind> {
  const channel = kase.channel as ChannelKind;
  if (!channelFacts(channel).live) return threadChannel;
  if (running) return isLive(running.channel) ? channel : threadChannel;
  const ended = await interactions.lastEnd(db, kase.id);
  return ended !== null && at.getTime() - ended.getTime() < STILL_THERE_MS
    ? channel
    : threadChannel;
}

const isLive = (channel: string): boolean => channelFacts(channel as ChannelKind).live;
