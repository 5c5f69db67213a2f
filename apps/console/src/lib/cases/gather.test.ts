// How the queue takes news: in order at the top, without a jump further down.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { byPressing } from '@entre/client/apply';
import type { CaseRow } from '@entre/contract/cases';
import { gather, lengthen, nothing, renew, settle, type Listing } from './gather.ts';

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
const list: Listing = { rows: [row('a', 1), row('c', 3)], waiting: [], end: null };
const put = (from: Listing, one: CaseRow, how = here) =>
  gather(from, { caseId: one.id, row: one }, 'team', me, how);

describe('at the top', () => {
  test('a new row comes in where it belongs', () =>
    expect(ids(put(list, row('b', 2)))).toBe('abc'));
  test('a row that has left the view goes', () => {
    expect(ids(put(list, row('a', 1, { state: 'resolved', head: 2 })))).toBe('c');
  });
  test('the open case that comes into the view is no exception: nothing waits here', () => {
    const back = put(list, row('b', 2), { still: false, kept: 'b' });
    expect([ids(back), back.waiting.length]).toEqual(['abc', 0]);
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
  test('older news of one that waits is dropped', () => {
    const waiting = put(list, row('b', 2, { subject: 'new', head: 5 }), down);
    const [waits] = put(waiting, row('b', 2, { subject: 'old', head: 4 }), down).waiting;
    expect(waits?.subject).toBe('new');
  });
});

describe('when the server has more', () => {
  const first: Listing = { rows: [row('a', 1), row('c', 3)], waiting: [], end: row('c', 3) };
  const page = [row('d', 4), row('e', 5)];

  test('what belongs on a page to come waits for it, and is not counted as new', () => {
    for (const how of [here, down]) {
      const far = put(first, row('e', 5), how);
      expect([ids(far), far.waiting.length]).toEqual(['ac', 0]);
      expect(ids(lengthen(far, page, null))).toBe('acde');
    }
  });
  test('one that moves to a page to come is there, and there alone', () => {
    const moved = put(first, row('a', 4.5, { head: 2 }));
    expect(ids(moved)).toBe('c');
    expect(ids(lengthen(moved, [page[0]!, row('a', 4.5, { head: 2 }), page[1]!], null))).toBe(
      'cdae',
    );
  });
  test('a page ends where it ended, also when its last row has gone: none falls between two', () => {
    const gone = put(first, row('c', 3, { state: 'resolved', head: 2 }));
    const between = put(gone, row('b', 2));
    expect(ids(lengthen(between, page, null))).toBe('abde');
    const waited = settle(put(gone, row('b', 2), down), 'team', me, null);
    expect(ids(lengthen(waited, page, null))).toBe('abde');
  });
});

describe('fetched anew', () => {
  const page = [row('a', 1, { subject: 'ny' }), row('b', 2)];
  test('it is the page, at the top', () => {
    expect(ids(renew(list, page, null, here))).toBe('ab');
  });
  test('whoever reads further down keeps their place: what is new waits, what has gone goes', () => {
    const anew = renew(list, page, null, down);
    expect([ids(anew), anew.rows[0]?.subject]).toEqual(['a', 'ny']);
    expect(ids(settle(anew, 'team', me, null))).toBe('ab');
  });
  test('and the open case stays', () =>
    expect(ids(renew(list, page, null, { still: true, kept: 'c' }))).toBe('ac'));
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
  expect(ids(lengthen(list, [row('c', 3), row('d', 4)], null))).toBe('acd');
});
test('a forgotten row goes from both places', () => {
  const waiting = put(list, row('b', 2), down);
  const gone = gather(waiting, { caseId: 'b', row: null }, 'team', me, down);
  expect([ids(gone), gone.waiting.length]).toEqual(['ac', 0]);
});

/** The cases of the view as the server sorts them. */
const sorted = (truth: ReadonlyMap<string, CaseRow>): CaseRow[] =>
  [...truth.values()].filter((one) => one.teamId === 't').sort(byPressing);
const anyChange = fc.record({
  id: fc.constantFrom(...'abcdefgh'),
  due: fc.integer({ min: 0, max: 50 }),
  mine: fc.boolean(),
  still: fc.boolean(),
});

test('whatever comes, wherever one reads: after showing all, the list is what the server would sort', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 30 }), (changes) => {
      let state: Listing = nothing;
      const truth = new Map<string, CaseRow>();
      changes.forEach(({ id, due, mine, still }, index) => {
        const next = row(id, due, { head: index + 1, teamId: mine ? 't' : 'x' });
        truth.set(id, next);
        state = put(state, next, { still, kept: null });
      });
      expect(settle(state, 'team', me, null).rows).toEqual(sorted(truth));
    }),
  );
});

test('whatever comes between one page and the next: when all are fetched, each case is there, and once', () => {
  const step = fc.oneof(anyChange, fc.constantFrom('further' as const, 'anew' as const));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const truth = new Map([...'abcde'].map((id, n) => [id, row(id, n * 10)]));
      const page = (from: CaseRow | null): [CaseRow[], CaseRow | null] => {
        const all = sorted(truth).filter((one) => from === null || byPressing(one, from) > 0);
        const items = all.slice(0, 2);
        return [items, all.length > 2 ? (items.at(-1) ?? null) : null];
      };
      let state = renew(nothing, ...page(null), here);
      steps.forEach((one, index) => {
        if (one === 'anew') state = renew(state, ...page(null), index % 2 ? here : down);
        else if (one === 'further') {
          if (state.end) state = lengthen(state, ...page(state.end));
        } else {
          const { id, due, mine, still } = one;
          const next = row(id, due, { head: index + 2, teamId: mine ? 't' : 'x' });
          truth.set(id, next);
          state = put(state, next, { still, kept: null });
        }
      });
      while (state.end) state = lengthen(state, ...page(state.end));
      expect(settle(state, 'team', me, null).rows).toEqual(sorted(truth));
    }),
  );
});
