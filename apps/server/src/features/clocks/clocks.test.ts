// Laws of open time, and the nights and weekends on which clocks usually go wrong.
import fc from 'fast-check';
import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import type { OpenHours } from '@entre/contract/service-points';
import { dayOf, isHoliday } from './holidays.ts';
import { changesAt, dueAt, isOpen } from './index.ts';

const weekdays = (opens: string, closes: string): OpenHours[] =>
  [1, 2, 3, 4, 5].map((day) => ({ day, opens, closes }));
const office = weekdays('08:00', '17:00');
const due = (from: string, minutes: number, hours = office): string =>
  dueAt(new Date(from), minutes, hours).at.toISOString();

const clock = fc.integer({ min: 0, max: 96 }).map((quarter) => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
});
const anyHours = fc.array(
  fc.record({ day: fc.integer({ min: 1, max: 7 }), opens: clock, closes: clock }),
  { maxLength: 9 },
);
const anyInstant = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const anyMinutes = fc.integer({ min: 0, max: 3000 });

describe('laws of open time', () => {
  it('more minutes are never due earlier', () => {
    fc.assert(
      fc.property(anyInstant, anyMinutes, anyMinutes, anyHours, (from, a, b, hours) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(+dueAt(from, less, hours).at).toBeLessThanOrEqual(+dueAt(from, more, hours).at);
      }),
    );
  });

  it('what comes later is never due earlier', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyMinutes, anyHours, (a, b, minutes, hours) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        fc.pre(minutes > 0);
        const [early, late] = [dueAt(first, minutes, hours), dueAt(second, minutes, hours)];
        expect(+early.at).toBeLessThanOrEqual(+late.at);
      }),
    );
  });

  it('minutes add up: a and then b is a + b', () => {
    fc.assert(
      fc.property(anyInstant, anyMinutes, anyMinutes, anyHours, (from, a, b, hours) => {
        const stepwise = dueAt(dueAt(from, a, hours).at, b, hours).at;
        expect(stepwise).toEqual(dueAt(from, a + b, hours).at);
      }),
    );
  });

  it('is never due while shut: open then, or open until that very moment', () => {
    fc.assert(
      fc.property(anyInstant, anyMinutes, anyHours, (from, minutes, hours) => {
        const { at } = dueAt(from, minutes, hours);
        expect(isOpen(at, hours) || isOpen(new Date(+at - 1), hours)).toBe(true);
      }),
    );
  });

  it('the segments run without a gap from the start to the due time and count exactly the minutes', () => {
    fc.assert(
      fc.property(anyInstant, anyMinutes, anyHours, (from, minutes, hours) => {
        const { at, segments } = dueAt(from, minutes, hours);
        const edges = [from.toISOString(), ...segments.map((s) => s.to)];
        expect(segments.map((s) => s.from)).toEqual(edges.slice(0, -1));
        expect(edges.at(-1)).toBe(at.toISOString());
        const counted = segments
          .filter((s) => s.counted)
          .reduce((sum, s) => sum + Date.parse(s.to) - Date.parse(s.from), 0);
        expect(counted).toBe(minutes * 60_000);
        expect(segments.every((s) => s.counted === (s.why === 'open'))).toBe(true);
      }),
    );
  });

  it('nothing changes before changesAt, and something does there', () => {
    fc.assert(
      fc.property(anyInstant, anyHours, (at, hours) => {
        const next = changesAt(at, hours);
        if (!next) return;
        expect(isOpen(next, hours)).toBe(!isOpen(at, hours));
        expect(isOpen(new Date(+next - 1), hours)).toBe(isOpen(at, hours));
      }),
    );
  });
});

