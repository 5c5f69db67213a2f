// Which service point this browser stands at.
import type { Me } from '@entre/contract/staff';

const KEY = 'entre-visit-point';

export function rememberPoint(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Asked again next time.
  }
}

/**
 * Where to go at once, or null when one must choose: the point of this browser if one may still be there, else the
 * only one a person has.
 */
export function pointOf(
  me: Pick<Me, 'servicePointIds'>,
  all: readonly { id: string }[],
): string | null {
  const may = (id: string) =>
    all.some((point) => point.id === id) &&
    (me.servicePointIds.length === 0 || me.servicePointIds.includes(id));
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
