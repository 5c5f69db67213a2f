// Finds Swedish personal identity numbers in a text, so that it can warn before one is sent or searched for.

// Ten or twelve digits, with -, + or a space before the last four; not part of a longer number.
const LOOKS = /(?<![\d-])(?:18|19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?![\d-])/g;

/** The check digit of the last ten (Luhn). */
function checks(ten: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const n = Number(ten[i]) * (i % 2 === 0 ? 2 : 1);
    sum += n > 9 ? n - 9 : n;
  }
  return sum % 10 === 0;
}

/** Days 61 to 91 are coordination numbers. */
function isOne(year: string, month: string, day: string, last: string): boolean {
  const m = Number(month);
  const d = Number(day) > 60 ? Number(day) - 60 : Number(day);
  return m >= 1 && m <= 12 && d >= 1 && d <= 31 && checks(year + month + day + last);
}

/** The text with every such number replaced. */
export const withoutNumbers = (text: string, instead: string): string =>
  text.replace(LOOKS, (found: string, y: string, m: string, d: string, last: string) =>
    isOne(y, m, d, last) ? instead : found,
  );

export const holdsNumber = (text: string): boolean => withoutNumbers(text, '\u0000') !== text;
