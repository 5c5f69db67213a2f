// Holds the format buttons to the marks they make and take away.
import { expect, it } from 'vitest';
import { markdownEdit } from './markdownEdit.ts';

it('makes the choice bold and keeps it chosen', () => {
  expect(markdownEdit('bold', 'Ring oss nu', 5, 8)).toEqual({
    text: 'Ring **oss** nu',
    from: 7,
    to: 10,
  });
});
it('makes a link and chooses its address', () => {
  const made = markdownEdit('link', 'Se kartan', 3, 9);
  expect(made.text).toBe('Se [kartan](https://)');
  expect(made.text.slice(made.from, made.to)).toBe('https://');
});
it('makes every chosen line a step, and takes the marks away again', () => {
  const made = markdownEdit('steps', 'Ett\nTvå\nTre', 1, 5);
  expect(made.text).toBe('1. Ett\n2. Två\nTre');
  expect(markdownEdit('steps', made.text, made.from, made.to).text).toBe('Ett\nTvå\nTre');
});
it('changes one kind of line into another', () => {
  expect(markdownEdit('heading', '- Öppettider', 0, 0).text).toBe('## Öppettider');
  expect(markdownEdit('list', '1. Ett\n2. Två', 0, 13).text).toBe('- Ett\n- Två');
});
