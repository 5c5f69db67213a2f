// Which service point this browser stands at.
import type { Me } from '@entre/contract/staff';
import { mayUseLog } from '@entre/contract/visits';

const KEY = 'entre-visit-point';
type Who = Pick<Me, 'roles' | 'servicePointIds'>;

export function rememberPoint(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Asked again next time.
  }
}

/** The points to choose among: a person's own, or every one whose log they may use when they have none of their own. */
export function pointsFor<P extends { id: string }>(who: Who, all: Iterable<P>): P[] {
  const may = [...all].filter((point) => mayUseLog(who, point.id));
  const own = may.filter((point) => who.servicePointIds.includes(point.id));
  return own.length > 0 ? own : may;
}

/**
 * Where to go at once, or null when one must choose: the point of this browser if one may still be there, else the
 * only one a person has.
 */
export function pointOf(me: Who, all: readonly { id: string }[]): string | null {
  const may = (id: string) => pointsFor(me, all).some((point) => point.id === id);
  let kept: string | null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    kept = null;
  }
  if (kept !== null && may(kept)) return kept;
  const [only, ...more] = me.servicePointIds;
  return only !== undefined && more.length === 0 && may(only) ? only : null;
}
