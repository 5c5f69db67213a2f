// What is near what: forms, compounds and typing errors count; chance does not.
import { describe, expect, it } from 'vitest';
import { distance, likeness } from './likeness.ts';
import { matched } from './matched.ts';
import { asked, fold, root } from './words.ts';

const near = (word: string, text: string, typing = false): number =>
  likeness(fold(word), [fold(text)], 'sv', typing)[0] ?? 0;

describe('likeness', () => {
  it.each([
    ['soporna', 'sopor'],
    ['hämtning', 'hämtas'],
    ['anmälan', 'anmäla'],
    ['återvinningscentralens', 'återvinningscentralen'],
  ])('takes %s and %s as forms of one word', (a, b) => expect(near(a, b)).toBe(0.9));
  it.each([
    ['hämtning', 'sophämtning'],
    ['förskoleplats', 'plats'],
    ['soporma', 'soporna'],
    ['biblotek', 'bibliotek'],
    ['fakutra', 'faktura'],
  ])('takes %s as near %s', (a, b) => {
    expect(near(a, b)).toBeGreaterThan(0.3);
    expect(near(a, b)).toBeLessThan(0.9);
  });
  it.each([
    ['programmering', 'ring'],
    ['hus', 'mus'],
    ['katt', 'hund'],
    ['sop', 'för'],
  ])('takes %s and %s as strangers', (a, b) => expect(near(a, b)).toBe(0));
  it('completes only what is still being typed', () => {
    expect(near('bibl', 'biblioteket', true)).toBeGreaterThan(0.5);
    expect(near('bi', 'biblioteket')).toBe(0);
  });
  it('does not take a word in use for a typing error', () => {
    const [rösta, kosta] = likeness('rosta', ['rosta', 'kosta'], 'sv', false);
    expect([rösta, kosta]).toEqual([1, 0]);
  });
});

it('counts steps, and stops counting', () => {
  expect(distance('faktura', 'fakutra', 2)).toBe(1);
  expect(distance('sopor', 'soporna', 2)).toBe(2);
  expect(distance('a', 'abcdef', 2)).toBe(3);
});

it('reads a question: what carries it, once, at most ten words', () => {
  expect(asked('Hur gör jag om soporna inte hämtas?', 'sv')).toEqual({
    words: ['soporna', 'hamtas'],
    typing: false,
  });
  expect(asked('för', 'sv')).toEqual({ words: ['for'], typing: true });
  expect(asked('"; \\ %', 'sv')).toEqual({ words: [], typing: false });
  expect(asked('ett två tre fyra fem sex sju åtta nio tio elva tolv', 'sv').words).toHaveLength(10);
  expect(root('sophämtningen', 'sv')).toBe(root('sophämtning', 'sv'));
});

it('marks words as they stand in the text', () => {
  expect(matched('soporma hämtas', 'Om Soporna inte blivit hämtade', 'sv')).toEqual([
    'Soporna',
    'hämtade',
  ]);
});
