// Holds the small curve to the hours and counts it is drawn from.
import { describe, expect, it } from 'vitest';
import { hoursSoFar, linePoints, localDay, withTaps } from './day.ts';

const none = Array<number>(24).fill(0);

describe('the hours drawn', () => {
  it('begin at eight and end now', () => {
    expect(hoursSoFar(none, 13).map((h) => h.hour)).toEqual([8, 9, 10, 11, 12, 13]);
  });
  it('begin earlier when somebody came earlier', () => {
    expect(hoursSoFar(none.with(6, 2), 9).map((h) => h.hour)).toEqual([6, 7, 8, 9]);
  });
  it('are at least two, also before opening', () => {
    expect(hoursSoFar(none, 5).map((h) => h.hour)).toEqual([4, 5]);
    expect(hoursSoFar(none, 0).map((h) => h.hour)).toEqual([0, 1]);
  });
});

it('draws the highest count at the top and none at the foot', () => {
  const hours = [0, 4, 2].map((count, hour) => ({ hour, count }));
  expect(linePoints(hours, 24, 14)).toBe('2,12 12,2 22,7');
});
it('draws a flat line at the foot when nobody came', () => {
  expect(
    linePoints(
      [0, 0].map((count, hour) => ({ hour, count })),
      24,
      14,
    ),
  ).toBe('2,12 22,12');
});
it('adds what is not sent yet', () => {
  const at = new Date(2026, 10, 23, 13, 4).toISOString();
  expect(withTaps(none.with(13, 2), [{ occurredAt: at }])[13]).toBe(3);
  expect(localDay(Date.parse(at))).toBe('2026-11-23');
});
