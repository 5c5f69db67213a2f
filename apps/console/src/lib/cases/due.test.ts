// How pressing a case is said to be, and how long it has waited.
import { describe, expect, test } from 'vitest';
import { dueOf, span, waited } from './due.ts';

const now = Date.parse('2026-11-23T13:00:00Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const facts = {
  state: 'open',
  dueAt: null,
  late: false,
  parkedUntil: null,
  callbackAt: null,
  outcome: null,
  priority: 'normal',
} as const;

describe('due', () => {
  test('a promise in the past is late, also before the server has said so', () => {
    expect(dueOf({ ...facts, dueAt: at(-4) }, now)).toEqual({ kind: 'late', by: { minutes: 4 } });
    expect(dueOf({ ...facts, dueAt: at(-26 * 60) }, now)).toEqual({
      kind: 'late',
      by: { days: 1 },
    });
  });
  test('within the hour the time left is said, after that the time of day', () => {
    expect(dueOf({ ...facts, dueAt: at(40) }, now)).toEqual({ kind: 'soon', in: { minutes: 40 } });
    expect(dueOf({ ...facts, dueAt: at(61) }, now)).toEqual({ kind: 'at', at: at(61) });
  });
  test('a promise that is near goes before a promised call; a call before a promise far away', () => {
    const both = { ...facts, dueAt: at(20), callbackAt: at(90) };
    expect(dueOf(both, now).kind).toBe('soon');
    expect(dueOf({ ...both, dueAt: at(300) }, now)).toEqual({
      kind: 'callback',
      at: at(90),
      late: false,
    });
    expect(dueOf({ ...facts, callbackAt: at(-1) }, now)).toEqual({
      kind: 'callback',
      at: at(-1),
      late: true,
    });
  });
  test('what waits for somebody else says for whom; what is finished says how', () => {
    expect(dueOf({ ...facts, state: 'awaiting-resident' }, now).kind).toBe('awaiting-resident');
    expect(dueOf({ ...facts, state: 'parked', parkedUntil: at(99) }, now)).toEqual({
      kind: 'parked',
      until: at(99),
    });
    expect(
      dueOf({ ...facts, state: 'resolved', outcome: 'solved-here', dueAt: at(-9) }, now),
    ).toEqual({
      kind: 'done',
      outcome: 'solved-here',
    });
  });
  test('a span is never nought, nor sixty minutes or a day in hours', () => {
    expect(span(0)).toEqual({ minutes: 1 });
    expect(span(59.6 * 60_000)).toEqual({ hours: 1 });
    expect(span(23.6 * 3_600_000)).toEqual({ days: 1 });
  });
});

describe('waited', () => {
  const since = (minutes: number) => waited(at(-minutes), now);
  test('counts the seconds of the first minute, then ever coarser', () => {
    expect(since(0.7)).toEqual({ kind: 'seconds', seconds: 42 });
    expect(since(2.24)).toEqual({ kind: 'minutes', minutes: 2 });
    expect(since(18)).toEqual({ kind: 'minutes', minutes: 18 });
    expect(since(72)).toEqual({ kind: 'hours', hours: 1, minutes: 12 });
    expect(since(5 * 60 + 12)).toEqual({ kind: 'hours', hours: 5, minutes: null });
    expect(since(50 * 60)).toEqual({ kind: 'days', days: 2 });
  });
  test('a clock ahead of ours is no wait below nought', () => {
    expect(since(-3)).toEqual({ kind: 'seconds', seconds: 0 });
  });
});
