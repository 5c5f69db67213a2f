// Splits a line of text at the words that matched a search, so that they can be marked without HTML strings.

export type Piece = { text: string; hit: boolean };

/** `matched` holds words as they stand in the text; longer ones win over shorter ones inside them. */
export function pieces(text: string, matched: readonly string[]): Piece[] {
  const words = matched.filter((w) => w.trim() !== '').sort((a, b) => b.length - a.length);
  if (words.length === 0) return text === '' ? [] : [{ text, hit: false }];
  const any = new RegExp(`(${words.map(escaped).join('|')})`, 'iu');
  return text
    .split(any)
    .map((part, at) => ({ text: part, hit: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
