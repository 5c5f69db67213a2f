// A law: every personal identity number is found however it is written, and what merely looks like one is not.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { holdsPersonnummer, personnummerIn, withoutPersonnummer } from './personnummer.ts';

/** The check digit, reckoned by its table and not by the rule under test. */
const digit = (nine: string): number => {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const odd = nine.length % 2;
  const sum = [...nine].reduce((total, d, i) => total + (i % 2 === odd ? +d : doubled[+d]!), 0);
  return (10 - (sum % 10)) % 10;
};
const checked = (nine: string): string => nine + digit(nine);
const two = (n: number): string => String(n).padStart(2, '0');
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const birthdays = fc.date({
  min: new Date('1890-01-01'),
  max: new Date('2026-12-31'),
  noInvalidDate: true,
});

type Number_ = { century: string; yy: string; mm: string; dd: string; last: string };
const numbers: fc.Arbitrary<Number_> = fc
  .record({
    born: birthdays,
    nr: fc.integer({ min: 1, max: 999 }),
    kind: fc.constantFrom('person', 'coordination', 'day unknown', 'month unknown'),
  })
  .map(({ born, nr, kind }) => {
    const year = String(born.getUTCFullYear());
    const mm = kind === 'month unknown' ? '00' : two(born.getUTCMonth() + 1);
    const day = kind === 'day unknown' ? 0 : born.getUTCDate();
    const dd = two(kind === 'person' ? day : day + 60);
    const last = checked(`${year.slice(2)}${mm}${dd}${String(nr).padStart(3, '0')}`).slice(-4);
    return { century: year.slice(0, 2), yy: year.slice(2), mm, dd, last };
  });

const spellings: Record<string, (n: Number_) => string> = {
  'ten digits': (n) => n.yy + n.mm + n.dd + n.last,
  'ten, hyphen': (n) => `${n.yy}${n.mm}${n.dd}-${n.last}`,
  'ten, over a hundred': (n) => `${n.yy}${n.mm}${n.dd}+${n.last}`,
  'ten, space': (n) => `${n.yy}${n.mm}${n.dd} ${n.last}`,
  'ten, dash': (n) => `${n.yy}${n.mm}${n.dd} – ${n.last}`,
  'twelve digits': (n) => n.century + n.yy + n.mm + n.dd + n.last,
  'twelve, hyphen': (n) => `${n.century}${n.yy}${n.mm}${n.dd}-${n.last}`,
  'twelve, space': (n) => `${n.century}${n.yy}${n.mm}${n.dd} ${n.last}`,
  'date with spaces': (n) => `${n.century}${n.yy} ${n.mm} ${n.dd}-${n.last}`,
  'all with spaces': (n) => `${n.century}${n.yy} ${n.mm} ${n.dd} ${n.last}`,
  'date with hyphens': (n) => `${n.century}${n.yy}-${n.mm}-${n.dd}-${n.last}`,
};
/** Ten digits that begin with 0 and have no hyphen are taken for a telephone number: there are many more of them. */
const likePhone = /^(ten digits|ten, space)$/;
const before = fc.constantFrom('', 'Mitt nr är ', 'Pnr:', '(', 'Ring 0455-30 30 00. Hon har ');
const after = fc.constantFrom('', '.', ')!', ', tack', ' född i Karlskrona', '\n2026');

describe('every number is found, as it stands', () => {
  test.each(Object.entries(spellings))('%s', (name, spell) =>
    fc.assert(
      fc.property(numbers, before, after, (number, front, back) => {
        fc.pre(!likePhone.test(name) || !number.yy.startsWith('0'));
        const written = spell(number);
        expect(personnummerIn(front + written + back)).toEqual([written]);
      }),
    ),
  );

  it('by full-width signs too, and several in one text', () =>
    expect(personnummerIn('１９８５０７０９－９８０５ och 811218-9876')).toEqual([
      '１９８５０７０９－９８０５',
      '811218-9876',
    ]));

  // From Skatteverket's published test numbers: a month, or a day, that nobody knows.
  it.each(['191500882392', '191500722390', '191503882399', '701063-2391'])('%s', (number) =>
    expect(holdsPersonnummer(number)).toBe(true),
  );
});

