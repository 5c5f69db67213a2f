// How long something has waited, and how a share is written, in words.
import { m } from '#lib/paraglide/messages.js';
import { number } from '#lib/shell/words.ts';
import { waited, type Share } from './figures.ts';

/** `6:40`, `2 h 06`, `1 dag`; a dash when nobody waits. */
export function waitedWords(since: string | null, now: number): string {
  if (since === null) return '–';
  const wait = waited(since, now);
  switch (wait.unit) {
    case 'clock':
      return wait.text;
    case 'hours':
      return m.insights_hours({ h: wait.hours, min: String(wait.minutes).padStart(2, '0') });
    case 'days':
      return m.insights_days({ n: wait.days });
  }
}

/** `86 %`, or a dash when there was nothing to count. */
export const percentWords = (share: Share): string =>
  share.percent === null ? '–' : m.insights_percent({ n: number(share.percent) });

/** How long a break has lasted, in whole minutes below an hour: seconds would be watching. */
export function pausedWords(since: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  return minutes < 60 ? m.insights_minutes({ n: minutes }) : waitedWords(since, now);
}
