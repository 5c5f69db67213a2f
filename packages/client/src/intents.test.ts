// One key per intent until there is an answer: lost replies must not make things twice.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from './http.ts';
import { Intents } from './intents.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refusal = (status: number, code: string) =>
  new ApiError({ type: '', title: '', status, code, detail: '', requestId: '' });

/** Presses once; `fate` is what comes of it. Returns the key that went along. */
async function press(intents: Intents, intent: readonly unknown[], fate?: Error): Promise<string> {
  let sent = '';
  await intents
    .once(intent, (key) => {
      sent = key;
      return fate ? Promise.reject(fate) : Promise.resolve('done');
    })
    .catch((error: unknown) => expect(error).toBe(fate));
  return sent;
}

test.each([
  ['the network is away', new ApiError(null)],
  ['it is not certain that it was saved', refusal(503, 'not-saved')],
  ['the session ended meanwhile', refusal(401, 'unauthenticated')],
])('the same key again when %s', async (_, fate) => {
  const intents = new Intents();
  const first = await press(intents, ['take', 1], fate);
  expect(await press(intents, ['take', 1], fate)).toBe(first);
  expect(await press(intents, ['take', 1])).toBe(first);
});

test('a new key after an answer: done, or refused for good', async () => {
  const intents = new Intents();
  const done = await press(intents, ['take', 1]);
  const refused = await press(intents, ['take', 1], refusal(409, 'conflict'));
  const next = await press(intents, ['take', 1]);
  expect(new Set([done, refused, next]).size).toBe(3);
});

test('another case or another body is another intent', async () => {
  const intents = new Intents();
  const away = new ApiError(null);
  const first = await press(intents, ['call', 1, { at: '10:00' }], away);
  expect(await press(intents, ['call', 1, { at: '11:00' }], away)).not.toBe(first);
  expect(await press(intents, ['call', 2, { at: '10:00' }], away)).not.toBe(first);
  expect(await press(intents, ['call', 1, { at: '10:00' }], away)).toBe(first);
});

test('pressed twice at once it is one request', async () => {
  const intents = new Intents();
  const [one, two] = await Promise.all([press(intents, ['try', 1]), press(intents, ['try', 1])]);
  expect(one).toBe(two);
});

test('what was meant long ago is not what is meant now', async () => {
  const intents = new Intents();
  const first = await press(intents, ['take', 1], new ApiError(null));
  vi.advanceTimersByTime(11 * 60_000);
  expect(await press(intents, ['take', 1])).not.toBe(first);
});

test('what fails in the sending itself is thrown as it is', async () => {
  const broken = new TypeError('broken');
  await expect(new Intents().once(['x'], () => Promise.reject(broken))).rejects.toBe(broken);
});
