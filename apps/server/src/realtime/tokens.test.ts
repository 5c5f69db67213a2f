// Sockets of residents are cut off when their token no longer holds, and not because the database is away.
import { expect, test, vi } from 'vitest';
import { keepTokens, TOKEN_LOOK_MS } from './tokens.ts';
import type { RealtimeParts, ResidentSpace } from './types.ts';

test('a token that no longer holds takes its socket with it; a database away takes none', async () => {
  vi.useFakeTimers();
  const cut: string[] = [];
  const open = ['good', 'revoked', 'unsure'].map((token): [string, unknown] => [
    token,
    { handshake: { auth: { token } }, disconnect: () => cut.push(token) },
  ]);
  const resident = (token: string) =>
    token === 'unsure'
      ? Promise.reject(new Error('away'))
      : Promise.resolve(token === 'good' ? {} : null);
  const tokens = keepTokens(
    { doors: { resident } } as unknown as RealtimeParts,
    { sockets: new Map(open) } as unknown as ResidentSpace,
  );
  await vi.advanceTimersByTimeAsync(TOKEN_LOOK_MS);
  expect(cut).toEqual(['revoked']);
  tokens.stop();
  vi.useRealTimers();
});
