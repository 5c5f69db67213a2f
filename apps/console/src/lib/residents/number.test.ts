// Holds what is taken for a telephone number.
import { expect, it } from 'vitest';
import { isNumber } from './number.ts';

it('knows a number from a name', () => {
  expect(isNumber('0455-30 30 00')).toBe(true);
  expect(isNumber('+46 70 174 06 05')).toBe(true);
  expect(isNumber('Birgitta')).toBe(false);
  expect(isNumber('04')).toBe(false);
});
