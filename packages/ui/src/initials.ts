// A person in two letters.

/**
 * First and last word's letter, so that "Anna Karin Öhman" is AÖ. One letter for one word, none for none.
 * Letters are whole: å, ä, ö and those beyond the basic plane too.
 */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase('sv');
}
