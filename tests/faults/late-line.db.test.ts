// A line that comes late: what happens after a list is fetched and before its line is there is in the list at once.
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { http } from '@entre/client/http';
import { liveStaff } from '@entre/client/live';
import { openLive } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { makeWorld } from '../support/world.ts';

const world = await makeWorld();
const live = await openLive(world);
const agent = await world.staff('agent');
/** Well before the first beat that comes by itself. */
const AT_ONCE_MS = 8000;

test('a case that came after the list was fetched and before the line was there is in the list at once', async () => {
  const cookie = await live.signIn(agent.actor.id);
  const headers = { cookie, origin: live.base };
  const call = http(
    `${live.base}/api/v1`,
    () => null,
    (address, init) =>
      fetch(address, {
        ...init,
        headers: { ...(init?.headers as Record<string, string>), ...headers },
      }),
  );
  let listed = new Set<string>();
  const load = async () => {
    const { items } = await call('GET /cases', { query: { view: 'all', limit: 100 } });
    listed = new Set(items.map((row) => row.id));
  };
  await load();
  const { id } = await live.chat();
  await live.settled();
  expect(listed).not.toContain(id);
  const wire = io(`${live.base}/staff`, {
    forceNew: true,
    autoConnect: false,
    transports: ['websocket'],
    extraHeaders: headers,
  });
  const line = liveStaff({ base: live.base, http: call, wire, onState: () => undefined });
  line.rows({ row: ({ caseId }) => void listed.add(caseId), reload: () => void load() });
  await until('it is in the list', () => listed.has(id), AT_ONCE_MS);
  line.close();
});
