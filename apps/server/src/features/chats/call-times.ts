// When the desk can call: as soon as possible with an honest latest time, or within a span of open time.
import type { CallTimes } from '@entre/contract/chats';
import type { OpenHours } from '@entre/contract/service-points';
import type { Ctx } from '../../spine/ctx.ts';
import type { ReadDb } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { dueAt, localDay, openSpans, type OpenSpan } from '../clocks/index.ts';

const MINUTE_MS = 60_000;
/** Minutes of open time within which we call whoever wants it as soon as possible. */
const SOON_MINUTES = 120;
/** A span that begins sooner than this is not offered: as soon as possible says the same. */
const LEAD_MINUTES = 30;
/** One that was offered is still good while this much of it is left: forms take time to fill in. */
const LEFT_MINUTES = 30;
/** Days with spans that are offered, and how far ahead a chosen one may lie. */
const DAYS = 2;
const FARTHEST_DAYS = 31;
/** Nobody is called at night, however long the desk is open. */
const AWAKE = { opens: '08:00', closes: '20:00' };

type Reads = Pick<ReadDb, 'desk'>;
export type CallTime = { at: Date; from?: Date };

/** The desk's hours in which it calls people; one that is always open calls on all days that are not holidays. */
async function hoursOf(db: Reads): Promise<OpenHours[]> {
  const desk = await db.desk.findUniqueOrThrow({ where: { id: 1 } });
  const hours = desk.hours as OpenHours[];
  if (hours.length === 0) return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, ...AWAKE }));
  return hours.map(({ day, opens, closes }) => ({
    day,
    opens: opens > AWAKE.opens ? opens : AWAKE.opens,
    closes: closes < AWAKE.closes ? closes : AWAKE.closes,
  }));
}

/** What can be chosen now. */
export async function callTimes(ctx: Ctx, now = new Date()): Promise<CallTimes> {
  const hours = await hoursOf(ctx.db);
  return {
    soonest: soonest(now, hours).toISOString(),
    spans: offered(now, hours).map(({ from, to }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
    })),
  };
}

/**
 * The time that was chosen, as a promise.
 * @param from where the span begins; null for as soon as possible
 * @throws DeskError `invalid` when there is no such span, or too little of it is left
 */
export async function chosenTime(db: Reads, from: string | null, now: Date): Promise<CallTime> {
  const hours = await hoursOf(db);
  if (from === null) return { at: soonest(now, hours) };
  const wanted = new Date(from).getTime();
  if (wanted <= now.getTime() + FARTHEST_DAYS * 86_400_000)
    for (const span of openSpans(later(now, LEFT_MINUTES), hours)) {
      if (span.from.getTime() === wanted) return { at: span.to, from: span.from };
      if (span.from.getTime() > wanted) break;
    }
  throw new DeskError(
    'invalid',
    'That time cannot be chosen any more. Ask for the times again and choose another.',
    { errors: [{ path: 'from', message: 'no such span of open time' }] },
  );
}

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS);
const soonest = (now: Date, hours: OpenHours[]): Date => dueAt(now, SOON_MINUTES, hours).at;

function offered(now: Date, hours: OpenHours[]): OpenSpan[] {
  const first = later(now, LEAD_MINUTES);
  const days = new Set<number>();
  const spans: OpenSpan[] = [];
  for (const span of openSpans(first, hours)) {
    if (span.from < first) continue;
    days.add(localDay(span.from.getTime()));
    if (days.size > DAYS) break;
    spans.push(span);
  }
  return spans;
}
