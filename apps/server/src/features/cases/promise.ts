// When an answer is promised: the channel's own promise, or the topic's, counted in open time.
import { channelFacts, type ChannelKind } from '@entre/contract/channels';
import type { OpenHours } from '@entre/contract/service-points';
import type { Case, Topic } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';
import { dueAt } from '../clocks/index.ts';
import type { FactSet } from './change.ts';

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

/** Nobody waits for us. */
export const nothingDue = { waitingSince: null, dueAt: null, late: false } as const;

/** What is due once the resident has been answered: nothing more, but a call that was promised stays promised. */
export const afterAnswer = (
  kase: Pick<Case, 'callbackAt' | 'late' | 'dueAt' | 'waitingSince'>,
): Pick<FactSet, 'waitingSince' | 'dueAt' | 'late'> =>
  kase.callbackAt === null
    ? nothingDue
    : {
        waitingSince: kase.waitingSince?.toISOString() ?? null,
        dueAt: kase.callbackAt.toISOString(),
        late: kase.late && kase.dueAt?.getTime() === kase.callbackAt.getTime(),
      };
