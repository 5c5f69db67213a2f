// Every file is a whole thought: it says what it is for, is not too long, and hides nothing from the reader.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const skipped = /node_modules|generated|paraglide|\.svelte-kit|\/build\/|\/dist\/|migrations/;
const files = ['apps', 'packages', 'prisma', 'tests', 'bin']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((n) =>
      join(folder, n),
    ),
  )
  .filter((path) => /\.(ts|svelte|mjs|css)$/.test(path) && !skipped.test(`/${path}`))
  .filter((path) => !path.endsWith('.d.ts') && !path.endsWith('.d.mts'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const found = (wrong: (f: { path: string; text: string }) => boolean): string[] =>
  files.filter(wrong).map((f) => f.path);

test('the first line says what the file is for', () => {
  expect(found(({ text }) => !/^(\/\/|\/\*|<!--|#!)/.test(text))).toEqual([]);
});

test('no file is longer than 400 lines', () => {
  expect(found(({ text }) => text.split('\n').length > 401)).toEqual([]);
});

test('no file is named for a kind instead of a thought', () => {
  const kinds =
    /(^|\/)(utils?|helpers?|common|misc|manager|service|repository|dto|mapper|controller)s?(\.\w+)*\.(ts|svelte)$/;
  expect(found(({ path }) => kinds.test(path))).toEqual([]);
});

test('text is text: no raw HTML, anywhere', () => {
  expect(
    found(
      ({ path, text }) =>
        !path.startsWith('tests/laws') && /\{@html|\.innerHTML\s*=|insertAdjacentHTML/.test(text),
    ),
  ).toEqual([]);
});

test('nothing is left for later', () => {
  const words = ['TO' + 'DO', 'FIX' + 'ME', 'coming ' + 'soon', 'not ' + 'implemented'];
  const later = new RegExp(`\\b(${words.join('|')})\\b`);
  expect(
    found(({ path, text }) => later.test(text) && !path.startsWith('prisma/seed/world')),
  ).toEqual([]);
});
