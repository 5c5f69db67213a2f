// Signing out without the network: the session that is left lets nobody in, and ends as soon as it can be told of.
import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError, type Http } from '@entre/client/http';
import { endLeftSession, markSignedOut, unmarkSignedOut } from './signedOut.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

const refusal = (status: number, code: string) =>
  new ApiError({ type: '', title: '', status, code, detail: '', requestId: 'r' });
/** A server that answers in turn; an error is thrown. */
function server(...answers: (ApiError | null)[]) {
  const calls: string[] = [];
  const call = ((key: string) => {
    calls.push(key);
    const answer = answers.shift() ?? null;
    return answer === null ? Promise.resolve() : Promise.reject(answer);
  }) as unknown as Http;
  return { call, calls };
}

test('nothing is asked when nobody signed out', async () => {
  const { call, calls } = server();
  expect(await endLeftSession(call)).toBe(true);
  expect(calls).toEqual([]);
});

test('the mark holds until the server has ended the session', async () => {
  const { call, calls } = server(new ApiError(null), refusal(503, 'unavailable'));
  markSignedOut();
  expect(await endLeftSession(call)).toBe(false);
  expect(await endLeftSession(call)).toBe(false);
  expect(await endLeftSession(call)).toBe(true);
  expect(await endLeftSession(call)).toBe(true);
  expect(calls).toEqual(Array.from({ length: 3 }, () => 'DELETE /sessions/current'));
});

test('a refusal leaves the mark, an answer that there is no session does not', async () => {
  const { call } = server(refusal(403, 'forbidden'), refusal(401, 'unauthenticated'));
  markSignedOut();
  expect(await endLeftSession(call)).toBe(false);
  expect(await endLeftSession(call)).toBe(true);
  expect(kept.size).toBe(0);
});

test('it is told once at a time, and a new session needs no telling', async () => {
  const { call, calls } = server();
  markSignedOut();
  expect(await Promise.all([endLeftSession(call), endLeftSession(call)])).toEqual([true, true]);
  markSignedOut();
  unmarkSignedOut();
  await endLeftSession(call);
  expect(calls).toHaveLength(1);
});
