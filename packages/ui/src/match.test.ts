// Finding by what people type.
import { expect, it } from 'vitest';
import { fold, found, matches } from './match.ts';

it('finds without marks and in any order', () => {
  expect(fold('Åsa Öhman')).toBe('asa ohman');
  expect(matches('Sophämtning Avfall', 'soph')).toBe(true);
  expect(matches('Sophämtning Avfall', 'avf sop')).toBe(true);
  expect(matches('Sophämtning Avfall', 'hämt')).toBe(true);
  expect(matches('Sophämtning Avfall', 'hamt')).toBe(true);
  expect(matches('Sophämtning Avfall', 'ht')).toBe(false);
  expect(matches('Bygglov', '')).toBe(true);
});

it('puts first what begins as typed, and keeps the order of equals', () => {
  const labels = ['Bostad', 'Bibliotek', 'Nya bygglov', 'Ombyggnad', 'Bygglov', 'Bygga till'];
  const items = labels.map((label) => ({ label, keywords: 'Bygga och bo' }));
  expect(found(items, 'byg').map((one) => one.label)).toEqual([
    'Bygglov',
    'Bygga till',
    'Nya bygglov',
    'Ombyggnad',
    'Bostad',
    'Bibliotek',
  ]);
});
