// Today as the clock on the wall has it.
import { ZONE } from '../clocks/index.ts';

const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** Milliseconds since local midnight, as the wall clock counts them. */
function sinceMidnight(at: Date): number {
  const of: Record<string, number> = {};
  for (const { type, value } of parts.formatToParts(at)) of[type] = Number(value);
  const { hour = 0, minute = 0, second = 0 } = of;
  return ((hour * 60 + minute) * 60 + second) * 1000 + at.getMilliseconds();
}

/** Local midnight of the day that `at` falls on; right also on the days the clock is moved. */
export function startOfToday(at: Date): Date {
  const first = new Date(at.getTime() - sinceMidnight(at));
  const off = sinceMidnight(first);
  if (off === 0) return first;
  const day = 86_400_000;
  return new Date(first.getTime() + (off > day / 2 ? day - off : -off));
}
