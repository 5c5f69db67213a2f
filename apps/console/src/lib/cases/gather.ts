// How a list of the queue takes news without jumping under the reader: pure.
import { applyRow, byPressing, type RowChange, type Viewer } from '@entre/client/apply';
import { inView, type CaseRow, type CaseView } from '@entre/contract/cases';

export type Listing = {
  /** On screen, in this order. */
  rows: readonly CaseRow[];
  /** Came while one read further down: shown when asked for, or at the top. */
  waiting: readonly CaseRow[];
  /** The server has more after the last. */
  more: boolean;
};

export const nothing: Listing = { rows: [], waiting: [], more: false };

/** Finished cases stand latest first; all others most pressing first. */
const orderOf = (view: CaseView) => (view === 'done' ? latestFirst : byPressing);
const latestFirst = (a: CaseRow, b: CaseRow): number =>
  Date.parse(b.updatedAt) - Date.parse(a.updatedAt) || (a.id < b.id ? 1 : -1);

const without = (rows: readonly CaseRow[], id: string): readonly CaseRow[] =>
  rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;
const replaced = (rows: readonly CaseRow[], row: CaseRow): readonly CaseRow[] =>
  rows.map((held) => (held.id === row.id ? row : held));

/**
 * The list after one changed row.
 * @param still the reader is somewhere down the list: nothing may move, new ones wait
 * @param kept the row that is open: it stays where it is even when it has left the view
 */
export function gather(
  list: Listing,
  change: RowChange,
  view: CaseView,
  me: Viewer,
  { still, kept }: { still: boolean; kept: string | null },
): Listing {
  const { row, caseId } = change;
  const held = list.rows.find((r) => r.id === caseId);
  if (row && held && row.head < held.head) return list;
  const belongs = row !== null && inView(view, row, me);
  const waiting = without(list.waiting, caseId);
  if (!belongs) {
    if (held && row && caseId === kept) return { ...list, waiting, rows: replaced(list.rows, row) };
    return { ...list, waiting, rows: without(list.rows, caseId) };
  }
  if (still || caseId === kept) {
    if (held) return { ...list, waiting, rows: replaced(list.rows, row) };
    return { ...list, waiting: [...waiting, row] };
  }
  if (view === 'done') {
    const rows = [...without(list.rows, caseId), row].sort(latestFirst);
    return { ...list, waiting, rows };
  }
  return { ...list, waiting, rows: applyRow(list.rows, change, view, me, list.more) };
}

/** All that waited, put where it belongs; what has left the view goes. */
export function settle(list: Listing, view: CaseView, me: Viewer, kept: string | null): Listing {
  const stay = list.rows.filter((row) => row.id === kept || inView(view, row, me));
  const last = stay.at(-1);
  const order = orderOf(view);
  // What sorts beyond the last one here belongs to a page not yet fetched.
  const come =
    list.more && last ? list.waiting.filter((row) => order(row, last) < 0) : list.waiting;
  return { ...list, rows: [...stay, ...come].sort(order), waiting: [] };
}

/** A fetched page behind what is there; a row that is here already is not drawn twice. */
export function lengthen(list: Listing, page: readonly CaseRow[], more: boolean): Listing {
  const here = new Set([...list.rows, ...list.waiting].map((row) => row.id));
  return { ...list, rows: [...list.rows, ...page.filter((row) => !here.has(row.id))], more };
}
