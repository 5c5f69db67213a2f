// The engine away, hanging, slow or talking nonsense: the answer comes in time, from PostgreSQL, and says so.
import { once } from 'node:events';
import { json as readJson } from 'node:stream/consumers';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { testDatabase } from '../../../../../../tests/support/db.ts';
import { openDb, type Db } from '../../../spine/db.ts';
import { fillArticles } from './conformance.ts';
import type { SearchEngine, SearchOptions } from './face.ts';
import { searchOver } from './index.ts';
import { meilisearchEngine } from './meilisearch.ts';
import { postgresqlEngine } from './postgresql.ts';

const options: SearchOptions = { locale: 'sv', audiences: ['public'], limit: 6 };
const query = 'soporma hämtas inte';
const right = 'om-soporna-inte-hamtats';
/** Far apart, so that a busy machine takes neither for the other. The true ones are held in budget.test.ts. */
const patience = 300;
const budget = 10_000;
/** When an engine that is slow would have answered. */
const LATE_MS = 60_000;

let db: Db;
let ground: SearchEngine;
beforeAll(async () => {
  db = openDb((await testDatabase()).url);
  await fillArticles(db);
  ground = postgresqlEngine(db);
  await ground.search(query, options);
});
afterAll(() => db.$disconnect());

/** A server in the place of Meilisearch, gone when the test ends. */
async function standIn(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const http = (listener: RequestListener): Promise<string> => standIn(createHttp(listener));
const json = (status: number, body: unknown) =>
  http((_, reply) =>
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
  );

/** An address where nobody listens: where somebody just did. */
async function nobody(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

const over = (url: string) => {
  const engine = meilisearchEngine({ url, key: 'key', patience });
  const search = searchOver(engine, ground, { first: 20, most: 50, patience, budget });
  onTestFinished(search.stop);
  return search;
};

const faults: [what: string, url: () => Promise<string>][] = [
  ['refuses connections', nobody],
  [
    'takes the connection and never answers',
    () => standIn(createServer((socket) => socket.on('error', () => undefined))),
  ],
  [
    'answers after a minute',
    () =>
      http((_, reply) => {
        const timer = setTimeout(() => reply.end('{"results":[]}'), LATE_MS);
        reply.on('close', () => clearTimeout(timer));
      }),
  ],
  [
    'begins an answer and stalls',
    () => http((_, reply) => void reply.writeHead(200).write('{"results":[')),
  ],
  ['answers 500', () => json(500, { message: 'oh', code: 'internal', type: 'internal', link: '' })],
  ['refuses the key', () => json(403, { message: 'no', code: 'invalid_api_key', type: 'auth' })],
  ['has no index', () => json(404, { message: 'no', code: 'index_not_found', type: 'invalid' })],
  ['answers something else', () => json(200, { results: [{ odd: true }] })],
  ['answers too little', () => json(200, { results: [] })],
  ['answers nothing', () => json(200, {})],
  ['answers a page of HTML', () => http((_, reply) => reply.end('<h1>Welcome to nginx</h1>'))],
  [
    'sends elsewhere',
    async () => {
      const location = await nobody();
      return http((_, reply) => reply.writeHead(302, { location }).end());
    },
  ],
  ['hangs up', () => standIn(createServer((socket) => socket.destroy()))],
];

describe.each(faults)('an engine that %s', (_, url) => {
  it('is answered for in time, with the right hits', async () => {
    const { search } = over(await url());
    const start = performance.now();
    const reply = await search(query, options);
    expect(performance.now() - start).toBeLessThan(budget);
    expect(reply).toMatchObject({ engine: 'postgresql', degraded: true });
    expect(reply.items[0]?.slug).toBe(right);
  });
});

it('waits for a hanging engine once, not at every key', async () => {
  let asked = 0;
  const url = await http(() => void asked++);
  // Long enough for the question to come there, whatever else the machine does.
  const times = { patience: 1_500, budget };
  const engine = meilisearchEngine({ url, key: 'key', ...times });
  const search = searchOver(engine, ground, { first: LATE_MS, ...times });
  onTestFinished(search.stop);
  await search.search(query, options);
  const before = asked;
  expect(before).toBe(1);
  for (const part of ['so', 'sop', 'sopo', 'sopor'])
    expect(await search.search(part, options)).toMatchObject({ degraded: true });
  expect(asked).toBe(before);
});

it('comes back by itself', async () => {
  let well = false;
  const hit = {
    articleId: '00000000-0000-7000-8000-000000000001',
    slug: right,
    locale: 'sv',
    audience: 'public',
    topicId: null,
    title: 'Om soporna inte blivit hämtade',
    summary: '',
    _rankingScoreDetails: {
      typo: { typoCount: 0 },
      attribute: { attributeRankingOrderScore: 1 },
      exactness: { score: 1 },
    },
  };
  const url = await http((request, reply) => {
    if (!well) return void reply.writeHead(503).end('{}');
    void readJson(request).then((body) => {
      const { queries } = body as { queries: unknown[] };
      const results = queries.map(() => ({ hits: [hit], estimatedTotalHits: 1 }));
      reply.end(JSON.stringify({ results }));
    });
  });
  const { search } = over(url);
  expect(await search(query, options)).toMatchObject({ engine: 'postgresql', degraded: true });
  well = true;
  await vi.waitFor(
    async () =>
      expect(await search(query, options)).toMatchObject({
        engine: 'meilisearch',
        degraded: false,
      }),
    { timeout: 10_000 },
  );
});

it('says so when nothing answers, and never that there is nothing', async () => {
  const broken: SearchEngine = { ...ground, search: () => Promise.reject(new Error('gone')) };
  await expect(searchOver(null, broken).search(query, options)).rejects.toMatchObject({
    code: 'unavailable',
  });
});

it('is not degraded when PostgreSQL is all there is', async () => {
  const reply = await searchOver(null, ground, { budget }).search(query, options);
  expect(reply).toMatchObject({ engine: 'postgresql', degraded: false });
});
