// The list of shortcuts is whole and true: what is printed on a button is in the table of keys, and no key is heard past it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printed } from '@entre/ui/keys';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$|paraglide/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const found = (pattern: RegExp): { path: string; word: string }[] =>
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((hit) => ({ path, word: hit[1] ?? '' })),
  );

/** What the table of keys is given, as it is printed. */
const table = new Set([
  ...found(/\bkeys: '([^']+)'/g).map(({ word }) => printed(word)),
  ...found(/\basking\('([^']+)'/g).map(({ word }) => printed(word)),
]);
/** Keys of the part of a page that has focus, as in every program: forms, lists, what is left by Escape. */
const everywhere = ['Enter', 'Escape', 'Tab', 'ArrowUp', 'ArrowDown'];

test('the table is read', () => {
  expect([...table]).toEqual(expect.arrayContaining(['Ctrl ↵', 'F2', 'J', 'L', 'Ö', '/', '?']));
});

test('each key on a button is in the table', () => {
  const shown = [...found(/\bkbd="([^"{]+)"/g), ...found(/<Kbd keys="([^"{]+)"/g)];
  expect(shown.length).toBeGreaterThan(8);
  // Enter sends the form of a dialog; Alt and a number are made from the articles there are.
  const known = (word: string) => word === '↵' || word === 'Alt ' || table.has(word);
  expect(shown.filter(({ word }) => !known(word))).toEqual([]);
});

test('no shortcut is heard past the table', () => {
  const heard = found(/event\.key === '([^']+)'/g).filter(({ word }) => !everywhere.includes(word));
  expect(heard).toEqual([]);
});
