// How near a word of a question is to a word of a text: one judgement for ranking and for marking.
import type { Locale } from '@entre/contract/ids';
import { isSilent, root } from './words.ts';

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

/** Whether a part is long enough, on its own and of the whole, to be more than chance ("ring" in "programmering"). */
const carries = (part: number, whole: number): boolean =>
  whole - part >= 3 && part >= 3 && part / whole >= 0.35;

/** One is a part of the other, with a word's worth left over: sophämtning and hämtning, förskoleplats and plats. */
function compound(word: string, text: string, locale: Locale): number {
  const part = root(word, locale);
  const piece = root(text, locale);
  const short = Math.min(part.length, piece.length) === 3 ? 0.15 : 0;
  if (text.length > word.length && carries(word.length, text.length))
    return piece.endsWith(part) || text.startsWith(part) ? 0.55 - short : 0;
  if (!carries(text.length, word.length)) return 0;
  // The last part of a Swedish compound says what it is, the first what kind.
  return part.endsWith(piece) ? 0.5 - short : word.startsWith(piece) ? 0.45 - short : 0;
}

/**
 * How near two words are by meaning: the same word 1, another form of it 0.9, a compound with it or the word
 * that it begins less. Both folded.
 * @param typing the word may still be under way, so that what it begins counts
 */
function kinship(word: string, text: string, locale: Locale, typing: boolean): number {
  if (word === text) return 1;
  if (isSilent(text, locale)) return 0;
  const stem = root(word, locale);
  if (stem.length > 1 && stem === root(text, locale)) return FORM;
  const begun = typing && text.startsWith(word) ? 0.5 + (0.4 * word.length) / text.length : 0;
  return Math.max(begun, compound(word, text, locale));
}

/** How near two words are by spelling, the word as a whole, its root, or as far as it has been typed. */
function spelling(word: string, text: string, locale: Locale, typing: boolean): number {
  if (isSilent(text, locale)) return 0;
  const [a, b] = [root(word, locale), root(text, locale)];
  const byRoot = a.length >= 4 && b.length >= 4 ? 0.9 * misspelt(a, b) : 0;
  const begun = typing && word.length >= 5 && text.length > word.length;
  const soFar = begun ? 0.7 * misspelt(word, text.slice(0, word.length)) : 0;
  return Math.max(misspelt(word, text), byRoot, soFar);
}

/** What another form of the same word counts. */
const FORM = 0.9;

/**
 * Which of these words may be meant, and how near each is: a word in use as it was written is not taken for
 * a typing error.
 * @param texts folded words
 * @returns from 0 (nothing in common) to 1 (the same), one per text
 */
export function likeness(
  word: string,
  texts: readonly string[],
  locale: Locale,
  typing: boolean,
): number[] {
  const kin = texts.map((text) => kinship(word, text, locale, typing));
  if (kin.some((near) => near >= FORM)) return kin;
  return texts.map((text, i) => Math.max(kin[i] ?? 0, spelling(word, text, locale, typing)));
}
