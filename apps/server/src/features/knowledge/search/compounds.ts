// Takes Swedish compounds apart by the words in use, for an engine that cannot: sophämtning is sop + hämtning.
import type { Article } from '@entre/contract/knowledge';
import type { Locale } from '@entre/contract/ids';
import { fold, root } from './words.ts';

export type Compounds = {
  /** Learns the words of titles, summaries and keywords. */
  learn: (articles: readonly Article[]) => void;
  /** Whether a form of this folded word is in use as it stands. */
  knows: (word: string) => boolean;
  /** The roots of the parts of a folded word; none when it is not a compound of words in use. */
  parts: (word: string, locale: Locale) => string[];
};

/** Letters a part needs at least. Shorter ones are found by chance in anything. */
const HEAD = 3;
const TAIL = 4;

/** An empty stock of words. It knows nothing until it has learnt. */
export function makeCompounds(): Compounds {
  const known = new Set<string>();
  /** As it stands, or without the letter that joins it: förskol-e-plats, arbet-s-plats. */
  const first = (head: string): string | undefined =>
    [head, head.slice(0, -1)]
      .map((one) => root(one, 'sv'))
      .find((one) => one.length >= HEAD && known.has(one));
  return {
    learn: (articles) => {
      for (const { texts } of articles)
        for (const { locale, title, summary, keywords } of texts)
          if (locale === 'sv')
            for (const word of fold(`${title} ${summary} ${keywords}`).split(' '))
              if (word.length >= HEAD) known.add(root(word, 'sv'));
    },
    knows: (word) => known.has(root(word, 'sv')),
    parts: (word, locale) => {
      if (locale !== 'sv' || word.length < HEAD + TAIL) return [];
      const found = new Set<string>();
      for (let cut = HEAD; cut <= word.length - HEAD; cut++) {
        const tail = root(word.slice(cut), 'sv');
        const head = first(word.slice(0, cut));
        if (head === undefined) continue;
        if (word.length - cut >= TAIL && known.has(tail)) found.add(head).add(tail);
        // A long beginning says enough even when nobody has used the rest.
        else if (cut >= 6 && cut >= word.length * 0.4) found.add(head);
      }
      return [...found];
    },
  };
}
