// How near a word of a question is to a word of a text: one judgement for ranking and for marking.
import type { Locale } from '@entre/contract/ids';
import { root } from './words.ts';

/** Typing errors forgiven in a word of so many letters: none under 4, one under 8, then two. */
const forgiven = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

/**
 * Steps from one word to the other: letters added, lost, changed, or two neighbours that changed places
 * (optimal string alignment). Stops counting beyond `most` and returns `most + 1`.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let steps = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row.push(steps);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** 0.7 for one typing error, 0.5 for two, 0 beyond what is forgiven. */
function misspelt(a: string, b: string): number {
  const most = forgiven(a.length);
  if (most === 0) return 0;
  const steps = distance(a, b, most);
  return steps > most ? 0 : steps <= 1 ? 0.7 : 0.5;
}

/** One is a part of the other, with a word's worth left over: sophämtning and hämtning, förskoleplats and plats. */
function compound(word: string, text: string, locale: Locale): number {
  const part = root(word, locale);
  const left = text.length - part.length;
  if (part.length >= 3 && left >= 3) {
    const weight = part.length === 3 ? 0.4 : 0.55;
    if (root(text, locale).endsWith(part) || text.startsWith(part)) return weight;
  }
  const piece = root(text, locale);
  if (piece.length < 3 || word.length - piece.length < 3) return 0;
  // The last part of a Swedish compound says what it is, the first what kind.
  if (part.endsWith(piece)) return piece.length === 3 ? 0.35 : 0.5;
  return word.startsWith(piece) ? (piece.length === 3 ? 0.3 : 0.45) : 0;
}

/**
 * From 0 (nothing in common) to 1 (the same word). Both folded.
 * @param typing the word may still be under way, so that what it begins counts too
 */
export function likeness(word: string, text: string, locale: Locale, typing: boolean): number {
  if (word === text) return 1;
  const a = root(word, locale);
  const b = root(text, locale);
  if (a === b && a.length > 1) return 0.9;
  const begun = typing && text.startsWith(word) ? 0.5 + (0.4 * word.length) / text.length : 0;
  const begunWrong =
    typing && word.length >= 5 && text.length > word.length
      ? 0.7 * misspelt(word, text.slice(0, word.length))
      : 0;
  const byRoot = a.length >= 4 && b.length >= 4 ? 0.9 * misspelt(a, b) : 0;
  return Math.max(begun, begunWrong, compound(word, text, locale), misspelt(word, text), byRoot);
}
