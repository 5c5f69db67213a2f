// The whole API on a test database, asked without a network. Actors come in by a header, so that every role can.
import { permissionsOf, type Role } from '@entre/contract/permissions';
import { v7 as uuid } from 'uuid';
import { makeApp } from '../../apps/server/src/app.ts';
import { assemble } from '../../apps/server/src/assemble.ts';
import { readConfig } from '../../apps/server/src/spine/config.ts';
import type { Feed } from '../../apps/server/src/spine/feed.ts';
import { log } from '../../apps/server/src/spine/log.ts';
import type { World } from './world.ts';

const feed: Feed = {
  wake: () => undefined,
  read: () => undefined,
  pos: () => 0,
  well: () => true,
  stop: () => Promise.resolve(),
};
const secret = 'x'.repeat(43);
export const ORIGIN = 'http://127.0.0.1:3000';

type Ask = {
  /** A staff member of the world, or roles for one who sees nothing. */
  as?: { id: string; roles: Role[] };
  token?: string;
  body?: unknown;
  raw?: string;
  key?: string | null;
  headers?: Record<string, string>;
};

/** Opens the API. `ask` sends one request; a creation gets a fresh key unless told otherwise. */
export async function openApp(world: Pick<World, 'db'>, realDoors = false) {
  log.level = 'silent';
  const parts = assemble({
    config: readConfig({ NODE_ENV: 'test' }),
    db: world.db,
    feed,
    keys: {
      authSecret: secret,
      hmacSecret: secret,
      postgresAdminPassword: secret,
      postgresAppPassword: secret,
    },
  });
  const app = makeApp({
    db: world.db,
    doors: realDoors ? parts.doors : { ...parts.doors, staff: byHeader(world) },
    routes: parts.routes,
    origins: new Set([ORIGIN]),
    trustProxy: 0,
    hashSecret: secret,
    publicUrl: ORIGIN,
    checkReplies: true,
    ready: parts.ready,
  });
  const ask = async (
    key: string,
    given: Ask = {},
  ): Promise<{ status: number; body: never; headers: Headers }> => {
    const [method = 'GET', path = ''] = key.split(' ');
    const headers = new Headers(given.headers);
    if (given.as) headers.set('x-test-as', JSON.stringify(given.as));
    if (given.token !== undefined) headers.set('authorization', `Bearer ${given.token}`);
    if (given.key !== null && method === 'POST')
      headers.set('idempotency-key', given.key ?? uuid());
    const body = given.raw ?? (given.body === undefined ? undefined : JSON.stringify(given.body));
    if (body !== undefined && !headers.has('content-type'))
      headers.set('content-type', 'application/json');
    const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
    const response = await app.request(
      path,
      { method, headers, ...(body === undefined ? {} : { body }) },
      env,
    );
    const text = await response.text();
    const parsed: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, body: parsed as never, headers: response.headers };
  };
  return { app, ask, routes: parts.routes };
}

/** A staff door for tests: the account's own borders, with the roles asked for. */
const byHeader = (world: Pick<World, 'db'>) => async (headers: Headers) => {
  const given = headers.get('x-test-as');
  if (given === null) return null;
  const { id, roles } = JSON.parse(given) as { id: string; roles: Role[] };
  const staff = await world.db.staff.findUnique({ where: { id } });
  return {
    kind: 'staff' as const,
    id,
    sessionId: id,
    name: staff?.name ?? '',
    roles,
    permissions: new Set(permissionsOf(roles)),
    teamIds: staff?.teamIds ?? [],
    boardIds: staff?.boardIds ?? [],
    servicePointIds: staff?.servicePointIds ?? [],
  };
};
