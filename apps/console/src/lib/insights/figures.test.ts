// Holds the figures of the wall to their formulas.
import { describe, expect, it } from 'vitest';
import {
  halfHourOf,
  halfHours,
  loadShare,
  serviceLevel,
  share,
  shownWays,
  solvedHere,
} from './figures.ts';

describe('shares', () => {
  it('are whole per cent of numerator and denominator', () => {
    expect(serviceLevel({ serviceLevel: { kept: 171, of: 199 } })).toEqual({
      part: 171,
      of: 199,
      percent: 86,
    });
    expect(solvedHere({ solvedHere: { solved: 128, of: 180 } }).percent).toBe(71);
  });
  it('say nothing when there was nothing to count', () => {
    expect(share(0, 0).percent).toBeNull();
  });
  it('do not claim all or nothing by rounding', () => {
    expect(share(999, 1000).percent).toBe(99);
    expect(share(1, 1000).percent).toBe(1);
    expect(share(7, 7).percent).toBe(100);
    expect(share(0, 7).percent).toBe(0);
  });
});

describe('half-hours', () => {
  const none = Array<number>(48).fill(0);
  it('show office hours when nothing came', () => {
    const list = halfHours({ today: none, usual: none }, 26);
    expect([list[0]?.label, list.at(-1)?.label]).toEqual(['08:00', '16:30']);
    expect(list.find((h) => h.current)?.label).toBe('13:00');
    expect(list.filter((h) => h.future)).toHaveLength(7);
  });
  it('widen to what came early and what usually comes late', () => {
    const today = none.with(13, 2);
    const usual = none.with(38, 1.5).with(40, 0.2);
    const list = halfHours({ today, usual }, 26);
    expect([list[0]?.label, list.at(-1)?.label]).toEqual(['06:30', '19:00']);
  });
  it('know the half-hour of an instant', () => {
    expect(halfHourOf(new Date(2026, 10, 23, 13, 29).getTime())).toBe(26);
    expect(halfHourOf(new Date(2026, 10, 23, 13, 30).getTime())).toBe(27);
  });
});

it('measures a load by a fixed scale, whoever has most', () => {
  expect(loadShare(3)).toBe(30);
  expect(loadShare(10)).toBe(100);
  expect(loadShare(14)).toBe(100);
  expect(loadShare(0)).toBe(0);
});

describe('the ways in', () => {
  const at = (place: string | null, waiting: number, since: string | null) => ({
    channel: place === null ? ('chat' as const) : ('visit' as const),
    servicePointId: place,
    waiting,
    longestSince: since,
  });
  const isPlace = (way: { servicePointId: string | null }) => way.servicePointId !== null;
  const places = ['a', 'b', 'c', 'd', 'e', 'f'];
  it('name the longest waits and gather the rest', () => {
    const ways = [
      at(null, 2, '2026-11-23T01:00:00Z'),
      ...places.map((p, i) => at(p, i < 5 ? 1 : 0, i < 5 ? `2026-11-23T0${9 - i}:00:00Z` : null)),
    ];
    const { shown, rest } = shownWays(ways, isPlace, 4);
    expect(shown.map((way) => way.servicePointId)).toEqual([null, 'e', 'd', 'c', 'b']);
    expect(rest).toEqual({ places: 2, waiting: 1, longestSince: '2026-11-23T09:00:00Z' });
  });
  it('gather all quiet places but one', () => {
    const { shown, rest } = shownWays(
      places.map((p) => at(p, 0, null)),
      isPlace,
      4,
    );
    expect([shown.length, rest?.places, rest?.longestSince]).toEqual([1, 5, null]);
  });
  it('name all when they are few', () => {
    expect(
      shownWays(
        places.slice(0, 5).map((p) => at(p, 0, null)),
        isPlace,
        4,
      ).rest,
    ).toBeNull();
  });
});
