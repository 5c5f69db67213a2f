// Finds choices by what is typed, as people type: å without its ring, words in any order.

/** Lower case and without marks, so that "ronneby" finds "Rönneby" and "oman" finds "Öhman"'s cousin "Oman". */
export function fold(text: string): string {
  return text.toLocaleLowerCase('sv').normalize('NFD').replace(/\p{M}/gu, '');
}

/** Every word of the query begins a word of the text, or is found inside it when three letters or more. */
export function matches(text: string, query: string): boolean {
  const place = ` ${fold(text)}`;
  return fold(query)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => place.includes(` ${word}`) || (word.length >= 3 && place.includes(word)));
}

type Found = { label: string; keywords?: string | undefined; hint?: string | undefined };

/**
 * The choices that match, the likeliest first: a label that begins as typed, then a word in it that does, then what
 * stands inside it, then what is found by keyword or hint alone. What is equally likely keeps its order.
 */
export function found<T extends Found>(items: readonly T[], query: string): T[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return items
    .filter((item) => matches(`${item.label} ${item.keywords ?? ''} ${item.hint ?? ''}`, query))
    .map((item) => ({ item, far: distance(fold(item.label), words) }))
    .sort((a, b) => a.far - b.far)
    .map(({ item }) => item);
}

function distance(label: string, words: readonly string[]): number {
  if (label.startsWith(words.join(' '))) return 0;
  if (words.every((word) => ` ${label}`.includes(` ${word}`))) return 1;
  return words.every((word) => label.includes(word)) ? 2 : 3;
}
