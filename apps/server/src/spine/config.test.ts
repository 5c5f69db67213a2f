// The environment is checked at the door, and .env.example tells the truth about it.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, variables } from './config.ts';

const example = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
const lines = [...example.matchAll(/^(# )?([A-Z_]+)=(.*)$/gm)].map((match) => ({
  name: match[2] ?? '',
  commented: match[1] !== undefined,
  value: match[3] ?? '',
}));

describe('.env.example', () => {
  it('has every variable once, and no other', () => {
    expect(lines.map((line) => line.name).toSorted()).toEqual(Object.keys(variables).toSorted());
  });

  it('shows the real defaults: what is not commented out changes nothing', () => {
    const shown = lines.filter((line) => !line.commented);
    const env = Object.fromEntries(shown.map((line) => [line.name, line.value]));
    expect(readConfig(env)).toEqual(readConfig({}));
    const alone = Object.entries(variables).filter(
      ([, type]) => type.safeParse(undefined).data !== undefined,
    );
    expect(shown.map((line) => line.name).toSorted()).toEqual(
      alone.map(([name]) => name).toSorted(),
    );
  });

  it('has examples that are themselves accepted', () => {
    const env = Object.fromEntries(
      lines.filter((line) => line.value !== '').map((line) => [line.name, line.value]),
    );
    expect(() => readConfig({ ...env, MEILI_KEY: 'key' })).not.toThrow();
  });
});

describe('readConfig', () => {
  it('has defaults for everything, and is frozen', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: resolve('data'),
      demo: 'if-empty',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty value as left out', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', DEMO: '' })).toEqual(readConfig({}));
  });

  it.each([
    [{ PORT: 'http' }, /PORT must be a port number/],
    [{ PORT: '70000' }, /PORT must be a port number/],
    [{ PORT: '0' }, /PORT must be a port number/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must be a PostgreSQL address/],
    [{ WIDGET_ORIGINS: 'https://a.se/path' }, /WIDGET_ORIGINS must be origins/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/],
    [{ DEMO: 'yes' }, /DEMO must be 1 \(on\) or 0/],
    [{ MEILI_URL: 'http://localhost:7700' }, /MEILI_KEY is not/],
    [{ PUBLIC_URL: 'desk.example.se' }, /PUBLIC_URL must be a web address/],
  ])('refuses %j by name and says what to do', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it('names everything that is wrong at once', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT[^]*LOG_LEVEL/);
  });

  it('keeps the demonstration on this machine', () => {
    expect(() => readConfig({ DEMO: '1', HOST: '0.0.0.0' })).toThrow(/DEMO=1 is only for/);
    expect(() => readConfig({ DEMO: '1', PUBLIC_URL: 'https://desk.example.se' })).toThrow(
      /DEMO=1/,
    );
    expect(readConfig({ HOST: '0.0.0.0' }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: 'postgresql://localhost/entre' }).demo).toBe(false);
    expect(readConfig({ DEMO: '1', HOST: '::1' }).demo).toBe(true);
  });
});
