// When things happen in the demo: office hours, working days back from now, and the curve of a day.
import { isHoliday, weekdayOf } from '../../apps/server/src/features/clocks/holidays.ts';
import { instantOf, localDay } from '../../apps/server/src/features/clocks/local-time.ts';
import type { Chance } from './chance.ts';
import type { Hours } from './world/types.ts';

export const MINUTE_MS = 60_000;

/** Contacts by hour from 08 to 17, in per cent (reference/public-sector.md, "Demo data"). */
const curve = [12, 14, 14, 11, 9, 12, 11, 10, 7];
const OPENS = 8 * 60;
const CLOSES = 17 * 60;
/** Share of a week's contacts by weekday, Monday first. */
const week = [24, 21, 19, 19, 17];

/** How busy a working day is beside the average one; 0 when the office is shut. */
export const busyness = (day: number): number =>
  isHoliday(day) ? 0 : (week[weekdayOf(day) - 1] ?? 0) / 20;

/** The working days before today, latest first, as counts of days since 1970. */
export function workingDays(now: Date, back: number): number[] {
  const today = localDay(now.getTime());
  return Array.from({ length: back }, (_, n) => today - 1 - n).filter((day) => busyness(day) > 0);
}

/** A moment of a day by the curve, with seconds. */
export function momentOn(chance: Chance, day: number): Date {
  const minute = OPENS + chance.weighted(curve) * 60 + chance.below(60);
  return new Date(instantOf(day, minute) + chance.below(60) * 1000);
}

/** The same moment when the office is open then, else one in the office hours before it. */
export function backIntoHours(chance: Chance, at: Date): Date {
  if (inHours(at)) return at;
  let day = localDay(at.getTime());
  const evening = (at.getTime() - instantOf(day, 0)) / MINUTE_MS >= CLOSES;
  if (busyness(day) === 0 || !evening)
    do day--;
    while (busyness(day) === 0);
  return momentOn(chance, day);
}

/** Whether the office is open, on the ordinary hours of a centre. */
export const inHours = (at: Date): boolean => {
  const day = localDay(at.getTime());
  const minute = (at.getTime() - instantOf(day, 0)) / MINUTE_MS;
  return busyness(day) > 0 && minute >= OPENS && minute < CLOSES;
};

/** A moment of this morning instead of one before the office opened; never after `now`. */
export function thisMorning(chance: Chance, now: Date): Date {
  const opened = instantOf(localDay(now.getTime()), OPENS);
  return new Date(opened + (0.1 + 0.4 * chance.next()) * (now.getTime() - opened));
}

/** The same moment when the office is open then, else a while after it opens next. */
export function onIntoHours(chance: Chance, at: Date): Date {
  if (inHours(at)) return at;
  let day = localDay(at.getTime());
  const early = (at.getTime() - instantOf(day, 0)) / MINUTE_MS < OPENS;
  if (busyness(day) === 0 || !early)
    do day++;
    while (busyness(day) === 0);
  return new Date(instantOf(day, OPENS + chance.below(90)));
}

/** How many of a day's contacts have come when the clock is `now`, by the curve: 0 before eight, 1 after five. */
export function shareOfDay(now: Date): number {
  const day = localDay(now.getTime());
  const minute = (now.getTime() - instantOf(day, 0)) / MINUTE_MS - OPENS;
  const parts = curve.map((part, hour) => part * Math.min(1, Math.max(0, minute / 60 - hour)));
  return parts.reduce((sum, part) => sum + part, 0) / curve.reduce((sum, part) => sum + part, 0);
}

/** Opening times of a day at a place, in minutes from midnight; none on holidays. */
export function openOn(day: number, hours: readonly Hours[]): { opens: number; closes: number }[] {
  if (isHoliday(day)) return [];
  return hours
    .filter((h) => h.day === weekdayOf(day))
    .map((h) => ({ opens: minutes(h.opens), closes: minutes(h.closes) }));
}

/** The weight of an hour by the curve; early and late hours are quiet ones. */
export const weightOf = (hour: number): number => curve[hour - 8] ?? 4;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export { instantOf, localDay };
