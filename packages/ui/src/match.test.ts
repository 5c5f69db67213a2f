// Finding by what people type.
import { expect, it } from 'vitest';
import { fold, matches } from './match.ts';

it('finds without marks and in any order', () => {
  expect(fold('Åsa Öhman')).toBe('asa ohman');
  expect(matches('Sophämtning Avfall', 'soph')).toBe(true);
  expect(matches('Sophämtning Avfall', 'avf sop')).toBe(true);
  expect(matches('Sophämtning Avfall', 'hämt')).toBe(true);
  expect(matches('Sophämtning Avfall', 'hamt')).toBe(true);
  expect(matches('Sophämtning Avfall', 'ht')).toBe(false);
  expect(matches('Bygglov', '')).toBe(true);
});
