// Reckons the figures of the wall from what the server counts. Every share keeps its numerator and denominator.
import type { Now } from '@entre/contract/insights';

export type Share = {
  part: number;
  of: number;
  /** Whole per cent, or null when there was nothing to count. */ percent: number | null;
};

/** `part` of `of`, never rounded up to 100 while something is missing, nor down to 0 while there is something. */
export function share(part: number, of: number): Share {
  if (of <= 0) return { part, of, percent: null };
  const percent = Math.round((100 * part) / of);
  if (percent === 100 && part < of) return { part, of, percent: 99 };
  if (percent === 0 && part > 0) return { part, of, percent: 1 };
  return { part, of, percent };
}

/** Answered in time ÷ answered or due, today. */
export const serviceLevel = (now: Pick<Now, 'serviceLevel'>): Share =>
  share(now.serviceLevel.kept, now.serviceLevel.of);

/** Ended in the centre without handing over ÷ what the centre could solve, today. */
export const solvedHere = (now: Pick<Now, 'solvedHere'>): Share =>
  share(now.solvedHere.solved, now.solvedHere.of);

export type HalfHour = {
  label: string;
  value: number;
  usual: number;
  future: boolean;
  current: boolean;
};

const atLeast = { from: 16, to: 33 } as const; // 08:00 to 17:00

/** The half-hours of the day that are worth showing: office hours, widened by what came or usually comes outside them. */
export function halfHours(now: Pick<Now, 'today' | 'usual'>, current: number): HalfHour[] {
  const busy = now.today.map((n, i) => n > 0 || (now.usual[i] ?? 0) >= 0.5);
  const first = busy.indexOf(true);
  const from = first === -1 ? atLeast.from : Math.min(atLeast.from, first);
  const to = Math.max(atLeast.to, busy.lastIndexOf(true), current);
  const list: HalfHour[] = [];
  for (let i = Math.min(from, current); i <= to; i += 1)
    list.push({
      label: `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
      value: now.today[i] ?? 0,
      usual: now.usual[i] ?? 0,
      future: i > current,
      current: i === current,
    });
  return list;
}

/** Which of the day's 48 half-hours an instant is in, local time. */
export const halfHourOf = (at: number): number => {
  const local = new Date(at);
  return local.getHours() * 2 + (local.getMinutes() >= 30 ? 1 : 0);
};

/** So many open cases fill a bar: the same for everyone and at all times, so that a bar means what it meant yesterday. */
export const FULL_LOAD = 10;

/** A bar's length in per cent: one tenth for each open case. Who has more has a full bar, and the number beside it. */
export const loadShare = (load: number): number =>
  (100 * Math.min(FULL_LOAD, Math.max(0, load))) / FULL_LOAD;

type Way = Now['ways'][number];
export type Shown = {
  shown: Way[];
  /** The places that were not named, together; null when all were. */
  rest: { places: number; waiting: number; longestSince: string | null } | null;
};

/** When nobody waits it is as if somebody came in the far future. */
const sinceOf = (way: Way): number =>
  way.longestSince === null ? Number.MAX_SAFE_INTEGER : Date.parse(way.longestSince);

/** Every channel, then the places where somebody has waited longest; the others in one line. A rest of one is named. */
export function shownWays(
  ways: readonly Way[],
  isPlace: (way: Way) => boolean,
  most: number,
): Shown {
  const places = ways.filter(isPlace).sort((a, b) => sinceOf(a) - sinceOf(b));
  const busy = places.filter((way) => way.waiting > 0).length;
  const named = places.length <= most + 1 ? places.length : Math.min(most, Math.max(busy, 1));
  const others = places.slice(named);
  const longest = others.map((way) => way.longestSince).find((since) => since !== null) ?? null;
  const waiting = others.reduce((sum, way) => sum + way.waiting, 0);
  return {
    shown: [...ways.filter((way) => !isPlace(way)), ...places.slice(0, named)],
    rest: others.length === 0 ? null : { places: others.length, waiting, longestSince: longest },
  };
}
