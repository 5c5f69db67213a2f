// Telephone numbers as they are read: Swedish ones as one writes them in Sweden, others as they are stored.
import { parsePhoneNumberFromString } from 'libphonenumber-js';

const swedish = (written: string) => {
  const number = parsePhoneNumberFromString(written, 'SE');
  // Others are left alone: a browser is given the rules of Swedish numbers only.
  return number?.countryCallingCode === '46' && number.isPossible() ? number : null;
};

/** `070-174 06 42` for `+46701740642`. What is no Swedish number stays as it is. */
export function shownNumber(stored: string): string {
  const national = swedish(stored)?.formatNational();
  return national?.startsWith('0') ? national : stored;
}

/** What a link calls: the whole number, with its country, however it was written. */
export const callLink = (written: string): string =>
  `tel:${swedish(written)?.number ?? written.replace(/[^+\d]/g, '')}`;
