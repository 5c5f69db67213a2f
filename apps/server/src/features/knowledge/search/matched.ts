// Which words of a hit to mark: those of title and summary that are near what was asked, as they stand there.
import type { Locale } from '@entre/contract/ids';
import { likeness } from './likeness.ts';
import { asked, fold } from './words.ts';

const MOST = 12;

/**
 * @param text title and summary, as they will be shown
 * @returns each word once, spelt as in the text
 */
export function matched(query: string, text: string, locale: Locale): string[] {
  const { words, typing } = asked(query, locale);
  const near = (candidate: string): boolean =>
    words.some(
      (word, i) => likeness(word, candidate, locale, typing && i === words.length - 1) >= 0.35,
    );
  const all = new Set(text.normalize('NFC').match(/[\p{L}\p{N}]+/gu));
  return [...all].filter((word) => word.length > 1 && near(fold(word))).slice(0, MOST);
}
