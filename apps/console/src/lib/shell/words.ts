// Numbers, times and sorting in the person's language.
import { getLocale } from '#lib/paraglide/runtime.js';

const tags = { sv: 'sv-SE', en: 'en-GB' } as const;
const made = new Map<string, Intl.DateTimeFormat>();

/** The tag Intl takes for the language on screen; English as in Europe, so that dates and 24 h stay alike. */
export const tag = (): string => tags[getLocale() as keyof typeof tags];

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag()} ${name}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(tag(), options)));
  return found;
}

/** `13:04` */
export const timeOfDay = (at: number | string): string =>
  format('time', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
/** `25 nov.` */
export const shortDate = (at: number | string): string =>
  format('short', { day: 'numeric', month: 'short' }).format(new Date(at)).replace(/\.$/, '');
/** `måndag 23 november` */
export const longDate = (at: number | string): string =>
  format('long', { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
/** `måndag 23 november 2026 13:04`, for hovering and listeners */
export const fullTime = (at: number | string): string =>
  format('full', { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
/** `mån` */
export const weekday = (at: number | string): string =>
  format('weekday', { weekday: 'short' }).format(new Date(at)).replace(/\.$/, '');
export const number = (value: number): string => new Intl.NumberFormat(tag()).format(value);

/** Whole local days from one instant to another: 0 is the same day, -1 the day before. */
export function daysBetween(from: number, to: number): number {
  const a = new Date(from);
  const b = new Date(to);
  const day = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate()) / 86_400_000;
  return day(b) - day(a);
}

/** Sorts names as the language does: å ä ö last in Swedish. */
export const byName = (a: string, b: string): number => a.localeCompare(b, tag());
