// Finds Swedish personal numbers in text, so that one is warned before a text with one is sent or kept. Pure.

/** Ten or twelve digits with the signs people put in; coordination numbers add 60 to the day. */
const SHAPE =
  /(?<![\d-])(?:(?:18|19|20)\d{2}|\d{2})[ -]?(\d{2})[ -]?(\d{2})[ ]?[-+–]?[ ]?\d{4}(?![\d-])/g;

/** Luhn over the last ten digits. */
function checks(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[i]) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isNumber(found: string): boolean {
  const digits = found.replace(/\D/g, '').slice(-10);
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6)) % 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && checks(digits);
}

/** The personal numbers in a text, as they stand there. */
export const personalNumbers = (text: string): string[] =>
  (text.match(SHAPE) ?? []).filter(isNumber);

/** The text with the last four digits of each number gone: the birth date may be needed, the rest may not be kept. */
export const withoutNumbers = (text: string): string =>
  text.replace(SHAPE, (found) => (isNumber(found) ? `${found.slice(0, -4).trimEnd()}XXXX` : found));