const phones = digits(7).map((d) => [
  `070${d}`,
  `070-${d}`,
  `070-${d.slice(0, 3)} ${d.slice(3, 5)} ${d.slice(5)}`,
  `070 ${d.slice(0, 3)} ${d.slice(3, 5)} ${d.slice(5)}`,
  `+4670${d}`,
  `+46 70 ${d.slice(0, 3)} ${d.slice(3, 5)} ${d.slice(5)}`,
  `004670${d}`,
  `08-${d.slice(0, 2)} ${d.slice(2, 4)} ${d.slice(4, 6)} ${d[6]}0`,
  `08 ${d.slice(0, 3)} ${d.slice(3)}`,
  `0455-${d.slice(0, 6)}`,
  `0455${d.slice(0, 6)}`,
  `0455-${d.slice(0, 2)} ${d.slice(2, 4)} ${d.slice(4, 6)}`,
]);
const caseNumbers = fc
  .tuple(birthdays, digits(6))
  .map(([at, d]) => [`KC-${two(at.getUTCFullYear() % 100)}${two(at.getUTCMonth() + 1)}-${d}`]);
/** Payment references have the same check digit; only their lengths tell. Ten and twelve could be either. */
const references = fc
  .integer({ min: 4, max: 24 })
  .filter((length) => length !== 9 && length !== 11)
  .chain(digits)
  .map(checked)
  .map((ocr) => [ocr, ocr.replace(/(\d{4})(?=\d)/g, '$1 ')]);
/** Organisations: the third digit is at least 2, so that they are no dates (SKV 709). */
const organisations = fc
  .tuple(digits(2), fc.integer({ min: 2, max: 9 }), digits(6))
  .map(([a, third, b]) => checked(`${a}${third}${b}`))
  .map((ten) => [ten, `${ten.slice(0, 6)}-${ten.slice(6)}`]);
const dates = fc.tuple(birthdays, birthdays).map(([a, b]) => {
  const [from, to] = [a.toISOString(), b.toISOString()].map((iso) => iso.slice(0, 10)) as [
    string,
    string,
  ];
  const time = a.toISOString().slice(11, 16);
  const plain = from.replaceAll('-', '');
  return [
    from,
    `${from} ${time}`,
    `${from} ${time.replace(':', '')}`,
    `${from}–${to}`,
    `${from} - ${to}`,
    `${plain}-${to.replaceAll('-', '')}`,
    plain,
    plain.slice(2),
    a.toISOString(),
    `${a.getUTCDate()}/${a.getUTCMonth() + 1} ${a.getUTCFullYear()} kl. ${time}`,
  ];
});

describe('what is none is let be', () => {
  test.each(Object.entries({ phones, caseNumbers, references, organisations, dates }))(
    '%s',
    (_name, written) =>
      fc.assert(
        fc.property(written, before, after, (spelt, front, back) => {
          for (const one of spelt) expect(personnummerIn(front + one + back)).toEqual([]);
        }),
        { numRuns: 400 },
      ),
  );

  test('a wrong check digit, and a day that is none', () =>
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), (n, off) => {
        const wrong = (Number(n.last[3]) + off) % 10;
        expect(holdsPersonnummer(`${n.yy}${n.mm}${n.dd}-${n.last.slice(0, 3)}${wrong}`)).toBe(
          false,
        );
        for (const date of ['811318', '810230', '811200', '811232', '811292', '810018'])
          expect(holdsPersonnummer(`${date}-${checked(`${date}987`).slice(-4)}`)).toBe(false);
      }),
    ));

  test('the number 000, which nobody gets', () =>
    expect(holdsPersonnummer(`810218-${checked('810218000').slice(-4)}`)).toBe(false));

  it.each([
    'K7M4-TPXD',
    '+8112189876',
    '4711-811218-9876',
    '1234 5678 9012 3456',
    'version 18.4.0',
    '',
  ])('%s', (text) => expect(holdsPersonnummer(text)).toBe(false));
});

describe('taking them out', () => {
  const text = 'Nr 19811218-9876 och 811218-9875, tel 0455-30 30 00';
  it('leaves the rest as it was', () =>
    expect(withoutPersonnummer(text, () => '[borta]')).toBe(
      'Nr [borta] och 811218-9875, tel 0455-30 30 00',
    ));
  it('takes a misspelt one with it where a date is enough', () =>
    expect(withoutPersonnummer(text, () => '…', 'date')).toBe('Nr … och …, tel 0455-30 30 00'));
  test('afterwards none is left', () =>
    fc.assert(
      fc.property(numbers, numbers, before, after, (a, b, front, back) => {
        const written = `${front}${spellings['twelve digits']!(a)}, ${spellings['ten, hyphen']!(b)}${back}`;
        expect(withoutPersonnummer(written, () => '…')).toBe(`${front}…, …${back}`);
      }),
    ));
});
