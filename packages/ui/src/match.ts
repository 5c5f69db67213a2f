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
