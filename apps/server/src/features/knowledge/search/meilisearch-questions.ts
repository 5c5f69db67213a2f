// One question as many small ones: each word as written, by its root, by the parts of a compound, in each language.
import { Locale } from '@entre/contract/ids';
import type { Compounds } from './compounds.ts';
import { asked, root } from './words.ts';

export type Question = {
  /** Which asked word of its language this is about. */
  n: number;
  words: string;
  locale: Locale;
  /** What its hits count beside those of the others, 0 to 1. */
  weight: number;
  /** The fields to look in; all when left out. */
  on?: string[];
};

const written = ['title', 'keywords', 'summary', 'body'];
const rooted = ['title', 'keywords', 'roots', 'parts', 'otherRoots'];
const WORDS = 6;
/** What another language than the asked counts. */
const OTHER = 0.6;

/**
 * What to ask Meilisearch, all at once. It forgives typing errors and completes the last word; forms and
 * compounds are ours to say. Word by word, since it can only want all words or drop some unseen: the sum over
 * the words is made of its answers (meilisearch-sum.ts).
 * @param compounds takes words of the asked language apart
 */
export function questions(query: string, locale: Locale, compounds: Compounds): Question[] {
  // A word in use is seldom meant by its parts: lägenhet is not a law (lag) of some kind.
  const apart = (word: string): number => (compounds.knows(word) ? 0.4 : 0.6);
  const locales = [locale, ...Locale.options.filter((other) => other !== locale)];
  return locales.flatMap((in_) => {
    const { words, typing } = asked(query, in_, locale);
    const scale = in_ === locale ? 1 : OTHER;
    const few = words.slice(0, WORDS);
    return few.flatMap((word, n): Question[] => {
      const stem = root(word, in_);
      const open = typing && n === words.length - 1;
      const about = { n, locale: in_ };
      return [
        // A space at the end tells Meilisearch that the word is complete.
        { ...about, words: open ? word : `${word} `, weight: scale, on: written },
        ...(stem.length > 1
          ? [{ ...about, words: `${stem} `, weight: 0.95 * scale, on: rooted }]
          : []),
        ...(in_ === locale
          ? compounds
              .parts(word, in_)
              .map((part) => ({ ...about, words: `${part} `, weight: apart(word), on: rooted }))
          : []),
      ];
    });
  });
}
