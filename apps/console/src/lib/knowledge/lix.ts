// How hard a text is to read, by LIX: a figure for the editor while writing, never a judge.

const LONG = 6;

export type Lix = { words: number; sentences: number; longShare: number; value: number };
export type LixBand = 'very-easy' | 'easy' | 'medium' | 'hard' | 'very-hard';

/**
 * LIX (läsbarhetsindex) of Swedish plain text: words per sentence plus the share of words longer than six letters,
 * in per cent. Source: C.-H. Björnsson, *Läsbarhet*, Liber 1968. Headings and list lines without a full stop count as
 * sentences of their own, and links by their words, so that the layout of the Markdown subset does not raise it.
 * @returns null for fewer than ten words: the figure would say nothing
 */
export function lix(markdown: string): Lix | null {
  const sentences = plain(markdown)
    .split(/[.!?:]+(?=\s|$)|\n+/u)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length < 10) return null;
  const long = words.filter((word) => [...word].length > LONG).length;
  const longShare = (100 * long) / words.length;
  return {
    words: words.length,
    sentences: sentences.length,
    longShare,
    value: Math.round(words.length / sentences.length + longShare),
  };
}

/** Björnsson's bands: below 30 children's books, 30 to 40 fiction, 40 to 50 papers, 50 to 60 official texts, above 60 byråkratsvenska. */
export function lixBand(value: number): LixBand {
  if (value < 30) return 'very-easy';
  if (value < 40) return 'easy';
  if (value < 50) return 'medium';
  return value < 60 ? 'hard' : 'very-hard';
}

const wordsOf = (sentence: string): string[] =>
  sentence.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];

/** The Markdown subset without its marks: heading signs, list marks, bold, and the addresses of links. */
const plain = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:#{1,6}|[-*]|\d+[.)])\s+/gm, '')
    .replace(/\*\*/g, '');
