// A day as one says it: today, yesterday, else the date.
import { m } from '#lib/paraglide/messages.js';
import { daysBetween, longDate } from '#lib/shell/words.ts';

export function dayWords(at: string, now: number): string {
  const days = daysBetween(now, new Date(at).getTime());
  if (days === 0) return m.cases_today();
  if (days === -1) return m.cases_yesterday();
  return longDate(at);
}
