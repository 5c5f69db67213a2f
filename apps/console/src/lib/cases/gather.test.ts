// How the queue takes news: in order at the top, without a jump further down.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { CaseRow } from '@entre/contract/cases';
import { gather, lengthen, nothing, settle, type Listing } from './gather.ts';

const me = { id: 'me', teamIds: ['t'] };
const row = (id: string, due: number, more: Partial<CaseRow> = {}): CaseRow =>
  ({
    id,
    state: 'open',
    assigneeId: null,
    teamId: 't',
    late: false,
    dueAt: new Date(due * 60_000).toISOString(),
    receivedAt: new Date(0).toISOString(),
    updatedAt: new Date(due * 60_000).toISOString(),
    head: 1,
    ...more,
  }) as CaseRow;
const ids = (list: Listing) => list.rows.map((one) => one.id).join('');
const here: { still: boolean; kept: string | null } = { still: false, kept: null };
const down = { still: true, kept: null };
const list: Listing = { rows: [row('a', 1), row('c', 3)], waiting: [], more: false };
const put = (from: Listing, one: CaseRow, how = here) =>
  gather(from, { caseId: one.id, row: one }, 'team', me, how);

describe('at the top', () => {
  test('a new row comes in where it belongs', () =>
    expect(ids(put(list, row('b', 2)))).toBe('abc'));
  test('a row that has left the view goes', () => {
    expect(ids(put(list, row('a', 1, { state: 'resolved', head: 2 })))).toBe('c');
  });
});

describe('further down', () => {
  test('a new row waits, and is shown in its place when asked for', () => {
    const waiting = put(list, row('b', 2), down);
    expect([ids(waiting), waiting.waiting.length]).toEqual(['ac', 1]);
    const shown = settle(waiting, 'team', me, null);
    expect([ids(shown), shown.waiting.length]).toEqual(['abc', 0]);
  });
  test('a changed row keeps its place until then', () => {
    const moved = put(list, row('a', 9, { head: 2 }), down);
    expect(ids(moved)).toBe('ac');
    expect(ids(settle(moved, 'team', me, null))).toBe('ca');
  });
  test('one that waited and was taken by another team never shows', () => {
    const waiting = put(list, row('b', 2), down);
    expect(put(waiting, row('b', 2, { teamId: 'x', head: 2 }), down).waiting).toEqual([]);
  });
});

test('the open row stays though it has left the view, until another is opened', () => {
  const kept = put(list, row('a', 1, { state: 'resolved', head: 2 }), { still: false, kept: 'a' });
  expect(ids(kept)).toBe('ac');
  expect(ids(put(kept, row('a', 1, { state: 'resolved', head: 2 })))).toBe('c');
});
test('older news than what is here is dropped', () => {
  const now = put(list, row('a', 1, { subject: 'new', head: 5 }));
  expect(put(now, row('a', 1, { subject: 'old', head: 4 })).rows[0]?.subject).toBe('new');
});
test('a page that overlaps is not drawn twice', () => {
  expect(ids(lengthen(list, [row('c', 3), row('d', 4)], false))).toBe('acd');
});
test('a forgotten row goes from both places', () => {
  const waiting = put(list, row('b', 2), down);
  const gone = gather(waiting, { caseId: 'b', row: null }, 'team', me, down);
  expect([ids(gone), gone.waiting.length]).toEqual(['ac', 0]);
});

test('whatever comes, wherever one reads: after showing all, the list is what the server would sort', () => {
  const change = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    due: fc.integer({ min: 0, max: 50 }),
    mine: fc.boolean(),
    still: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      let state: Listing = nothing;
      const truth = new Map<string, CaseRow>();
      changes.forEach(({ id, due, mine, still }, index) => {
        const next = row(id, due, { head: index + 1, teamId: mine ? 't' : 'x' });
        truth.set(id, next);
        state = put(state, next, { still, kept: null });
      });
      const sorted = [...truth.values()]
        .filter((one) => one.teamId === 't')
        .sort(
          (a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? '') || (a.id < b.id ? -1 : 1),
        );
      expect(settle(state, 'team', me, null).rows.map((one) => one.id)).toEqual(
        sorted.map((one) => one.id),
      );
    }),
  );
});
