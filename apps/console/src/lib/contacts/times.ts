// The times of a contact: how long it runs, and when a call is promised.

import { isCallable } from '#lib/cases/whenChoices.ts';

const QUARTER = 15 * 60_000;

/** The time that stands there before one chooses: an hour from now, by the quarter; in the evening, tomorrow at nine. */
export function firstPromise(now: number): Date {
  const soon = new Date(Math.ceil((now + 60 * 60_000) / QUARTER) * QUARTER);
  return isCallable(soon) ? soon : tomorrowAt(now, 9);
}

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
