// Which words of a hit to mark: those of title and summary that are near what was asked, as they stand there.
import type { Locale } from '@entre/contract/ids';
import { likeness } from './likeness.ts';
import { asked, fold } from './words.ts';

const MOST = 12;
/** Below this likeness a word is not marked. */
const NEAR = 0.35;

/**
 * @param text title and summary, as they will be shown
 * @returns each word once, spelt as in the text
 */
export function matched(query: string, text: string, locale: Locale): string[] {
  const { words, typing } = asked(query, locale);
  const all = [...new Set(text.normalize('NFC').match(/[\p{L}\p{N}]+/gu))].filter(
    (w) => w.length > 1,
  );
  const folded = all.map((word) => fold(word));
  const near = new Set(
    words.flatMap((word, i) =>
      likeness(word, folded, locale, typing && i === words.length - 1).flatMap((how, at) =>
        how >= NEAR ? [at] : [],
      ),
    ),
  );
  return all.filter((_, at) => near.has(at)).slice(0, MOST);
}
