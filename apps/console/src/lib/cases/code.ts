// A follow-up code as shown, and as read aloud by the Swedish spelling alphabet. Pure.

/** `K7M4-TPXD` */
export const shownCode = (code: string): string => {
  const signs = code.replace(/[^0-9A-Z]/gi, '').toUpperCase();
  return signs.length === 8 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : code;
};

const alphabet: Record<string, string> = {
  A: 'Adam',
  C: 'Caesar',
  D: 'David',
  E: 'Erik',
  F: 'Filip',
  G: 'Gustav',
  H: 'Helge',
  J: 'Johan',
  K: 'Kalle',
  M: 'Martin',
  N: 'Niklas',
  P: 'Petter',
  Q: 'Qvintus',
  R: 'Rudolf',
  T: 'Tore',
  W: 'Wilhelm',
  X: 'Xerxes',
  Y: 'Yngve',
};

/** One word for each sign: names for letters, the digit itself for digits. */
export const spelt = (code: string): string[] =>
  [...code.replace(/[^0-9A-Z]/gi, '').toUpperCase()].map((sign) => alphabet[sign] ?? sign);
