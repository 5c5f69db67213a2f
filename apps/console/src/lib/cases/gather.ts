// How a list of the queue takes news without jumping under the reader: pure.
import { applyRow, byPressing, type RowChange, type Viewer } from '@entre/client/apply';
import { inView, type CaseRow, type CaseView } from '@entre/contract/cases';

export type Listing = {
  /** On screen, in this order. */
  rows: readonly CaseRow[];
  /** Came while one read further down: shown when asked for, or at the top. */
  waiting: readonly CaseRow[];
  /**
   * The last row of the last page fetched, as the server gave it, when there are more after it. What sorts after it
   * is on a page to come, whatever has become of the row itself since.
   */
  end: CaseRow | null;
};

export const nothing: Listing = { rows: [], waiting: [], end: null };

/** Finished cases stand latest first; all others most pressing first. */
const orderOf = (view: CaseView) => (view === 'done' ? latestFirst : byPressing);
const latestFirst = (a: CaseRow, b: CaseRow): number =>
  Date.parse(b.updatedAt) - Date.parse(a.updatedAt) || (a.id < b.id ? 1 : -1);

/** On a page that is not fetched yet. */
const beyond = (end: CaseRow | null, view: CaseView, row: CaseRow): boolean =>
  end !== null && orderOf(view)(row, end) > 0;

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
  const known = held ?? list.waiting.find((r) => r.id === caseId);
  if (row && known && row.head < known.head) return list;
  const waiting = without(list.waiting, caseId);
  const belongs = row !== null && inView(view, row, me);
  if (row && held && (caseId === kept || (still && belongs)))
    return { ...list, waiting, rows: replaced(list.rows, row) };
  const rows = without(list.rows, caseId);
  if (!belongs || beyond(list.end, view, row)) return { ...list, waiting, rows };
  if (still) return { ...list, rows, waiting: [...waiting, row] };
  if (view === 'done') return { ...list, waiting, rows: [...rows, row].sort(latestFirst) };
  return { ...list, waiting, rows: applyRow(list.rows, change, view, me) };
}

/** All that waited, put where it belongs; what has left the view goes, and what belongs on a page to come. */
export function settle(list: Listing, view: CaseView, me: Viewer, kept: string | null): Listing {
  const here = (row: CaseRow): boolean => inView(view, row, me) && !beyond(list.end, view, row);
  const stay = list.rows.filter((row) => row.id === kept || here(row));
  const rows = [...stay, ...list.waiting.filter(here)].sort(orderOf(view));
  return { ...list, rows, waiting: [] };
}

/** A fetched page behind what is there; a row that is here already is not drawn twice. */
export function lengthen(list: Listing, page: readonly CaseRow[], end: Listing['end']): Listing {
  const here = new Set([...list.rows, ...list.waiting].map((row) => row.id));
  return { ...list, rows: [...list.rows, ...page.filter((row) => !here.has(row.id))], end };
}

/**
 * The first page, fetched anew. Whoever reads further down in it keeps their place: what is new waits. Later pages may
 * be old by now, and are fetched again as one scrolls.
 * @param still as for `gather`
 */
export function renew(
  list: Listing,
  page: readonly CaseRow[],
  end: Listing['end'],
  { still, kept }: { still: boolean; kept: string | null },
): Listing {
  if (!still) return { rows: page, waiting: [], end };
  const fresh = new Map(page.map((row) => [row.id, row]));
  const rows = list.rows.flatMap((row) => fresh.get(row.id) ?? (row.id === kept ? [row] : []));
  const here = new Set(list.rows.map((row) => row.id));
  return { rows, waiting: page.filter((row) => !here.has(row.id)), end };
}
