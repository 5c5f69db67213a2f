// Which texts are taken to hold a personal identity number. The numbers are made up, with right check digits.
import { expect, test } from 'vitest';
import { holdsNumber, withoutNumbers } from './detect.ts';

test.each([
  '199001012385',
  '19900101-2385',
  '900101-2385',
  '9001012385',
  '900101 2385',
  'Jag heter Maj, 19900101-2385.',
  'samordning 900161-2382',
])('%s', (text) => expect(holdsNumber(text)).toBe(true));

test.each([
  '900101-2386',
  '0455-30 30 30',
  '070-123 45 67',
  'KC-2611-000123',
  'Ärende 202611241234567',
  '901301-2385',
  'OCR 19900101238511',
  'K7M4-TPXD',
])('not %s', (text) => expect(holdsNumber(text)).toBe(false));

test('takes it out and leaves the rest', () =>
  expect(withoutNumbers('Mitt är 19900101-2385, tack', '[borttaget]')).toBe(
    'Mitt är [borttaget], tack',
  ));
