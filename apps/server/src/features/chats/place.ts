// A place in the queue and a fair guess of the wait, from what truly waits now and how fast it has gone.
import { channelKinds, channelFacts } from '@entre/contract/channels';
import type { Case } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';

const live = channelKinds.filter((kind) => channelFacts(kind).live);
/** Recent answers that the guess rests on; fewer than three and nothing is promised. */
const SAMPLE = 20;
const LEAST = 3;

/** Those who wait for a first answer in a live channel and whom nobody has taken. */
const waiting = { channel: { in: live }, state: 'new', assigneeId: null } as const;

/** How many wait in the live channels. */
export const waitingCount = (db: Pick<ReadDb, 'case'>): Promise<number> =>
  db.case.count({ where: waiting });

/** Place (1 is next) and guessed minutes for a case; both null when somebody has it. */
export async function placeOf(
  db: Pick<ReadDb, 'case' | 'event'>,
  kase: Pick<Case, 'state' | 'assigneeId' | 'receivedAt' | 'id'>,
): Promise<{ place: number | null; waitMinutes: number | null }> {
  if (kase.state !== 'new' || kase.assigneeId !== null) return { place: null, waitMinutes: null };
  const before = await db.case.count({
    where: { ...waiting, receivedAt: { lt: kase.receivedAt } },
  });
  return { place: before + 1, waitMinutes: await guess(db, before + 1) };
}

type Waiting = { place: number | null; waitMinutes: number | null };

/** The same for many cases at once, in two queries however many they are. */
export async function placesOf(
  db: Pick<ReadDb, 'case' | 'event'>,
  ids: readonly string[],
): Promise<Map<string, Waiting>> {
  const line = await db.case.findMany({
    where: waiting,
    orderBy: { receivedAt: 'asc' },
    select: { id: true },
  });
  const pace = await gap(db);
  const places = new Map(line.map(({ id }, index) => [id, index + 1]));
  return new Map(
    ids.map((id) => {
      const place = places.get(id) ?? null;
      const waitMinutes = place === null || pace === null ? null : minutesAt(place, pace);
      return [id, { place, waitMinutes }];
    }),
  );
}

/**
 * Minutes until one at `place` is answered: the median time between the last answers, times the place.
 * Null without ground: fewer than three answers in the last two hours.
 */
export async function guess(db: Pick<ReadDb, 'event'>, place: number): Promise<number | null> {
  const pace = await gap(db);
  return pace === null ? null : minutesAt(place, pace);
}

const minutesAt = (place: number, gapMs: number): number =>
  Math.min(120, Math.max(1, Math.round((gapMs * place) / 60_000)));

/** The median time between the last answers, in milliseconds. */
async function gap(db: Pick<ReadDb, 'event'>): Promise<number | null> {
  const answered = await db.event.findMany({
    where: { type: 'case.claimed', at: { gt: new Date(Date.now() - 2 * 3_600_000) } },
    orderBy: { at: 'desc' },
    take: SAMPLE,
    select: { at: true },
  });
  if (answered.length < LEAST) return null;
  const gaps = answered
    .slice(1)
    .map((e, i) => (answered[i]?.at.getTime() ?? 0) - e.at.getTime())
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}
