// A follow-up code as it is shown and as it is said: each sign with its word, so that it is not misheard. Pure.

const signsOf = (code: string): string[] => [
  ...code.replace(/[^\p{L}\p{N}]/gu, '').toLocaleUpperCase('sv'),
];

/** `K7M4-TPXD`: two groups of four, easier to read back. */
export const shownCode = (code: string): string =>
  signsOf(code)
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/**
 * @param alphabet the words of the language, `A Adam, C Caesar, 3 trea, …`
 * @returns the signs of the code in order, with their words
 */
export function spelled(code: string, alphabet: string): { sign: string; word: string }[] {
  const words = new Map(
    alphabet.split(/,\s*/).map((pair) => [pair.slice(0, 1), pair.slice(1).trim()] as const),
  );
  return signsOf(code).map((sign) => ({ sign, word: words.get(sign) ?? sign }));
}
