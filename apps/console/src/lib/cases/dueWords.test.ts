// How long something takes is never written as a time of day.
import { expect, test } from 'vitest';
import { openTimeWords, spanWords, waitedWords } from './dueWords.ts';

test('durations are numbers with their units', () => {
  const said = [
    waitedWords({ kind: 'seconds', seconds: 40 }),
    waitedWords({ kind: 'minutes', minutes: 20 }),
    waitedWords({ kind: 'hours', hours: 1, minutes: 5 }),
    waitedWords({ kind: 'hours', hours: 2, minutes: 0 }),
    waitedWords({ kind: 'hours', hours: 5, minutes: null }),
    waitedWords({ kind: 'days', days: 2 }),
    spanWords({ hours: 12 }),
    spanWords({ days: 1 }),
  ];
  expect(said).toEqual([
    '40 s',
    '20 min',
    '1 tim 5 min',
    '2 tim',
    '5 tim',
    '2 dygn',
    '12 tim',
    '1 dygn',
  ]);
});

test('open time is counted in hours, however much it is', () => {
  expect([5, 90, 960, 1440].map(openTimeWords)).toEqual([
    '5 min',
    '1 tim 30 min',
    '16 tim',
    '24 tim',
  ]);
});
