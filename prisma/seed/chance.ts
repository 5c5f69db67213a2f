// Chance that repeats itself: the same seed tells the same demo, so that a test or a picture can count on it.
import { CODE_SIGNS } from '@entre/contract/ids';
import { v4, v7 } from 'uuid';

export type Chance = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** A whole number from 0 up to, not including, `n`. */
  below: (n: number) => number;
  /** Whether something with this likelihood happens. */
  happens: (likelihood: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** A place in `weights`, heavier ones oftener. */
  weighted: (weights: readonly number[]) => number;
  /** A UUIDv7 made at that time. */
  id: (at: Date) => string;
  /** A UUID that tells no time, as visits have. */
  blindId: () => string;
  /** A follow-up code: eight signs. Guessable by anyone with this source, so fit for a demonstration only. */
  code: () => string;
};

/** A new chance from a seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const bytes = (): Uint8Array => Uint8Array.from({ length: 16 }, () => below(256));
  return {
    next,
    below,
    happens: (likelihood) => next() < likelihood,
    pick: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, w) => sum + w, 0);
      for (const [place, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return place;
      }
      return weights.length - 1;
    },
    id: (at) => v7({ msecs: at.getTime(), random: bytes() }),
    blindId: () => v4({ random: bytes() }),
    code: () => Array.from({ length: 8 }, () => CODE_SIGNS[below(CODE_SIGNS.length)]).join(''),
  };
}
