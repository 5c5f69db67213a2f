// When an answer is promised: the channel's own promise, or the topic's, counted in open time.
import { channelFacts, type ChannelKind } from '@entre/contract/channels';
import type { OpenHours } from '@entre/contract/service-points';
import type { Topic } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';
import { dueAt } from '../clocks/index.ts';

/** Minutes of open time within which we answer when a topic says nothing: one working day. */
const DEFAULT_PROMISE_MINUTES = 480;

/** The instant at which the promise for a question that came `from` runs out. */
export async function promise(
  db: Pick<ReadDb, 'desk'>,
  channel: ChannelKind,
  topic: Pick<Topic, 'promiseMinutes'> | null,
  from: Date,
): Promise<Date> {
  const desk = await db.desk.findUnique({ where: { id: 1 } });
  const minutes =
    channelFacts(channel).promiseMinutes ?? topic?.promiseMinutes ?? DEFAULT_PROMISE_MINUTES;
  return dueAt(from, minutes, (desk?.hours ?? []) as OpenHours[]).at;
}
