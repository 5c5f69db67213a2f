// Phone numbers come into one form.
import { describe, expect, it } from 'vitest';
import { storedPhone, toE164 } from './numbers.ts';

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
