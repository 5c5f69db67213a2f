// Open time in pieces that a person can choose from: about two hours each, cut where a clock shows an even hour.
import type { OpenHours } from '@entre/contract/service-points';
import { instantOf, localDay } from './local-time.ts';
import { stretchesFrom } from './stretches.ts';

const SPAN_MINUTES = 120;
/** A shorter piece than this is joined with its neighbour. */
const LEAST_MS = 60 * 60_000;

export type OpenSpan = { from: Date; to: Date };

/**
 * The spans that end after an instant, in order, each whole even when it has begun; none crosses midnight.
 * Never ends: stop reading it. Without opening hours there are none: whoever is always open has no times to offer.
 */
export function* openSpans(after: Date, hours: readonly OpenHours[]): Generator<OpenSpan> {
  const midnight = instantOf(localDay(after.getTime()), 0);
  for (const { from, to, open } of stretchesFrom(midnight, hours)) {
    if (to === Infinity) return;
    for (let at = from; open && at < to; at = nextMidnight(at))
      for (const span of cut(at, Math.min(to, nextMidnight(at)))) if (span.to > after) yield span;
  }
}

const nextMidnight = (at: number): number => instantOf(localDay(at) + 1, 0);

/** One stretch within one day. */
function cut(from: number, to: number): OpenSpan[] {
  const marks = [from];
  for (let minute = 0; minute < 1440; minute += SPAN_MINUTES) {
    const mark = instantOf(localDay(from), minute);
    if (mark - (marks.at(-1) ?? from) >= LEAST_MS && to - mark >= LEAST_MS) marks.push(mark);
  }
  return marks.map((mark, i) => ({ from: new Date(mark), to: new Date(marks[i + 1] ?? to) }));
}
