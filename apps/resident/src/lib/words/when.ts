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

/** `i dag 08:00`, `i morgon 08:00`, `måndag 08:00`, `3 december 08:00` */
export function soon(at: string, now = new Date()): string {
  const time = clock(at);
  const here = dayKey(at);
  if (here === dayKey(now)) return m.resident_when_today({ time });
  if (here === dayKey(new Date(now.getTime() + 86_400_000)))
    return m.resident_when_tomorrow({ time });
  const near = new Date(at).getTime() - now.getTime() < 6 * 86_400_000;
  const name = near ? say(at, { weekday: 'long' }) : say(at, { day: 'numeric', month: 'long' });
  return m.resident_when_day({ day: name, time });
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
