// A real Meilisearch stopped, killed and brought back: answers come in time, and the index catches up by itself.
// Needs a server of its own to hurt: MEILI_BINARY, the path of one; else skipped.
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Event } from '../../../generated/prisma/client.ts';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { testDatabase } from '../../../../../../tests/support/db.ts';
import { reindex } from '../../../reindex.ts';
import { readConfig } from '../../../spine/config.ts';
import { openDb, type Db } from '../../../spine/db.ts';
import { fillArticles } from './conformance.ts';
import type { SearchOptions } from './face.ts';
import { BUDGET_MS, searchOver } from './index.ts';
import { meilisearchEngine } from './meilisearch.ts';
import { freePort, startMeilisearch, type Server } from './meilisearch-server.ts';
import { postgresqlEngine } from './postgresql.ts';
import { indexReader } from './reader.ts';

const binary = process.env['MEILI_BINARY'];
const options: SearchOptions = { locale: 'sv', audiences: ['public'], limit: 6 };
const query = 'soporna hämtas inte';
const right = 'om-soporna-inte-hamtats';
const soon = { timeout: 20_000, interval: 50 };

if (binary === undefined)
  process.stderr.write('\nSKIPPED: faults of a real Meilisearch. Set MEILI_BINARY.\n');

describe.skipIf(binary === undefined)('a real Meilisearch (set MEILI_BINARY)', () => {
  let db: Db;
  let url: string;
  let server: Server;
  let start: () => Promise<Server>;
  beforeAll(async () => {
    ({ url } = await testDatabase());
    db = openDb(url);
    await fillArticles(db);
    const dir = await mkdtemp(join(tmpdir(), 'entre-meili-'));
    const port = await freePort();
    start = () => startMeilisearch(binary ?? '', dir, port);
    server = await start();
  });
  afterAll(async () => {
    await server.stop();
    await db.$disconnect();
  });

  const parts = () => {
    const engine = meilisearchEngine({ url: server.url, key: server.key, name: 'faults' });
    const { search, stop } = searchOver(engine, postgresqlEngine(db), { first: 50, most: 200 });
    const reader = indexReader({ db, engine, first: 50 });
    onTestFinished(async () => {
      stop();
      await reader.stop();
    });
    const tell = (type: string, articleId: string) =>
      reader.read([{ type, data: { articleId } } as unknown as Event]);
    const first = async (words: string) => (await engine.search(words, options)).map((h) => h.slug);
    return { engine, search, reader, tell, first };
  };
  const timed = async (search: ReturnType<typeof parts>['search']) => {
    const began = performance.now();
    const reply = await search(query, options);
    return { ...reply, ms: performance.now() - began };
  };
  const backAgain = (search: ReturnType<typeof parts>['search']) =>
    vi.waitFor(
      async () =>
        expect(await search(query, options)).toMatchObject({
          engine: 'meilisearch',
          degraded: false,
        }),
      soon,
    );

  it('is built from nothing, follows events, and forgets what is unpublished', async () => {
    const { reader, tell, first, search } = parts();
    await reader.idle();
    await backAgain(search);
    const { id } = await db.article.findUniqueOrThrow({ where: { slug: right } });
    await db.article.update({ where: { id }, data: { status: 'draft' } });
    void tell('article.unpublished', id);
    await vi.waitFor(async () => expect(await first(query)).not.toContain(right), soon);
    await db.article.update({ where: { id }, data: { status: 'published', rev: 5 } });
    void tell('article.published', id);
    await vi.waitFor(async () => expect(await first(query)).toContain(right), soon);
  });

  it('is answered for while its process is stopped, and comes back when it goes on', async () => {
    const { reader, search } = parts();
    await reader.idle();
    await backAgain(search);
    server.process?.kill('SIGSTOP');
    try {
      const reply = await timed(search);
      expect(reply.ms).toBeLessThan(BUDGET_MS);
      expect(reply).toMatchObject({ engine: 'postgresql', degraded: true });
      expect(reply.items[0]?.slug).toBe(right);
    } finally {
      server.process?.kill('SIGCONT');
    }
    await backAgain(search);
  });

  it('is answered for when killed, and catches up with what it missed', async () => {
    const { reader, search, tell, first } = parts();
    await reader.idle();
    await backAgain(search);
    const child = server.process;
    const ended = child && once(child, 'exit');
    child?.kill('SIGKILL');
    await ended;
    const reply = await timed(search);
    expect(reply.ms).toBeLessThan(BUDGET_MS);
    expect(reply).toMatchObject({ engine: 'postgresql', degraded: true });

    const { id } = await db.article.findUniqueOrThrow({ where: { slug: 'rosta-i-val' } });
    await db.articleText.update({
      where: { articleId_locale: { articleId: id, locale: 'sv' } },
      data: { keywords: 'zebrafisk' },
    });
    await db.article.update({ where: { id }, data: { rev: 9 } });
    void tell('article.saved', id);
    server = await start();
    await backAgain(search);
    await vi.waitFor(async () => expect(await first('zebrafisk')).toEqual(['rosta-i-val']), soon);
  });

  it('is compared at start, for what happened while nobody listened', async () => {
    const { id } = await db.article.findUniqueOrThrow({ where: { slug: 'fardtjanst' } });
    await db.article.update({ where: { id }, data: { status: 'draft' } });
    const { reader, first } = parts();
    await reader.idle();
    expect(await first('färdtjänst')).not.toContain('fardtjanst');
  });

  it('is rebuilt by the command, which says what it did or why not', async () => {
    const config = (MEILI_URL?: string, MEILI_KEY?: string) => readConfig({ MEILI_URL, MEILI_KEY });
    expect(await reindex(config(server.url, server.key), url)).toEqual([
      expect.stringMatching(/^Rebuilt the search index from \d+ published articles in [\d.]+ s\.$/),
    ]);
    await expect(reindex(config(), url)).rejects.toThrow(/MEILI_URL is not set/);
    await expect(reindex(config(server.url, 'wrong-key'), url)).rejects.toThrow(/MEILI_KEY/);
    await expect(reindex(config('http://127.0.0.1:9', 'key'), url)).rejects.toThrow(
      /Check that it runs/,
    );
  });
});
