// When a promise runs out: minutes of open time from a moment, with the ledger that explains it.
import type { ClockSegment } from '@entre/contract/cases';
import type { OpenHours } from '@entre/contract/service-points';
import { stretchesFrom } from './stretches.ts';

const MINUTE_MS = 60_000;

/**
 * The first moment at which `minutes` of open time have passed since `from`. Pure.
 * It never falls while shut; the minute of closing counts as open, so that what is due at 17:00 is due today.
 * @param minutes whole or parts of minutes, 0 or more
 * @param hours opening hours by weekday, local Swedish time; none means always open
 * @returns the moment, and the segments from `from` to it without gaps (empty when nothing had to pass)
 * @throws RangeError when `minutes` is negative or not a number
 */
export function dueAt(
  from: Date,
  minutes: number,
  hours: readonly OpenHours[],
): { at: Date; segments: ClockSegment[] } {
  if (!(minutes >= 0) || !Number.isFinite(minutes))
    throw new RangeError(`minutes of a promise must be 0 or more, not ${minutes}`);
  const segments: ClockSegment[] = [];
  let left = minutes * MINUTE_MS;
  let at = from.getTime();
  if (left === 0 && closesJust(at, hours)) return { at: from, segments };
  for (const stretch of stretchesFrom(at, hours)) {
    const to = stretch.open ? Math.min(stretch.to, stretch.from + left) : stretch.to;
    if (to > at)
      segments.push({
        from: new Date(at).toISOString(),
        to: new Date(to).toISOString(),
        counted: stretch.open,
        why: stretch.why,
      });
    if (stretch.open) left -= to - stretch.from;
    at = to;
    if (stretch.open && left <= 0) break;
  }
  return { at: new Date(at), segments };
}

/** Whether an instant is the end of an open stretch: the last moment that counts as open. */
const closesJust = (at: number, hours: readonly OpenHours[]): boolean =>
  stretchesFrom(at - 1, hours).next().value?.open === true;
