// Whether single keys are on, kept in this browser.
import type { Keys } from './keys.ts';

const place = 'entre.single-keys';

export function singleKeysWanted(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

export function keepSingleKeys(keys: Keys, on: boolean): void {
  keys.single = on;
  try {
    localStorage.setItem(place, on ? 'on' : 'off');
  } catch {
    // Holds for this visit only.
  }
}
