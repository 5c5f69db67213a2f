// Screens as functions of events: pure, and the same for the one who acted as for everyone else.
import { inView, type CaseRow, type CaseSnapshot, type CaseView } from '@entre/contract/cases';
import type { CaseEvent } from '@entre/contract/events';
import { step, type Applied } from './apply-thread.ts';

export { applyThread, type Applied } from './apply-thread.ts';

/** The case after one more event: new facts are the old ones with what the event set. */
export const applyCase = (snapshot: CaseSnapshot, event: CaseEvent): Applied<CaseSnapshot> =>
  step(snapshot, snapshot.case.head, event.seq, () => ({
    ...snapshot,
    case: {
      ...snapshot.case,
      ...(event.set as Partial<CaseRow>),
      ...(event.resident === undefined ? {} : { resident: event.resident }),
      head: event.seq,
      updatedAt: event.at,
    },
    timeline: [...snapshot.timeline, event],
  }));

/** Many events at once, in any order: stops at the first hole and says where it is. */
export function applyCases(
  snapshot: CaseSnapshot,
  events: readonly CaseEvent[],
): Applied<CaseSnapshot> {
  let state = snapshot;
  let taken = false;
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    const next = applyCase(state, event);
    if (next.kind === 'gap') return next;
    taken ||= next.kind === 'applied';
    state = next.state;
  }
  return { kind: taken ? 'applied' : 'dropped', state };
}

export type RowChange = { caseId: string; row: CaseRow | null };
export type Viewer = { id: string; teamIds: readonly string[] };

const instant = (at: string | null): number => (at === null ? Infinity : Date.parse(at));
const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Most pressing first, as the server sorts: promised time (none last), then arrival, then id. */
export const byPressing = (a: CaseRow, b: CaseRow): number =>
  order(instant(a.dueAt), instant(b.dueAt)) ||
  order(instant(a.receivedAt), instant(b.receivedAt)) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** A list of the queue after one changed row: put in, moved, changed or taken out. Older news is dropped. */
export function applyRow(
  rows: readonly CaseRow[],
  change: RowChange,
  view: CaseView,
  me: Viewer,
): readonly CaseRow[] {
  const { row } = change;
  const held = rows.find((r) => r.id === change.caseId);
  if (row !== null && held !== undefined && row.head < held.head) return rows;
  if (row === null || !inView(view, row, me))
    return held === undefined ? rows : rows.filter((r) => r.id !== change.caseId);
  const others = held === undefined ? rows : rows.filter((r) => r.id !== row.id);
  const at = others.findIndex((r) => byPressing(row, r) < 0);
  if (at === -1) return [...others, row];
  return [...others.slice(0, at), row, ...others.slice(at)];
}
