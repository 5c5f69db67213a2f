// The server asked to stop, twice at once, as a signal to its whole group and by `npm start` does: nothing is left.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type Server } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer();
}, 240_000);
afterAll(() => server.stop(), 120_000);

it('takes PostgreSQL down with it, in order', async () => {
  // Two that wait are one when they are the same signal; these two are both heard.
  process.kill(server.pid(), 'SIGTERM');
  process.kill(server.pid(), 'SIGINT');
  await until('the server has ended', () => server.ended() !== null, 60_000);
  expect(server.ended()).toBe(0);
  expect(server.postgresPid()).toBe(0);
}, 240_000);
