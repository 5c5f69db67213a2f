// The times one mostly means when parking a case or promising a call. Pure.

export type When = { at: Date; kind: 'hour' | 'today' | 'tomorrow' | 'monday' };
const HOUR = 3_600_000;
const QUARTER = 900_000;

/** Whether one calls people at that time: not at night. */
export const isCallable = (at: Date): boolean => at.getHours() >= 8 && at.getHours() < 20;

/** In an hour, this afternoon, tomorrow morning, and Monday when the week is nearly over; only times ahead. */
export function whenChoices(now: number): When[] {
  const hour = new Date(Math.ceil((now + HOUR) / QUARTER) * QUARTER);
  const choices: When[] = [{ at: hour, kind: 'hour' }];
  const today = at(now, 0, 15);
  if (today.getTime() > now + 2 * HOUR) choices.push({ at: today, kind: 'today' });
  const weekday = new Date(now).getDay();
  const last = weekday === 5 || weekday === 6 || weekday === 0;
  if (!last) choices.push({ at: at(now, 1, 9), kind: 'tomorrow' });
  const toMonday = (8 - weekday) % 7 || 7;
  if (last || weekday === 4) choices.push({ at: at(now, toMonday, 9), kind: 'monday' });
  return choices;
}

function at(now: number, days: number, hour: number): Date {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour);
}

/** `2026-11-23T14:15` in local time, as a datetime-local input wants it. */
export function localInput(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
