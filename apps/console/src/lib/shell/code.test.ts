// Holds the spoken code to its signs, in both languages.
import { expect, it } from 'vitest';
import { CODE_SIGNS } from '@entre/contract/ids';
import en from '../../../../../packages/i18n/messages/en/shell.json' with { type: 'json' };
import sv from '../../../../../packages/i18n/messages/sv/shell.json' with { type: 'json' };
import { shownCode, spelled } from './code.ts';

it('groups by four and spells each sign', () => {
  expect(shownCode('k7m4-tpxd')).toBe('K7M4-TPXD');
  expect(shownCode('K7M4TPXD')).toBe('K7M4-TPXD');
  expect(spelled('k7', 'K Kalle, 7 sjua')).toEqual([
    { sign: 'K', word: 'Kalle' },
    { sign: '7', word: 'sjua' },
  ]);
});
it('has a word of its own for every sign a code may have', () => {
  for (const { shell_spell } of [sv, en]) {
    const words = spelled(CODE_SIGNS, shell_spell);
    for (const { sign, word } of words) expect(word, sign).not.toBe(sign);
    expect(new Set(words.map(({ word }) => word)).size).toBe(CODE_SIGNS.length);
  }
});
