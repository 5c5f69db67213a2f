// What every search engine must do, said once: the same questions over the same articles, for whoever answers.
import { beforeAll, describe, expect, it } from 'vitest';
import { readArticles } from '../../../../../../prisma/seed/articles.ts';
import type { Db } from '../../../spine/db.ts';
import { publishedArticles } from './published.ts';
import {
  asking,
  english,
  hostile,
  sentences,
  subjects,
  swedish,
  typed,
} from './conformance-questions.ts';
import type { SearchEngine, SearchOptions } from './face.ts';

/** An engine, and the database that it searches or is filled from. */
export type Bench = { db: Db; engine: SearchEngine };

const ofPublic: SearchOptions = { locale: 'sv', audiences: ['public'], limit: 6 };
const ofStaff: SearchOptions = { locale: 'sv', audiences: ['public', 'internal'], limit: 6 };
const inEnglish: SearchOptions = { ...ofPublic, locale: 'en' };

/** Fills an empty database with the demo's articles, each changed a minute after the one before. */
export async function fillArticles(db: Db): Promise<void> {
  const seeds = readArticles();
  await db.article.createMany({
    data: seeds.map(({ slug, audience, status }, i) => {
      const id = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`;
      return { id, slug, audience, status, updatedAt: new Date(Date.UTC(2026, 9, 1, 8, i)) };
    }),
  });
  const ids = new Map((await db.article.findMany()).map(({ id, slug }) => [slug, id]));
  await db.articleText.createMany({
    data: seeds.flatMap(({ slug, texts }) =>
      texts.map((text) => ({ ...text, articleId: ids.get(slug) ?? '' })),
    ),
  });
}

/** Runs the conformance test on an engine over a database filled by `fillArticles`. */
export function conforms(name: string, make: () => Promise<Bench>): void {
  let bench: Bench;
  const at: At = {
    bench: () => bench,
    first: async (n, query, options) =>
      (await bench.engine.search(query, { ...options, limit: n })).map((hit) => hit.slug),
  };
  describe(`${name} conforms`, () => {
    beforeAll(async () => {
      bench = await make();
      await bench.engine.rebuild(await publishedArticles(bench.db));
    }, 60_000);
    finds(at);
    shows(at);
    forgives(at);
    keeps(at);
  });
}

type At = {
  bench: () => Bench;
  /** The addresses of the first `n` hits. */
  first: (n: number, query: string, options: SearchOptions) => Promise<string[]>;
};

/** The right article for what people write. */
function finds({ first }: At): void {
  it.each(swedish)('finds by %s: %s %s', async (query, slug) => {
    expect(await first(3, query, ofPublic)).toContain(slug);
  });
  it.each(sentences)('finds by the sentence %s: %s %s', async (query, slug) => {
    expect(await first(3, query, ofPublic)).toContain(slug);
  });
  // As staff, who have the more to lose it among: internal articles are full of words about asking and answering.
  it.each(asking)('finds the subject when asked: %s …', async (question) => {
    for (const [subject, slug] of subjects)
      expect(await first(3, `${question} ${subject}`, ofStaff), subject).toContain(slug);
  });
  it.each(english)('finds in English by %s: %s %s', async (query, slug) => {
    expect(await first(3, query, inEnglish)).toContain(slug);
  });
  it.each(typed)('finds as you type %s: %s', async (query, slug) => {
    expect(await first(6, query, ofPublic)).toContain(slug);
  });
  it('finds by every beginning of a word, from four letters on', async () => {
    for (const end of [4, 5, 6, 7, 8, 9, 10])
      expect(await first(3, 'färdtjänst'.slice(0, end), ofPublic)).toContain('fardtjanst');
  });
}

/** Language, marks, each once, and nothing for nothing. */
function shows({ bench, first }: At): void {
  it('answers in the asked language first, and in another when it must', async () => {
    const [waste] = await bench().engine.search('rubbish', inEnglish);
    expect(waste).toMatchObject({ locale: 'en' });
    const [across] = await bench().engine.search('garbage not collected', ofPublic);
    expect(across).toMatchObject({ slug: 'om-soporna-inte-hamtats', locale: 'en' });
    const [only] = await bench().engine.search('boendeparkering', inEnglish);
    expect(only).toMatchObject({ slug: 'boendeparkering', locale: 'sv' });
  });
  it('gives each article once', async () => {
    const slugs = await first(20, 'bankid', ofPublic);
    expect(slugs).toEqual([...new Set(slugs)]);
  });
  it('says which words matched, as they stand there', async () => {
    const hits = await bench().engine.search('soporma hämtas inte', ofPublic);
    const hit = hits.find(({ slug }) => slug === 'om-soporna-inte-hamtats');
    expect(hit?.matched).toEqual(expect.arrayContaining(['soporna', 'hämtade']));
    for (const word of hit?.matched ?? []) expect(`${hit?.title} ${hit?.summary}`).toContain(word);
  });
  it('finds nothing for what is in no article', async () => {
    expect(await first(6, 'xqzvkrw', ofPublic)).toEqual([]);
    expect(await first(6, 'kvantdatorprogrammering', ofPublic)).toEqual([]);
  });
}

/** Whatever is typed is words. */
function forgives({ bench, first }: At): void {
  it.each(hostile)('takes %s as words', async (query) => {
    const hits = await bench().engine.search(query, ofPublic);
    expect(hits.map((hit) => hit.slug).slice(0, 3)).toContain('om-soporna-inte-hamtats');
    expect(hits.every((hit) => hit.audience === 'public')).toBe(true);
  });
  it.each(['', ' ', '"', '\\', '🗑️', '\u0000'])(
    'answers %j with what changed last',
    async (query) => {
      const rows = await bench().db.article.findMany({
        where: { status: 'published', audience: 'public' },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        take: 6,
      });
      expect(await first(6, query, ofPublic)).toEqual(rows.map((row) => row.slug));
    },
  );
  it('takes the longest question', async () => {
    await expect(first(3, 'sop '.repeat(50), ofPublic)).resolves.toBeInstanceOf(Array);
    await expect(first(3, 'x'.repeat(200), ofPublic)).resolves.toEqual([]);
  });
}

/** What may not be found is not, and what changes is followed. */
function keeps({ bench, first }: At): void {
  it('keeps drafts from all and internal articles from the public', async () => {
    const rows = await bench().db.article.findMany({ include: { texts: true } });
    for (const { slug, status, audience, texts } of rows) {
      if (status === 'published' && audience === 'public') continue;
      const title = texts[0]?.title ?? '';
      expect(await first(20, title, ofPublic), title).not.toContain(slug);
      const staff = await first(20, title, ofStaff);
      if (status === 'draft') expect(staff, title).not.toContain(slug);
      else expect(staff.slice(0, 3), title).toContain(slug);
    }
    const open = await bench().engine.search('', { ...ofPublic, limit: 20 });
    expect(open.every((hit) => hit.audience === 'public')).toBe(true);
  });
  it('follows a change, and forgets what is unpublished', async () => {
    const { db, engine } = bench();
    const { id } = await db.article.findUniqueOrThrow({ where: { slug: 'rosta-i-val' } });
    const key = { articleId_locale: { articleId: id, locale: 'sv' } };
    const { keywords } = await db.articleText.findUniqueOrThrow({ where: key });
    await db.articleText.update({ where: key, data: { keywords: 'zebrafisk' } });
    await engine.index(await publishedArticles(db, [id]));
    expect(await first(3, 'zebrafiskarna', ofPublic)).toEqual(['rosta-i-val']);

    await db.article.update({ where: { id }, data: { status: 'draft' } });
    await engine.remove([id]);
    expect(await first(6, 'zebrafiskarna', ofStaff)).toEqual([]);
    expect(await first(6, 'rösta', ofStaff)).not.toContain('rosta-i-val');

    await db.articleText.update({ where: key, data: { keywords } });
    await db.article.update({ where: { id }, data: { status: 'published' } });
    await engine.index(await publishedArticles(db, [id]));
    expect(await first(3, 'rösta', ofPublic)).toContain('rosta-i-val');
  });
  it('is healthy', async () => {
    expect(await bench().engine.healthy()).toBe(true);
  });
}
