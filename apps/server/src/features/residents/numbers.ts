// Telephone numbers in one form, and personal identity numbers kept out.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { DeskError } from '../../spine/errors.ts';

/** Any run that could be a personnummer or samordningsnummer: six or eight digits, perhaps a sign, four digits. */
const shaped = /(?<!\d)(\d{6}|\d{8})([-+–\s]?)(\d{4})(?!\d)/g;

/** A number as written by hand in E.164, e.g. `+46455303000`; Swedish unless it says otherwise. Null when it is none. */
export function toE164(written: string): string | null {
  const number = parsePhoneNumberFromString(written, 'SE');
  return number?.isPossible() ? number.number : null;
}

/**
 * A number to store. @throws DeskError `invalid` when it cannot be read as one
 * @param path the field it came in, for the error
 */
export function storedPhone(written: string, path = 'phone'): string {
  const number = toE164(written);
  if (number !== null) return number;
  throw new DeskError(
    'invalid',
    'The phone number could not be read. Write it with its area code, like 0455-30 30 00 or +46 455 30 30 00.',
    { errors: [{ path, message: 'not a phone number' }] },
  );
}

/**
 * Whether a text holds a personnummer or samordningsnummer: a date (a day 61 to 91 for the latter) and a right
 * check digit. Ten bare digits that start with 0 are taken for a phone number.
 */
export function holdsPersonnummer(text: string): boolean {
  for (const [, date = '', sign = '', rest = ''] of text.normalize('NFKC').matchAll(shaped)) {
    if (date.length === 6 && sign !== '-' && sign !== '+' && date.startsWith('0')) continue;
    const ten = date.slice(-6) + rest;
    if (isDate(Number(ten.slice(2, 4)), Number(ten.slice(4, 6))) && checks(ten)) return true;
  }
  return false;
}

const isDate = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day % 60 >= 1 && day % 60 <= 31 && day <= 91;

/** The Luhn check over the last ten digits (Skatteverket SKV 704). */
function checks(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, i) => {
    const n = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (n > 9 ? n - 9 : n);
  }, 0);
  return sum % 10 === 0;
}
