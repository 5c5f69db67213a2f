// The address of an article, made from its title.

const LONGEST = 80;

/** `Hämtningsdagar & kalender` is `hamtningsdagar-kalender`; a title without letters is `artikel`. */
export function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'artikel' : plain;
}

/** The n-th try at a free address: the plain one first, then with a figure. */
export const numbered = (slug: string, n: number): string => (n <= 1 ? slug : `${slug}-${n}`);
