// Two letters of a name: first and last word, whole letters, none for nothing.
import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Anna Lind', 'AL'],
  ['  anna  karin öhman ', 'AÖ'],
  ['Cher', 'C'],
  ['', ''],
  ['   ', ''],
  ['𐐀bc Åberg', '𐐀Å'],
])('%j is %j', (name, letters) => expect(initials(name)).toBe(letters));
