// The door law: every address is behind a door and a declared permission, and is refused to whoever lacks it.
import { API_PREFIX, endpoints } from '@entre/contract/api';
import type { Endpoint } from '@entre/contract/endpoint';
import { problems } from '@entre/contract/errors';
import { permissionsOf, roles } from '@entre/contract/permissions';
import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { openCase } from '../../apps/server/src/features/cases/open.ts';
import { write } from '../../apps/server/src/spine/write.ts';
import { openApp, ORIGIN } from '../support/app.ts';
import { makeWorld } from '../support/world.ts';

const world = await makeWorld();
const { ask, app } = await openApp(world);
const agent = await world.staff('agent');
const stranger = await world.staff('agent', { teamIds: [], boardIds: [], servicePointIds: [] });
const as = { id: agent.actor.id, roles: ['agent' as const] };

const pathOf = (e: { path: string }, id: string = uuid()): string =>
  API_PREFIX + e.path.replace(/\{(\w+)\}/g, (_, name) => (name === 'slug' ? 'ingen' : id));
const keyOf = (e: { method: string; path: string }, id?: string): string =>
  `${e.method} ${pathOf(e, id)}`;
type Refused = { code: string; status: number; requestId: string; detail: string };

describe('every address', () => {
  for (const e of endpoints) {
    if (e.door === 'open') continue;
    test(`${e.method} ${e.path} is shut to whoever has not come in`, async () => {
      const none = await ask(keyOf(e));
      expect([none.status, (none.body as Refused).code]).toEqual([401, 'unauthenticated']);
      for (const authorization of [
        'Basic x',
        'Bearer',
        'Bearer null',
        `Bearer ${uuid()}.${'a'.repeat(43)}`,
      ]) {
        const wrong = await ask(keyOf(e), { headers: { authorization } });
        expect(wrong.status).toBe(401);
      }
    });
  }

  for (const e of endpoints) {
    if (e.door !== 'staff') continue;
    for (const role of roles) {
      const may = permissionsOf([role]).includes(e.permission as never);
      test(`${role} ${may ? 'may' : 'may not'} ${e.method} ${e.path}`, async () => {
        const { status, body } = await ask(keyOf(e), { as: { id: agent.actor.id, roles: [role] } });
        if (may) {
          expect([401, 403]).not.toContain(status);
          // What is asked for may lack or be malformed; a failure of ours says nothing of the door.
          expect(status).toBeLessThan(500);
        } else expect([status, (body as Refused).code]).toEqual([403, 'forbidden']);
      });
    }
  }

  test('there is no other: every mounted path is of the contract, or says so', () => {
    const known = new Set(endpoints.map((e) => pathOf(e, ':id').replace('/ingen', '/:slug')));
    const mounted = app.routes
      .map((r) => r.path)
      .filter((path) => path.startsWith(`${API_PREFIX}/`) && path !== `${API_PREFIX}/*`);
    expect([...new Set(mounted)].filter((path) => !known.has(path))).toEqual([]);
    const others = app.routes.map((r) => r.path).filter((path) => !path.startsWith(API_PREFIX));
    expect([...new Set(others)].sort()).toEqual([
      '/*',
      '/api',
      '/api/*',
      '/api/openapi.json',
      '/healthz',
      '/readyz',
    ]);
  });
});

