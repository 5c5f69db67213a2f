// Holds a countdown to its time: it stands still while held, and one that was stopped never ends.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Countdown } from './countdown.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('stands still while anything holds it, and goes on from there', () => {
  const done = vi.fn();
  const clock = new Countdown(8, done);
  clock.start();
  vi.advanceTimersByTime(3000);
  clock.hold();
  clock.hold();
  vi.advanceTimersByTime(60_000);
  clock.release();
  vi.advanceTimersByTime(60_000);
  expect([clock.left, clock.paused, done.mock.calls.length]).toEqual([5, true, 0]);
  clock.release();
  vi.advanceTimersByTime(5000);
  expect([clock.left, done.mock.calls.length]).toEqual([0, 1]);
});

test('stopped while it is held, it is not begun anew by what lets go of it after', () => {
  const done = vi.fn();
  const clock = new Countdown(8, done);
  clock.start();
  clock.hold();
  clock.stop();
  clock.release();
  vi.advanceTimersByTime(60_000);
  expect(done).not.toHaveBeenCalled();
});
