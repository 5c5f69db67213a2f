// No call waits for ever: a line that is dead, or dies halfway through the answer, is a failure that passes.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, http, type Http } from './http.ts';
import { newId } from './new-id.ts';

let answer: (reply: ServerResponse) => void;
const server = createServer((_, reply) => answer(reply));
let call: Http;
const patience: number[] = [];
const { timeout } = AbortSignal;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  call = http(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  patience.length = 0;
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    patience.push(ms);
    return timeout(50);
  });
});
afterEach(() => void vi.restoreAllMocks());

const refusal = (calling: Promise<unknown>): Promise<unknown> =>
  calling.then(
    () => 'answered',
    (error: unknown) => error,
  );

test.each<[string, (reply: ServerResponse) => void]>([
  ['never answers', () => undefined],
  [
    'stops in its answer',
    (reply) =>
      void reply.writeHead(200, { 'content-type': 'application/json' }).write('{"items":['),
  ],
])('a server that %s is given up, and worth another try', async (_what, how) => {
  answer = how;
  const error = await refusal(call('GET /teams'));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: 'offline', problem: null, passing: true });
});

test('a look is given up soon, a change later, and a password that is made to wait last', async () => {
  answer = () => undefined;
  const password = 'Tisdag-i-Karlskrona';
  await Promise.all(
    [
      call('GET /teams'),
      call('POST /chats', { body: { text: 'Hej' }, key: newId() }),
      call('POST /sessions', { body: { email: 'ada@example.com', password } }),
      call('PUT /me/password', { body: { current: password, chosen: password } }),
    ].map(refusal),
  );
  expect(patience).toEqual([10_000, 15_000, 30_000, 30_000]);
});