describe('due times one can check by hand', () => {
  it('carries Friday 16:10 over the weekend, and says why', () => {
    const { at, segments } = dueAt(new Date('2026-11-20T15:10:00Z'), 60, office);
    expect(at.toISOString()).toBe('2026-11-23T07:10:00.000Z');
    expect(segments.map((s) => s.why)).toEqual(['open', 'closed', 'weekend', 'closed', 'open']);
  });
  it('is due at closing time when the day just suffices', () => {
    expect(due('2026-11-20T15:10:00Z', 50)).toBe('2026-11-20T16:00:00.000Z');
  });
  it('goes over Christmas: the eve, both days and the weekend do not count', () => {
    const { at, segments } = dueAt(new Date('2026-12-23T15:10:00Z'), 120, office);
    expect(at.toISOString()).toBe('2026-12-28T08:10:00.000Z');
    expect(segments.map((s) => s.why)).toContain('holiday');
  });
  it('counts skärtorsdag and valborg as ordinary days', () => {
    expect(due('2026-04-02T14:00:00Z', 30)).toBe('2026-04-02T14:30:00.000Z');
    expect(due('2026-04-30T14:00:00Z', 30)).toBe('2026-04-30T14:30:00.000Z');
  });
  it('counts real hours on the nights the clock is moved', () => {
    const nights: OpenHours[] = [{ day: 7, opens: '00:00', closes: '24:00' }];
    // Sunday 29 March 2026 has 23 hours, Sunday 25 October 25.
    expect(due('2026-03-28T23:00:00Z', 23 * 60, nights)).toBe('2026-03-29T22:00:00.000Z');
    expect(due('2026-10-24T22:00:00Z', 25 * 60, nights)).toBe('2026-10-25T23:00:00.000Z');
  });
  it('opens at the change when the hour of opening is skipped, and at the first of two', () => {
    const night: OpenHours[] = [{ day: 7, opens: '02:30', closes: '06:00' }];
    expect(due('2026-03-29T00:00:00Z', 0, night)).toBe('2026-03-29T01:00:00.000Z');
    expect(due('2026-10-24T23:00:00Z', 0, night)).toBe('2026-10-25T00:30:00.000Z');
  });
  it('keeps 08:00 at 08:00 on both sides of a change', () => {
    expect(due('2026-03-27T16:00:00Z', 1)).toBe('2026-03-30T06:01:00.000Z');
    expect(due('2026-10-23T15:00:00Z', 1)).toBe('2026-10-26T07:01:00.000Z');
  });
  it('takes a break at lunch', () => {
    const broken = [...weekdays('09:00', '12:00'), ...weekdays('13:00', '16:00')];
    expect(due('2026-11-23T10:50:00Z', 30, broken)).toBe('2026-11-23T12:20:00.000Z');
  });
  it('is always open when no hours are given, or none that open', () => {
    expect(due('2026-12-24T23:00:00Z', 60, [])).toBe('2026-12-25T00:00:00.000Z');
    const backwards = [{ day: 1, opens: '17:00', closes: '08:00' }];
    expect(due('2026-12-24T23:00:00Z', 60, backwards)).toBe('2026-12-25T00:00:00.000Z');
    expect(changesAt(new Date(), [])).toBeNull();
  });
  it('refuses minutes that are no promise', () => {
    for (const minutes of [-1, NaN, Infinity])
      expect(() => dueAt(new Date(), minutes, office)).toThrow(RangeError);
  });
});

describe('holidays', () => {
  it('agree with an independent calendar for sixty years', () => {
    const calendar = new Holidays('SE');
    for (let year = 2005; year <= 2065; year++) {
      // "bank" is what the calendar calls the three eves that the law treats as holidays.
      const theirs = calendar
        .getHolidays(year)
        .filter((h) => h.type === 'public' || h.type === 'bank')
        .map((h) => h.date.slice(0, 10));
      const first = dayOf(year, 1, 1);
      const ours = Array.from({ length: dayOf(year + 1, 1, 1) - first }, (_, n) => first + n)
        .filter(isHoliday)
        .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
      expect(ours).toEqual([...new Set(theirs)].sort());
    }
  });
});
