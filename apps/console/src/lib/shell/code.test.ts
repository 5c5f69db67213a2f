// Holds the spoken code to its signs, in both languages.
import { expect, it } from 'vitest';
import { CODE_SIGNS } from '@entre/contract/ids';
import en from '../../../../../packages/i18n/messages/en/visits.json' with { type: 'json' };
import sv from '../../../../../packages/i18n/messages/sv/visits.json' with { type: 'json' };
import { grouped, spelled } from './spell.ts';

it('groups by four and spells each sign', () => {
  expect(grouped('k7m4-tpxd'.toUpperCase())).toBe('K7M4-TPXD');
  expect(spelled('K7', 'K Kalle, 7 sjua')).toEqual([
    { sign: 'K', word: 'Kalle' },
    { sign: '7', word: 'sjua' },
  ]);
});
it('has a word for every sign a code may have', () => {
  for (const { visits_spell } of [sv, en])
    for (const { sign, word } of spelled(CODE_SIGNS, visits_spell))
      expect(word, sign).not.toBe(sign);
});