describe('what may not be seen does not exist', () => {
  const make = (): Promise<string> =>
    write(agent, 'case.note', async (tx, record) => {
      const kase = await openCase(tx, record, {
        channel: 'chat',
        subject: 'Hemligt ämne',
        topicId: null,
        residentId: null,
        servicePointId: null,
        receivedAt: new Date(),
        waiting: true,
        interactionId: null,
      });
      return kase.id;
    });
  const bodies: Record<string, object> = {
    'PUT /cases/{id}/assignment': { assigneeId: null, from: null },
    'PUT /cases/{id}/state': { state: 'open' },
    'PATCH /cases/{id}': { priority: 'high' },
    'PUT /cases/{id}/secrecy': { secrecy: 'open' },
    'POST /cases/{id}/handovers': { teamId: world.technical.id },
    'POST /cases/{id}/undos': { seq: 1 },
    'POST /cases/{id}/messages': { text: 'Hej', seen: 0 },
    'POST /cases/{id}/notes': { text: 'Hej' },
    'PUT /cases/{id}/draft': { mode: 'note', text: 'x' },
    'POST /cases/{id}/callbacks': { at: new Date(Date.now() + 1e6).toISOString() },
    'POST /articles/{id}/uses': { caseId: uuid() },
  };
  const ofCases = endpoints.filter((e) => e.path.startsWith('/cases/{id}'));

  test('a case out of sight answers as one that was never there, at every address', async () => {
    const hidden = await make();
    const other = { id: stranger.actor.id, roles: ['agent' as const, 'supervisor' as const] };
    for (const e of ofCases) {
      const body = bodies[`${e.method} ${e.path}`];
      const given = { as: other, ...(body ? { body } : {}) };
      const unseen = await ask(keyOf(e, hidden), given);
      const absent = await ask(keyOf(e), given);
      const bare = ({ status, body }: typeof unseen) => ({
        status,
        ...(body as object),
        requestId: '',
      });
      expect(bare(unseen), e.path).toEqual(bare(absent));
      expect(unseen.status, e.path).toBe(404);
    }
    const { lastSeq } = await world.db.case.findUniqueOrThrow({ where: { id: hidden } });
    expect(lastSeq).toBe(1);
  });

  test('an id that is no id is nothing that exists', async () => {
    for (const id of ['1', 'null', 'undefined', '%20', "'--", '..%2fadmin'])
      expect((await ask(`GET ${API_PREFIX}/cases/${id}`, { as })).status).toBe(404);
  });

  test('things a body names must exist within sight too', async () => {
    const id = await make();
    const nobody = await ask(`PUT ${API_PREFIX}/cases/${id}/assignment`, {
      as,
      body: { assigneeId: uuid(), from: null },
    });
    const blind = await ask(`PUT ${API_PREFIX}/cases/${id}/assignment`, {
      as,
      body: { assigneeId: stranger.actor.id, from: null },
    });
    expect([nobody.status, blind.status]).toEqual([400, 400]);
    expect((nobody.body as Refused).detail).toBe((blind.body as Refused).detail);
  });
});

