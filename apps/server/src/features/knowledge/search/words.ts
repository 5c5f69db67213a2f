// Words as the search sees them: folded, without those that say nothing, and brought to their root.
import type { Locale } from '@entre/contract/ids';
import snowball from 'snowball-stemmers';

const stemmers = { sv: snowball.newStemmer('swedish'), en: snowball.newStemmer('english') };

/** Words that a question is made of whatever it is about. Only these; a short list loses nothing. */
const silent: Record<Locale, ReadonlySet<string>> = {
  sv: new Set(
    (
      'och att det den de som en ett i på är av för till med om på inte jag du vi ni han hon hur vad var när ' +
      'vem vilken vilket vilka varför kan ska skall vill har hade får få gör göra min mitt mina din ditt dina ' +
      'sin sitt sina vår vårt våra er ert era man mig dig oss blir bli blev blivit finns finnas så då där här ' +
      'från eller men hej tack snälla ej nu sig detta denna dom'
    )
      .split(' ')
      .map((word) => fold(word)),
  ),
  en: new Set(
    (
      'the a an and or of to in on at is are was were be been it its this that i you we they my your our me us ' +
      'how what where when who which why can could do does did will would should have has had not no for from ' +
      'with about please hello hi thanks there if but so am'
    ).split(' '),
  ),
};

const WORDS = 10;
const LETTERS = 40;

/** Small letters a to z and figures, one space between words: what `search_fold` in the database does. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export type Asked = {
  /** Folded, each once, at most ten. */
  words: string[];
  /** Whether the last word may still be under way. */
  typing: boolean;
};

/**
 * The words of a question that carry it. A question of nothing but silent words keeps them all.
 * @param locales whose silent words to leave out: the one searched, and the one that the question is likely in
 */
export function asked(query: string, ...locales: readonly Locale[]): Asked {
  const all = [...new Set(fold(query).split(' '))]
    .filter((word) => word !== '')
    .map((word) => word.slice(0, LETTERS));
  const typing = /[\p{L}\p{M}\p{N}]$/u.test(query);
  const carrying = all.filter(
    (word) => word.length > 1 && !locales.some((locale) => isSilent(word, locale)),
  );
  const words = (carrying.length > 0 ? carrying : all).slice(0, WORDS);
  return { words, typing: typing && words.at(-1) === all.at(-1) };
}

/** Whether a folded word says nothing in this language. */
export const isSilent = (word: string, locale: Locale): boolean => silent[locale].has(word);

/** Stems are asked for again and again, the same few thousand; emptied when it has grown. */
const known = new Map<string, string>();
const KNOWN = 50_000;

/**
 * What the forms of a folded word have in common: its Snowball stem, and for Swedish the verb in a noun
 * (hämtning: hamt; anmälan: anmal). The same rule is `search_root` in the database.
 */
export function root(word: string, locale: Locale): string {
  const key = `${locale} ${word}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const stem = stemmers[locale].stem(word);
  const found = locale === 'sv' ? stem.replace(/^(.{4,})(ning|an)$/, '$1') : stem;
  if (known.size >= KNOWN) known.clear();
  known.set(key, found);
  return found;
}
