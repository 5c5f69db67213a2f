// Addresses are made of plain letters, and are never empty.
import { expect, it } from 'vitest';
import { numbered, slugOf } from './slug.ts';

it.each([
  ['Hämtningsdagar & kalender', 'hamtningsdagar-kalender'],
  ['  Öppna kafé?  ', 'oppna-kafe'],
  ['P-böter', 'p-boter'],
  ['../../etc/passwd', 'etc-passwd'],
  ['🗑️', 'artikel'],
  ['ä'.repeat(200), 'a'.repeat(80)],
])('makes %j %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

it('numbers from the second on', () => {
  expect([1, 2, 3].map((n) => numbered('pass', n))).toEqual(['pass', 'pass-2', 'pass-3']);
});
