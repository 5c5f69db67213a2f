// The name of today, and numbers, in the person's language.
import { tag } from '#lib/shell/words.ts';
export { number } from '#lib/shell/words.ts';

/** `måndag` */
export const weekdayLong = (at: number): string =>
  new Intl.DateTimeFormat(tag(), { weekday: 'long' }).format(new Date(at));
