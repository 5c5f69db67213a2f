// Keeps persons out of the visit log: numbers and addresses are refused before they are stored (OSL 40 kap. 3 §).
import { holdsPersonnummer } from '@entre/contract/personnummer';
import { DeskError } from '../../spine/errors.ts';

/** More digits in a run than this can be a phone number. */
const DIGITS = 6;
const email = /[^\s@]+@[^\s@]+/;
/** Digits with what people write between them. */
const run = /\d(?:[\s.\-–/()+]*\d)*/g;
/** A date, a time of day, or two of those: the long runs of digits that are no number of a person. */
const when =
  /^(?:(?:19|20)\d\d-\d\d-\d\d)?\s*(?:[012]?\d\.[0-5]\d(?:\s*[-–]\s*[012]?\d\.[0-5]\d)?)?$/;

/** What in a text could point at a person; null when nothing does. */
export function personalIn(text: string): 'personnummer' | 'phone' | 'email' | null {
  const plain = text.normalize('NFKC');
  if (email.test(plain)) return 'email';
  if (holdsPersonnummer(plain)) return 'personnummer';
  const runs = plain.match(run) ?? [];
  const long = runs.filter((r) => r.replace(/\D/g, '').length > DIGITS);
  return long.some((r) => !when.test(r)) ? 'phone' : null;
}

const words = {
  personnummer: 'a personal identity number',
  phone: 'what looks like a phone number',
  email: 'an e-mail address',
} as const;

/** Refuses a note of a visit that could point at a person. @throws DeskError `invalid` saying what and what to do */
export function refusePersonal(note: string | null | undefined): void {
  const found = note ? personalIn(note) : null;
  if (found === null) return;
  throw new DeskError(
    'invalid',
    `The note holds ${words[found]}. Visits are anonymous: take it away, or make a case of the visit and write it there.`,
    { errors: [{ path: 'note', message: `holds ${words[found]}` }] },
  );
}
