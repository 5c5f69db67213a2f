// Days and times in the reader's language and the municipality's clock, wherever the page is rendered.
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const ZONE = 'Europe/Stockholm';
const tag = (): string => (getLocale() === 'sv' ? 'sv-SE' : 'en-GB');
const say = (at: string | Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tag(), { timeZone: ZONE, ...options }).format(new Date(at));

/** `14:05` */
export const clock = (at: string): string => say(at, { hour: '2-digit', minute: '2-digit' });
/** `24 november 2026` */
export const day = (at: string): string =>
  say(at, { day: 'numeric', month: 'long', year: 'numeric' });
/** `2026-11-24`, to compare days by. */
export const dayKey = (at: string | Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(at));

/** `08:00–10:00` */
export const clockSpan = (from: string, to: string): string => `${clock(from)}–${clock(to)}`;

/** `i dag 08:00`, `i morgon 08:00`, `måndag 08:00`, `3 december 08:00` */
export function soon(at: string, now = new Date()): string {
  const time = clock(at);
  const here = dayKey(at);
  if (here === dayKey(now)) return m.resident_when_today({ time });
  if (here === tomorrow(now)) return m.resident_when_tomorrow({ time });
  const near = new Date(at).getTime() - now.getTime() < 6 * 86_400_000;
  const name = near ? say(at, { weekday: 'long' }) : say(at, { day: 'numeric', month: 'long' });
  return m.resident_when_day({ day: name, time });
}

const tomorrow = (now: Date): string => dayKey(new Date(now.getTime() + 86_400_000));

/** `i dag mellan 08:00 och 10:00` and so on. */
export function soonSpan(start: string, end: string, now = new Date()): string {
  const [from, to] = [clock(start), clock(end)];
  if (dayKey(start) === dayKey(now)) return m.resident_within_today({ from, to });
  if (dayKey(start) === tomorrow(now)) return m.resident_within_tomorrow({ from, to });
  const day = say(start, { weekday: 'long', day: 'numeric', month: 'long' });
  return m.resident_within_day({ day, from, to });
}

/** `I dag`, `I morgon`, `måndag 30 november` */
export function dayName(at: string, now = new Date()): string {
  if (dayKey(at) === dayKey(now)) return m.resident_day_today();
  return dayKey(at) === tomorrow(now)
    ? m.resident_day_tomorrow()
    : say(at, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** The weekday's name; 1 is Monday. */
export const weekday = (number: number): string =>
  new Intl.DateTimeFormat(tag(), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 10, 22 + number)),
  );
/** Today's number; 1 is Monday. */
export function today(now = new Date()): number {
  const short = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'short' }).format(now);
  return ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(short) + 1;
}
