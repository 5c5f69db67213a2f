// Whether a place is open, and when that changes next.
import type { OpenHours } from '@entre/contract/service-points';
import { stretchesFrom } from './stretches.ts';

/** How far ahead a change is looked for. */
const AHEAD_MS = 30 * 86_400_000;

/** Open at this instant: from the minute of opening up to, not including, the minute of closing. */
export const isOpen = (at: Date, hours: readonly OpenHours[]): boolean =>
  stretchesFrom(at.getTime(), hours).next().value?.open === true;

/** When an open place shuts next, or a shut one opens; null when neither happens within 30 days. */
export function changesAt(at: Date, hours: readonly OpenHours[]): Date | null {
  const from = at.getTime();
  const now = isOpen(at, hours);
  for (const stretch of stretchesFrom(from, hours)) {
    if (stretch.open !== now) return new Date(stretch.from);
    if (stretch.to > from + AHEAD_MS) return null;
  }
  return null;
}
