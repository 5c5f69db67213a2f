// The app's one set of shortcuts, by context, and whether its single keys are on, kept in this browser.
import { getContext, setContext } from 'svelte';
import { Keys } from './keys.ts';

const key = Symbol('keys');
const place = 'entre.single-keys';

export function provideKeys(keys: Keys = new Keys({ single: singleKeysWanted() })): Keys {
  return setContext(key, keys);
}

export function useKeys(): Keys {
  const keys = getContext<Keys | undefined>(key);
  if (!keys) throw new Error('no provideKeys() above this component');
  return keys;
}

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
