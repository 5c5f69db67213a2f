// Telephone numbers in one form.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { DeskError } from '../../spine/errors.ts';
import { refuseNumbers } from '../../spine/valid.ts';

/** A number as written by hand in E.164, e.g. `+46455303000`; Swedish unless it says otherwise. Null when it is none. */
export function toE164(written: string): string | null {
  const number = parsePhoneNumberFromString(written, 'SE');
  return number?.isPossible() ? number.number : null;
}

/**
 * A number to store. @throws DeskError `invalid` when it cannot be read as one, or is a personal identity number
 * @param path the field it came in, for the error
 */
export function storedPhone(written: string, path = 'phone'): string {
  // Ten digits can pass for a telephone number too.
  refuseNumbers({ [path]: written });
  const number = toE164(written);
  if (number !== null) return number;
  throw new DeskError(
    'invalid',
    'The phone number could not be read. Write it with its area code, like 0455-30 30 00 or +46 455 30 30 00.',
    { errors: [{ path, message: 'not a phone number' }] },
  );
}
