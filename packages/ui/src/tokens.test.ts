// Holds every ink to WCAG AA on every ground it may lie on, in light and dark, and the two darks alike.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colours, contrast, type Oklch } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const block = (selector: string) => {
  const from = css.indexOf(selector);
  return css.slice(from, css.indexOf('}', from));
};
const light = block(':root {');
const dark = block(":root[data-theme='dark'] {");
const darkByWish = block(":root:not([data-theme='light'], [data-theme='dark']) {");

// What "more contrast" says instead, e.g. ink-3 → ink-1.
const more = new Map(
  [...block('@media (prefers-contrast: more)').matchAll(/--([\w-]+): var\(--([\w-]+)\);/g)].map(
    (m) => [m[1]!, m[2]!] as const,
  ),
);
const withMore = (tokens: Map<string, Oklch>) =>
  new Map([...tokens].map(([name, value]) => [name, tokens.get(more.get(name) ?? '') ?? value]));

const grounds = ['paper', 'sea-1', 'sea-2', 'sea-3'];
const washes = ['accent-wash', 'late-wash', 'soon-wash', 'good-wash', 'note'];

/** ink → the grounds it is used on */
const text: Record<string, string[]> = {
  'ink-1': [...grounds, ...washes, 'sea-4'],
  'ink-2': [...grounds, ...washes],
  'ink-3': [...grounds, ...washes],
  accent: ['paper', 'sea-1', 'sea-2'],
  'accent-ink': [...grounds, 'accent-wash'],
  late: ['paper', 'sea-1', 'sea-2', 'sea-3', 'late-wash', 'accent-wash'],
  soon: ['paper', 'sea-1', 'sea-2', 'soon-wash', 'accent-wash'],
  good: ['paper', 'sea-1', 'sea-2', 'good-wash', 'accent-wash'],
  'note-ink': ['note'],
  'on-accent': ['accent', 'accent-strong'],
  'on-late': ['late', 'late-strong'],
  'on-mine': ['mine'],
  'rail-ink': ['rail', 'rail-on'],
  'rail-bright': ['rail', 'rail-on'],
};

/** shapes that carry meaning: 3:1 (WCAG 1.4.11) */
const shapes: Record<string, string[]> = {
  edge: [...grounds],
  accent: [...grounds, 'accent-wash'],
  late: [...grounds],
  soon: [...grounds],
  good: [...grounds],
  'rail-mark': ['rail', 'rail-on'],
};

describe.each([
  ['light', colours(light)],
  ['dark', colours(dark)],
  ['light, more contrast', withMore(colours(light))],
  ['dark, more contrast', withMore(colours(dark))],
])('%s', (_, tokens) => {
  const value = (name: string): Oklch => {
    const found = tokens.get(name);
    if (!found) throw new Error(`no colour --${name}`);
    return found;
  };
  const pairs = (table: Record<string, string[]>) =>
    Object.entries(table).flatMap(([ink, on]) => on.map((ground) => [ink, ground] as const));

  it.each(pairs(text))('%s can be read on %s', (ink, ground) => {
    expect(contrast(value(ink), value(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(pairs(shapes))('%s can be seen on %s', (shape, ground) => {
    expect(contrast(value(shape), value(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe('the three blocks', () => {
  const said = (text: string) =>
    [...text.matchAll(/^\s*(--[\w-]+|color-scheme):\s*(.+);/gm)].map((m) => `${m[1]}: ${m[2]}`);
  it('dark by choice and dark by wish say the same', () => {
    expect(said(darkByWish)).toEqual(said(dark));
  });
  it('dark names every colour that light names', () => {
    expect([...colours(dark).keys()]).toEqual([...colours(light).keys()]);
  });
  it('more contrast changes inks and lines, never a ground', () => {
    expect(more.size).toBeGreaterThan(5);
    for (const ground of [...grounds, ...washes, 'sea-4', 'rail', 'rail-on'])
      expect(more.has(ground), ground).toBe(false);
  });
  it('knows black on white', () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 5);
  });
});
