// The demonstration is filled once, keeps its password, and never stands open to others.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/db.ts';
import { firstRun } from './first-run.ts';
import { readConfig } from './spine/config.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'entre-first-'));
afterAll(() => rmSync(dataDir, { recursive: true }));
const { url } = await testDatabase();
const kept = join(dataDir, 'demo-password');
const config = (env: Record<string, string> = {}) => readConfig({ DATA_DIR: dataDir, ...env });

test('a start that was killed while filling is done with the same password, and later ones tell it', async () => {
  writeFileSync(kept, 'Onsdag-i-Karlskrona\n');
  const first = await firstRun(url, config());
  expect(first?.password).toBe('Onsdag-i-Karlskrona');
  const later = await firstRun(url, config());
  expect(later?.password).toBe('Onsdag-i-Karlskrona');
  expect(later?.staff.length).toBe(first?.staff.length);
}, 60_000);

test.each([
  { PUBLIC_URL: 'https://desk.example.se' },
  { HOST: '0.0.0.0' },
  { HOST: '0.0.0.0', DEMO: '0' },
])('what was filled does not open with %j', async (env) => {
  await expect(firstRun(url, config(env))).rejects.toThrow(/holds the demonstration.*DATA_DIR/);
});

test('an empty desk opens to others, and stays empty', async () => {
  const { url: empty } = await testDatabase();
  expect(await firstRun(empty, config({ PUBLIC_URL: 'https://desk.example.se' }))).toBeNull();
  expect(existsSync(kept) && readFileSync(kept, 'utf8').trim()).toBe('Onsdag-i-Karlskrona');
});