describe('bad input', () => {
  const path = `${API_PREFIX}/chats`;
  test.each([
    ['not JSON', { raw: '{"text":' }, 400, 'malformed'],
    [
      'another media type',
      { raw: 'text=hej', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'wrong-media-type',
    ],
    ['an unknown field', { body: { text: 'Hej', role: 'agent', seq: 1 } }, 400, 'invalid'],
    ['a polluting field', { raw: '{"text":"Hej","__proto__":{"admin":true}}' }, 400, 'invalid'],
    ['an operator for text', { body: { text: { contains: '' } } }, 400, 'invalid'],
    ['nothing but space', { body: { text: ' \n ' } }, 400, 'invalid'],
    ['too long a text', { body: { text: 'a'.repeat(4001) } }, 400, 'invalid'],
    ['ten megabytes', { body: { text: 'a'.repeat(10_000_000) } }, 413, 'too-large'],
    [
      'deep nesting',
      { raw: `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}` },
      400,
      'invalid',
    ],
    ['a NUL', { raw: '{"text":"a\\u0000b"}' }, 400, 'invalid'],
    ['half an emoji', { raw: '{"text":"Hej \\ud83d"}' }, 400, 'invalid'],
    ['no key', { body: { text: 'Hej' }, key: null }, 400, 'idempotency-key-required'],
    ['a key that is none', { body: { text: 'Hej' }, key: 'abc' }, 400, 'idempotency-key-required'],
    [
      'a key of no version that there is',
      { body: { text: 'Hej' }, key: '11111111-1111-0111-1111-111111111111' },
      400,
      'idempotency-key-required',
    ],
  ] as const)('%s is refused and said', async (_name, given, status, code) => {
    const before = await world.db.event.count();
    const reply = await ask(`POST ${path}`, given);
    expect([reply.status, (reply.body as Refused).code]).toEqual([status, code]);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect((reply.body as Refused).requestId).toBe(reply.headers.get('x-request-id'));
    expect((reply.body as Refused).detail.length).toBeGreaterThan(20);
    expect(await world.db.event.count()).toBe(before);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('another method, another path, an unknown query', async () => {
    expect((await ask(`PUT ${path}`, { body: {} })).status).toBe(405);
    expect((await ask('GET /api/v1/nothing')).status).toBe(404);
    expect((await ask('GET /api/v2/cases')).status).toBe(404);
    expect((await ask(`GET ${API_PREFIX}/cases?where=1`, { as })).status).toBe(400);
    expect((await ask(`GET ${API_PREFIX}/cases?view=all&view=mine`, { as })).status).toBe(400);
    expect((await ask(`GET ${API_PREFIX}/cases?after=ZZZ`, { as })).status).toBe(400);
    expect((await ask(`GET ${API_PREFIX}/me?x=1`, { as })).status).toBe(400);
  });

  test('a number that no column holds is refused, not met as a failure', async () => {
    const editor = { id: agent.actor.id, roles: ['editor' as const] };
    const article = await ask(`POST ${API_PREFIX}/articles`, {
      as: editor,
      body: { title: 'Låna släpkärra' },
    });
    const { id } = article.body as { id: string };
    const contact = await ask(`POST ${API_PREFIX}/contacts`, { as, body: {} });
    const path = `${API_PREFIX}/contacts/${(contact.body as { id: string }).id}`;
    for (const rev of [2 ** 31, 2 ** 40, -1]) {
      const saved = await ask(`PATCH ${API_PREFIX}/articles/${id}`, { as: editor, body: { rev } });
      const typed = await ask(`PATCH ${path}`, { as, body: { rev } });
      expect([saved.status, typed.status], String(rev)).toEqual([400, 400]);
    }
    const at = `GET ${API_PREFIX}/cases/${uuid()}/events?after=`;
    expect((await ask(`${at}${2 ** 31}`, { as })).status).toBe(400);
    expect((await ask(`${at}${2 ** 31 - 1}`, { as })).status).toBe(404);
    const feed = await ask(`GET ${API_PREFIX}/feed?after=${Number.MAX_SAFE_INTEGER}`, { as });
    expect(feed.status).toBeLessThan(500);
  });

  test('a changing request from another site is turned away', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${ORIGIN}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const reply = await ask(`PATCH ${API_PREFIX}/me`, { as, body: { status: 'on' }, headers });
      expect([reply.status, (reply.body as Refused).code]).toEqual([403, 'cross-site']);
    }
    const own = await ask(`PATCH ${API_PREFIX}/me`, {
      as,
      body: { status: 'on' },
      headers: { origin: ORIGIN },
    });
    expect(own.status).toBe(200);
  });

  test('no answer is kept by a cache, and none says who may read it from elsewhere', async () => {
    const reply = await ask(`GET ${API_PREFIX}/cases`, {
      as,
      headers: { origin: 'https://evil.example' },
    });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('a known address by another method says which it takes', async () => {
  const { status, headers } = await ask(`PUT ${API_PREFIX}/cases`, { as });
  expect([status, headers.get('allow')]).toEqual([405, 'GET']);
});

test('signing in is refused from another site too', async () => {
  const { status, body } = await ask(`POST ${API_PREFIX}/sessions`, {
    body: { email: 'a@example.com', password: 'x' },
    headers: { origin: 'https://evil.example' },
  });
  expect([status, (body as Refused).code]).toEqual([403, 'cross-site']);
});

test('whether each part is up is told to anyone, and nothing that could be counted', async () => {
  await ask(`POST ${API_PREFIX}/chats`, { body: { text: 'Hej' } });
  const { status, body } = await ask('GET /readyz');
  expect(status).toBe(200);
  expect(body).toEqual({ ok: true, parts: { database: 'up', feed: 'up', search: 'up' } });
});

test('the API description names every address, and each refusal it may give has a status', async () => {
  const { body } = await ask('GET /api/openapi.json');
  const { openapi, paths } = body as { openapi: string; paths: Record<string, object> };
  expect(openapi).toBe('3.1.0');
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const want = endpoints.map((e) => `${e.method} ${API_PREFIX}${e.path}`);
  expect(told.sort()).toEqual([...want, 'GET /healthz', 'GET /readyz'].sort());
  expect(Object.values(problems).every((status) => status >= 400)).toBe(true);
});

test('the API description tells of the headers that answers carry', async () => {
  const { body } = await ask('GET /api/openapi.json');
  type Told = { responses: Record<string, { headers?: Record<string, unknown> }> };
  const { paths } = body as { paths: Record<string, Record<string, Told>> };
  const all: readonly Endpoint[] = endpoints;
  for (const e of all) {
    const told = paths[API_PREFIX + e.path]?.[e.method.toLowerCase()]?.responses ?? {};
    const replayed = told[String(e.status)]?.headers?.['Idempotency-Replayed'];
    expect(replayed !== undefined, `${e.method} ${e.path}`).toBe(e.creates === true);
    const waits = Object.keys(told).filter((status) => told[status]?.headers?.['Retry-After']);
    expect(waits).toEqual(Object.keys(told).filter((status) => /^(429|503)$/.test(status)));
    expect(waits).toContain('503');
  }
});
