// Secrets are random, made once, and closed to others.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { secrets } from './secrets.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entre-secrets-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const file = () => join(dir, 'secrets.json');

it('makes 32 random bytes for each, once', () => {
  const first = secrets(dir);
  expect(new Set(Object.values(first)).size).toBe(4);
  for (const value of Object.values(first))
    expect(Buffer.from(value, 'base64url')).toHaveLength(32);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(secrets(dir)).toEqual(first);
});

it('closes its own file to others, and says so', () => {
  const first = secrets(dir);
  chmodSync(file(), 0o644);
  const warnings: string[] = [];
  expect(secrets(dir, (text) => warnings.push(text))).toEqual(first);
  expect(warnings.join()).toMatch(/closed to them/);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it.each(['', '{}', 'not json', '{"authSecret":"short"}'])(
  'refuses a broken file and leaves it untouched: %s',
  (text) => {
    writeFileSync(file(), text, { mode: 0o600 });
    expect(() => secrets(dir)).toThrow(/cannot be used/);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  },
);
