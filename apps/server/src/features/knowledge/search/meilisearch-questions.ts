// One question as several: as it was written, by its roots, by the parts of its compounds, and in other languages.
import { Locale } from '@entre/contract/ids';
import { asked, root } from './words.ts';

export type Question = {
  words: string;
  /** Null: in any language. */
  locale: Locale | null;
  /** What its hits count beside those of the others, 0 to 1. */
  weight: number;
  /** Only in these fields; all when left out. */
  on?: string[];
};

const written = ['title', 'keywords', 'summary', 'body'];

/**
 * The questions whose answers Meilisearch merges by score. Meilisearch forgives typing errors and completes the
 * last word; forms and compounds are ours to say.
 * @param parts takes a folded word apart
 */
export function questions(
  query: string,
  locale: Locale,
  parts: (word: string) => string[],
): Question[] {
  const { words, typing } = asked(query, locale);
  if (words.length === 0) return [{ words: '', locale, weight: 1 }];
  // A space at the end tells Meilisearch that the last word is complete.
  const line = (all: readonly string[]): string => all.join(' ') + (typing ? '' : ' ');
  const apart = words.flatMap((word) => parts(word));
  const roots = words.map((word) => root(word, locale));
  const others = Locale.options.filter((other) => other !== locale);
  return [
    { words: line(words), locale, weight: 1, on: written },
    { words: `${roots.join(' ')} `, locale, weight: 0.95 },
    ...(apart.length > 0 ? [{ words: `${apart.join(' ')} `, locale, weight: 0.7 }] : []),
    ...others.map((other) => ({
      words: line(asked(query, other).words),
      locale: other,
      weight: 0.6,
      on: written,
    })),
  ].filter((question) => question.words.trim() !== '');
}
