// The times of a contact: how long it runs, and when a call is promised.

const QUARTER = 15 * 60_000;

/** An hour from now, rounded up to the next quarter: the time that stands there before one chooses. */
export const firstPromise = (now: number): Date =>
  new Date(Math.ceil((now + 60 * 60_000) / QUARTER) * QUARTER);

/** What was chosen, or null when it is no time at all. */
export function chosen(input: string): Date | null {
  const at = new Date(input);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** `03:12` since an instant, `1:03:12` after an hour; never below zero when clocks differ. */
export function running(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`;
}

/** An hour of tomorrow, local time. */
export function tomorrowAt(now: number, hour: number): Date {
  const at = new Date(now);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1, hour);
}
