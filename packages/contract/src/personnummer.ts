// Finds Swedish personal identity numbers in a text, so that one is warned of before it is sent, kept or logged. Pure.

/**
 * Six or eight digits of a birth date and four more, as people write them: with -, +, a dash or a space before the
 * last four; with a space or a hyphen within the date too. Never a part of a longer number or of a range of dates.
 */
const SHAPE =
  /(?<!\d|\d-|\+)(18|19|20)?(\d\d)([^\S\n]|-|)(\d\d)\3(\d\d)([^\S\n]?[-+\u2010-\u2015\u2212]?[^\S\n]?)(\d{4})(?!-?\d)/g;

/** Full-width signs, which some keyboards give, as the ordinary ones: as many as before, so that places stay. */
const narrow = (text: string): string =>
  text.replace(/[\uff0b-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/**
 * A day that exists. A coordination number (samordningsnummer) adds 60 to the day, and has 00 for a month or day that
 * nobody knows (Skatteverket, SKV 707 and its published test numbers).
 */
function isBirth(year: number, month: number, day: number): boolean {
  const coordination = day >= 60;
  const born = coordination ? day - 60 : day;
  if (coordination && (month === 0 || born === 0)) return month <= 12 && born <= 31;
  const days = new Date(Date.UTC(2000 + year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && born >= 1 && born <= days;
}

/** The check digit: modulus 10 with the weights 2 and 1 over the last ten digits (Skatteverket, SKV 704). */
function checks(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, i) => {
    const weighed = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

/** Whether digits of the shape are a number, and not a telephone number, a date with an hour, or chance. */
function isOne([, century, year = '', gap, month = '', day = '', sign = '', last = '']: string[]) {
  const signed = sign.trim() !== '';
  if (gap === '-' && !signed) return false; // 2026-11-23 1415
  if (century === undefined && year.startsWith('0') && !signed) return false; // 0701121234
  return isBirth(Number(year), Number(month), Number(day)) && !last.startsWith('000');
}

/** `check`: the check digit is right too. `date`: a birth date is enough, for a slip still points at someone. */
type Sure = 'check' | 'date';

function spans(text: string, sure: Sure): { from: number; to: number }[] {
  return [...narrow(text).matchAll(SHAPE)].flatMap((found) => {
    const ten = found[0].replace(/\D/g, '').slice(-10);
    const real = isOne(found) && (sure === 'date' || checks(ten));
    return real ? [{ from: found.index, to: found.index + found[0].length }] : [];
  });
}

/** The numbers in a text, as they stand there. */
export const personnummerIn = (text: string): string[] =>
  spans(text, 'check').map(({ from, to }) => text.slice(from, to));

export const holdsPersonnummer = (text: string): boolean => spans(text, 'check').length > 0;

/** The text with something else for each number. @param sure how little is enough to take digits for a number */
export function withoutPersonnummer(
  text: string,
  instead: (found: string) => string,
  sure: Sure = 'check',
): string {
  let after = 0;
  const kept = spans(text, sure).map(({ from, to }) => {
    const piece = text.slice(after, from) + instead(text.slice(from, to));
    after = to;
    return piece;
  });
  return kept.join('') + text.slice(after);
}
