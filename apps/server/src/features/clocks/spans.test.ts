// Spans of open time: whole, in order, within the hours, and never a scrap too short to call somebody in.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OpenHours } from '@entre/contract/service-points';
import { isOpen, openSpans } from './index.ts';

const weekdays = (opens: string, closes: string): OpenHours[] =>
  [1, 2, 3, 4, 5].map((day) => ({ day, opens, closes }));
const local = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
const first = (n: number, after: string, hours: OpenHours[]): string[] =>
  openSpans(new Date(after), hours)
    .take(n)
    .map(({ from, to }) => `${local(from)}–${local(to).slice(-5)}`)
    .toArray();

it('cuts a day at even hours, and the rest is the last one', () => {
  expect(first(6, '2026-11-23T05:00:00Z', weekdays('08:00', '17:00'))).toEqual([
    'mån 08:00–10:00',
    'mån 10:00–12:00',
    'mån 12:00–14:00',
    'mån 14:00–16:00',
    'mån 16:00–17:00',
    'tis 08:00–10:00',
  ]);
});

it('joins a scrap with its neighbour, keeps a lunch shut, and keeps a short day whole', () => {
  expect(first(5, '2026-11-23T05:00:00Z', weekdays('07:30', '16:30'))).toEqual([
    'mån 07:30–10:00',
    'mån 10:00–12:00',
    'mån 12:00–14:00',
    'mån 14:00–16:30',
    'tis 07:30–10:00',
  ]);
  const lunch = [
    { day: 1, opens: '09:00', closes: '11:30' },
    { day: 1, opens: '12:30', closes: '13:00' },
  ];
  expect(first(3, '2026-11-23T05:00:00Z', lunch)).toEqual([
    'mån 09:00–10:00',
    'mån 10:00–11:30',
    'mån 12:30–13:00',
  ]);
});

it('gives a span that has begun whole, and one that has ended not at all', () => {
  const office = weekdays('08:00', '17:00');
  expect(first(1, '2026-11-23T09:00:00Z', office)).toEqual(['mån 10:00–12:00']);
  expect(first(1, '2026-11-23T11:00:00Z', office)).toEqual(['mån 12:00–14:00']);
  expect(first(1, '2026-11-23T16:00:00Z', office)).toEqual(['tis 08:00–10:00']);
});

it('goes past weekends and holidays', () => {
  const office = weekdays('08:00', '17:00');
  expect(first(1, '2026-11-27T16:00:00Z', office)).toEqual(['mån 08:00–10:00']);
  // Christmas Day and Boxing Day 2026 are Friday and Saturday.
  expect(first(1, '2026-12-24T16:00:00Z', office)).toEqual(['mån 08:00–10:00']);
});

it('offers nothing where no hours are written down', () => {
  expect(first(1, '2026-11-23T05:00:00Z', [])).toEqual([]);
});

const two = (n: number): string => String(n).padStart(2, '0');
const clock = fc
  .integer({ min: 0, max: 96 })
  .map((q) => `${two(Math.floor(q / 4))}:${two((q % 4) * 15)}`);
const anyHours = fc.array(
  fc.record({ day: fc.integer({ min: 1, max: 7 }), opens: clock, closes: clock }),
  { maxLength: 9 },
);
const anyInstant = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-12-31T00:00:00Z'),
  noInvalidDate: true,
});

it('any hours, any instant: in order, open throughout, within one day, at most three hours and a half', () => {
  fc.assert(
    fc.property(anyInstant, anyHours, (after, hours) => {
      let before = 0;
      for (const { from, to } of openSpans(after, hours).take(12)) {
        expect(+to).toBeGreaterThan(+after);
        expect(+from).toBeGreaterThanOrEqual(before);
        expect(+to).toBeGreaterThan(+from);
        expect(+to - +from).toBeLessThan(4 * 3_600_000);
        for (let at = +from; at < +to; at += 15 * 60_000)
          expect(isOpen(new Date(at), hours)).toBe(true);
        expect(local(from).slice(0, 3)).toBe(local(new Date(+to - 1)).slice(0, 3));
        before = +to;
      }
    }),
  );
});
