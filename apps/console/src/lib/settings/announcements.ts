// How much the console says aloud to a screen reader, kept in this browser.
import type { Loudness } from '@entre/ui/announcer';

const KEY = 'entre-announcements';
export const loudnesses = ['all', 'important', 'none'] as const satisfies readonly Loudness[];

export function keptLoudness(): Loudness {
  try {
    const kept = localStorage.getItem(KEY);
    return loudnesses.find((one) => one === kept) ?? 'all';
  } catch {
    return 'all';
  }
}

export function keepLoudness(loudness: Loudness): void {
  try {
    localStorage.setItem(KEY, loudness);
  } catch {
    // Holds for this visit only.
  }
}
