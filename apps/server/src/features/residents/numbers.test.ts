// Phone numbers come into one form; personal identity numbers are recognised and phone numbers are not taken for them.
import { describe, expect, it } from 'vitest';
import { holdsPersonnummer, storedPhone, toE164 } from './numbers.ts';

describe('phone numbers', () => {
  it.each([
    ['0455-30 30 00', '+46455303000'],
    ['070-174 06 05', '+46701740605'],
    ['+46 70 174 06 05', '+46701740605'],
    ['0046701740605', '+46701740605'],
    ['+45 33 12 34 56', '+4533123456'],
  ])('%s is stored as %s', (written, stored) => {
    expect(toE164(written)).toBe(stored);
  });
  it('says what to write when it cannot be read', () => {
    for (const written of ['hej', '12', '', '++46'])
      expect(() => storedPhone(written)).toThrow(/Write it with its area code/);
  });
});

describe('personal identity numbers', () => {
  // Numbers that Skatteverket publishes for testing have right check digits and belong to nobody.
  it.each([
    '19850709-9805',
    '850709-9805',
    '8507099805',
    'hon heter 198507099805 sa hon',
    '850709 9805',
    '１９８５０７０９９８０５',
    '850769-9802',
    '121212+1212',
  ])('sees %s', (text) => expect(holdsPersonnummer(text)).toBe(true));

  it.each([
    '850709-9804',
    '851309-9805',
    '070-174 06 05',
    '0701740605',
    'KC-2611-000123',
    '2026-11-23 14',
    '',
  ])('lets %s be', (text) => expect(holdsPersonnummer(text)).toBe(false));
});
