// The law of apply: whatever order, repeats and losses, refetching the holes ends where in-order ends.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '@entre/contract/events';
import { applyCase, applyCases, applyRow, applyThread, byPressing } from './apply.ts';
import { caseEvent, id, publicEvent, row, snapshot, thread } from './samples.ts';

describe('applyCase', () => {
  test('sets the facts, the head, the time, and the resident when there is one', () => {
    const resident = { id: id(5), name: 'Maj Ek', phone: null, email: null, protected: false };
    const event = caseEvent(1, { set: { state: 'resolved', residentId: id(5) }, resident });
    const after = applyCase(snapshot(), event);
    expect(after.kind).toBe('applied');
    expect(after.state.case).toMatchObject({ state: 'resolved', head: 1, updatedAt: event.at });
    expect(after.state.case.resident).toEqual(resident);
    expect(after.state.timeline).toEqual([event]);
  });

  test('keeps the resident when the event says nothing of one, and takes it off on null', () => {
    const resident = { id: id(5), name: 'Maj Ek', phone: null, email: null, protected: false };
    const first = applyCase(snapshot({ resident }), caseEvent(1)).state;
    expect(first.case.resident).toEqual(resident);
    expect(applyCase(first, caseEvent(2, { resident: null })).state.case.resident).toBeNull();
  });

  test('drops what is known and reports a hole, and changes nothing then', () => {
    const start = snapshot({ head: 3 });
    expect(applyCase(start, caseEvent(3))).toEqual({ kind: 'dropped', state: start });
    expect(applyCase(start, caseEvent(5))).toEqual({ kind: 'gap', state: start, expected: 4 });
  });

  test('any order, repeats and losses converge to the same once the holes are refetched', () => {
    const states = ['open', 'parked', 'resolved', 'awaiting-resident'] as const;
    const history = fc
      .array(fc.constantFrom(...states), { minLength: 1, maxLength: 30 })
      .map((all) => all.map((state, i) => caseEvent(i + 1, { set: { state, late: i % 3 === 0 } })));
    const run = history.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.array(fc.integer({ min: 0, max: events.length - 1 }), { maxLength: 60 }),
      ),
    );
    fc.assert(
      fc.property(run, ([events, frames]) => {
        const inOrder = events.reduce((s, e) => applyCase(s, e).state, snapshot());
        let state = snapshot();
        for (const i of frames) {
          const next = applyCase(state, events[i] as CaseEvent);
          state =
            next.kind === 'gap'
              ? applyCases(state, events.slice(state.case.head)).state
              : next.state;
        }
        expect(applyCases(state, events.slice(state.case.head)).state).toEqual(inOrder);
      }),
    );
  });
});

describe('applyThread', () => {
  test('takes the place in the queue away when somebody answers', () => {
    const claimed = publicEvent(1, { type: 'case.claimed', by: 'desk', name: 'Sara', text: null });
    expect(applyThread(thread(), claimed).state).toMatchObject({ place: null, head: 1 });
    expect(applyThread(thread(), publicEvent(1)).state).toMatchObject({ place: 2, head: 1 });
  });
  test('drops, and reports a hole', () => {
    expect(applyThread(thread({ head: 2 }), publicEvent(2)).kind).toBe('dropped');
    expect(applyThread(thread({ head: 2 }), publicEvent(4))).toMatchObject({
      kind: 'gap',
      expected: 3,
    });
  });
});

describe('applyRow', () => {
  const me = { id: id(700), teamIds: [id(800)] };
  const a = row({ id: id(1), dueAt: '2026-11-24T09:00:00.000Z', head: 4 });
  const b = row({ id: id(2), dueAt: '2026-11-24T10:00:00.000Z', head: 4 });
  const c = row({ id: id(3), head: 4 });

  test('promised first, then arrival, then id; no promise last', () => {
    const d = row({ id: id(4), receivedAt: '2026-11-24T07:00:00.000Z' });
    expect([c, b, d, a].sort(byPressing).map((r) => r.id)).toEqual([a, b, d, c].map((r) => r.id));
  });
  test('puts in, moves, takes out', () => {
    const list = applyRow([a, c], { caseId: b.id, row: b }, 'all', me);
    expect(list.map((r) => r.id)).toEqual([a.id, b.id, c.id]);
    const late = { ...a, dueAt: '2026-11-24T11:00:00.000Z', head: 5 };
    const moved = applyRow(list, { caseId: a.id, row: late }, 'all', me);
    expect(moved.map((r) => r.id)).toEqual([b.id, a.id, c.id]);
    const done = { ...b, state: 'resolved' as const, head: 5 };
    expect(applyRow(list, { caseId: b.id, row: done }, 'all', me)).toEqual([a, c]);
    expect(applyRow(list, { caseId: b.id, row: null }, 'all', me)).toEqual([a, c]);
  });
  test('drops older news', () => {
    const list = [a, b];
    expect(applyRow(list, { caseId: a.id, row: { ...a, head: 3, late: true } }, 'all', me)).toBe(
      list,
    );
  });
});
