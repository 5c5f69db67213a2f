// How long something has waited, and how a share is written, in words.
import { waited } from '#lib/cases/due.ts';
import * as durations from '#lib/cases/dueWords.ts';
import { m } from '#lib/paraglide/messages.js';
import { number } from '#lib/shell/words.ts';
import type { Share } from './figures.ts';

/** `40 s`, `20 min`, `1 tim 5 min`, `2 dygn`, as in the queue; a dash when nobody waits. */
export const waitedWords = (since: string | null, now: number): string =>
  since === null ? '–' : durations.waitedWords(waited(since, now));

/** `86 %`, or a dash when there was nothing to count. */
export const percentWords = (share: Share): string =>
  share.percent === null ? '–' : m.insights_percent({ n: number(share.percent) });

/** How long a break has lasted, in whole minutes below an hour: seconds would be watching. */
export function pausedWords(since: string, now: number): string {
  const wait = waited(since, now);
  return durations.waitedWords(wait.kind === 'seconds' ? { kind: 'minutes', minutes: 0 } : wait);
}
