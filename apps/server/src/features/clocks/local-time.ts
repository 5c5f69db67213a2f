// Between instants and what the clock on the wall says in Sweden, also on the nights it is moved.
import type { Day } from './holidays.ts';

export const ZONE = 'Europe/Stockholm';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const wall = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** How far local time is ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of wall.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The local day that an instant falls on. */
export const localDay = (at: number): Day => Math.floor((at + offsetAt(at)) / DAY_MS);

/**
 * The instant at which the wall clock of a day shows `minute` (0 to 1440, from midnight).
 * A time that is skipped in spring is the moment of the change; one that comes twice in autumn is the first.
 */
export function instantOf(day: Day, minute: number): number {
  const asUtc = day * DAY_MS + minute * MINUTE_MS;
  // Half a day away on either side is never across two changes, so one of these two offsets is right if any is.
  const before = asUtc - offsetAt(asUtc - DAY_MS / 2);
  if (before + offsetAt(before) === asUtc) return before;
  const after = asUtc - offsetAt(asUtc + DAY_MS / 2);
  if (after + offsetAt(after) === asUtc) return after;
  return changeBetween(after, before);
}

/** The moment the clock was moved, between two instants on either side of it. */
function changeBetween(from: number, to: number): number {
  const then = offsetAt(from);
  let low = from;
  let high = to;
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle) === then) low = middle;
    else high = middle;
  }
  return high;
}
