// Numbers are shown as one reads them, and called as they are.
import { expect, it } from 'vitest';
import { callLink, shownNumber } from './phone-number.ts';

it.each([
  ['+46701740642', '070-174 06 42'],
  ['0701740642', '070-174 06 42'],
  ['+46455303000', '0455-30 30 00'],
  ['+46850828000', '08-508 280 00'],
  ['+4533123456', '+4533123456'],
  ['112', '112'],
  ['inget', 'inget'],
  ['', ''],
])('%s is shown as %s', (stored, shown) => expect(shownNumber(stored)).toBe(shown));

it.each([
  ['+46701740642', 'tel:+46701740642'],
  ['070-174 06 42', 'tel:+46701740642'],
  ['+45 33 12 34 56', 'tel:+4533123456'],
  ['112', 'tel:112'],
])('%s is called as %s', (written, called) => expect(callLink(written)).toBe(called));
