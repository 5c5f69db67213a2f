// What a browser keeps of a chat, and that it is known when it keeps nothing.
import { afterEach, expect, test, vi } from 'vitest';
import { memory } from './kept.ts';

const kept = { token: 'id.secret', lane: 'lane', code: 'K7M4TPXD' };

/** As much of a browser's storage as is used. */
function storage(full = false) {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      held.set(name, value);
    },
    removeItem: (name: string) => held.delete(name),
    held,
  };
}
afterEach(() => vi.unstubAllGlobals());

test('what is kept is there for the next page, and the try leaves nothing behind', () => {
  const session = storage();
  vi.stubGlobal('sessionStorage', session);
  const first = memory(false);
  expect(first.forgets()).toBe(false);
  expect(session.held.size).toBe(0);
  first.write(kept);
  expect(memory(false).read()).toEqual(kept);
  first.write(null);
  expect(memory(false).read()).toBeNull();
});

test.each([
  ['is absent', () => vi.stubGlobal('sessionStorage', null)],
  ['takes nothing', () => vi.stubGlobal('sessionStorage', storage(true))],
  [
    'throws',
    () =>
      vi.stubGlobal(
        'sessionStorage',
        new Proxy(storage(), {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        }),
      ),
  ],
])('storage that %s forgets, and the thread lives as long as the page', (_, give) => {
  give();
  const here = memory(false);
  expect(here.forgets()).toBe(true);
  here.write(kept);
  expect(here.read()).toEqual(kept);
  expect(memory(false).read()).toBeNull();
});
