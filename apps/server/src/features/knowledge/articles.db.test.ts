// The life of an article: begun, saved, published, taken back; and who sees it when.
import type { Article } from '@entre/contract/knowledge';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { create, type NewArticle } from './create.ts';
import { setStatus } from './publish.ts';
import { get, list, publicArticle, publicList, replyTemplates } from './queries.ts';
import { knowledgeRoutes } from './routes.ts';
import { save } from './save.ts';
import { searchOver } from './search/index.ts';
import { postgresqlEngine } from './search/postgresql.ts';

let world: World;
let editor: Ctx<StaffActor>;
let agent: Ctx<StaffActor>;
beforeAll(async () => {
  world = await makeWorld();
  editor = await world.staff('editor');
  agent = await world.staff('agent');
});

const begin = (title: string, more: Partial<NewArticle> = {}): Promise<Article> =>
  create(once(editor), { locale: 'sv', title, topicId: null, audience: 'public', ...more });
const write = (article: Article, title: string, locale: 'sv' | 'en' = 'sv'): Promise<Article> => {
  const text = { locale, title, summary: 'Kort', body: 'Långt', keywords: '' };
  return save(editor, article.id, { rev: article.rev, text });
};
const published = async (title: string, more: Partial<NewArticle> = {}): Promise<Article> =>
  setStatus(editor, (await write(await begin(title, more), title)).id, 'published');
const happened = async (id: string): Promise<string[]> => {
  const events = await world.db.event.findMany({ orderBy: { ord: 'asc' } });
  return events.flatMap(({ type, data }) =>
    (data as { articleId?: string }).articleId === id ? [type] : [],
  );
};

describe('an article', () => {
  it('is begun, saved, published and taken back, and each is recorded', async () => {
    const article = await published('Låna en släpkärra');
    expect(article).toMatchObject({ slug: 'lana-en-slapkarra', status: 'published', rev: 1 });
    await setStatus(editor, article.id, 'draft');
    expect(await happened(article.id)).toEqual([
      'article.created',
      'article.saved',
      'article.published',
      'article.unpublished',
    ]);
  });

  it('is published once: to publish it again is no change', async () => {
    const article = await published('En gång räcker');
    expect(await setStatus(editor, article.id, 'published')).toEqual(article);
    expect(
      (await happened(article.id)).filter((type) => type === 'article.published'),
    ).toHaveLength(1);
  });

  it('gets an address of its own, also when many begin at once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => begin('Samma rubrik')));
    expect(all.map((article) => article.slug).toSorted()).toEqual([
      'samma-rubrik',
      'samma-rubrik-2',
      'samma-rubrik-3',
      'samma-rubrik-4',
    ]);
  });

  it('is begun once for one key', async () => {
    const ctx = once(editor);
    const given = { locale: 'sv', title: 'En gång', topicId: null, audience: 'public' } as const;
    const [one, two] = [await create(ctx, given), await create(ctx, given)];
    expect(two.id).toBe(one.id);
  });

  it('refuses what was written on an older one, and shows what stands there', async () => {
    const article = await begin('Två skriver');
    const mine = await write(article, 'Min');
    await expect(write(article, 'Din')).rejects.toMatchObject({
      code: 'stale',
      extra: { current: { id: article.id, rev: mine.rev, texts: [{ title: 'Min' }] } },
    });
    const tries = await Promise.allSettled([write(mine, 'A'), write(mine, 'B'), write(mine, 'C')]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('changes only what is given', async () => {
    const article = await begin('Lite i taget', { topicId: world.waste.id });
    const saved = await save(editor, article.id, { rev: article.rev, audience: 'internal' });
    expect(saved).toMatchObject({ topicId: world.waste.id, audience: 'internal', rev: 1 });
    const none = await save(editor, article.id, { rev: 1, topicId: null });
    expect(none).toMatchObject({ topicId: null, texts: [{ title: 'Lite i taget' }] });
    const review = '2027-02-01T00:00:00.000Z';
    expect(await save(editor, article.id, { rev: 2, reviewAt: review })).toMatchObject({
      reviewAt: review,
    });
  });

  it('has a topic that exists', async () => {
    const nowhere = '00000000-0000-7000-8000-00000000dead';
    await expect(begin('Fel ämne', { topicId: nowhere })).rejects.toMatchObject({
      code: 'invalid',
    });
    const article = await begin('Rätt ämne');
    await expect(save(editor, article.id, { rev: 0, topicId: nowhere })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await get(editor, article.id)).toMatchObject({ rev: 0 });
  });

  it('is not published empty', async () => {
    const article = await begin('Tom');
    await expect(setStatus(editor, article.id, 'published')).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await get(editor, article.id)).toMatchObject({ status: 'draft' });
  });

  it('is changed by those who may, and by no one else', async () => {
    const article = await published('Bara redaktören');
    const given = { locale: 'sv', title: 'Nej', topicId: null, audience: 'public' } as const;
    await expect(create(once(agent), given)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(save(agent, article.id, { rev: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setStatus(agent, article.id, 'draft')).rejects.toMatchObject({
      code: 'forbidden',
    });
    const gone = '00000000-0000-7000-8000-00000000dead';
    await expect(save(editor, gone, { rev: 0 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(setStatus(editor, gone, 'draft')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('reading', () => {
  it('keeps drafts to those who edit', async () => {
    const draft = await begin('Hemligt utkast');
    expect(await get(editor, draft.id)).toMatchObject({ id: draft.id });
    await expect(get(agent, draft.id)).rejects.toMatchObject({ code: 'not-found' });
    const ids = async (ctx: Ctx<StaffActor>, status?: 'draft') =>
      (await list(ctx, { limit: 200, status })).items.map((article) => article.id);
    expect(await ids(editor)).toContain(draft.id);
    expect(await ids(agent)).not.toContain(draft.id);
    expect(await ids(agent, 'draft')).toEqual([]);
  });

  it('turns pages without losing or repeating any', async () => {
    const whole = (await list(editor, { limit: 200 })).items.map((article) => article.id);
    const turned: string[] = [];
    let after: string | undefined;
    do {
      const page = await list(editor, { limit: 3, after });
      turned.push(...page.items.map((article) => article.id));
      after = page.next ?? undefined;
    } while (after);
    expect(turned).toEqual(whole);
    await expect(list(editor, { limit: 3, after: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('shows the public what is public and published, in Swedish when it must', async () => {
    const article = await published('Öppet för alla', { topicId: world.waste.id });
    const inside = await published('Internt', { audience: 'internal' });
    const draft = await begin('Utkast');
    expect(await publicArticle(world.open, article.slug, 'en')).toMatchObject({
      locales: ['sv'],
      text: { locale: 'sv' },
    });
    await write(article, 'Open to all', 'en');
    expect(await publicArticle(world.open, article.slug, 'en')).toMatchObject({
      locales: ['sv', 'en'],
      text: { locale: 'en', title: 'Open to all' },
    });
    for (const { slug } of [inside, draft, { slug: 'finns-inte' }])
      await expect(publicArticle(world.open, slug, 'sv')).rejects.toMatchObject({
        code: 'not-found',
      });
    const { groups } = await publicList(world.open, 'sv');
    const slugs = groups.flatMap(({ items }) => items.map((item) => item.slug));
    expect(slugs).toContain(article.slug);
    expect(slugs).not.toContain(inside.slug);
    expect(slugs).not.toContain(draft.slug);
    expect(groups.find(({ code }) => code === 'AVF-HAMT')?.items).toHaveLength(1);
  });

  it('gives the reply templates', async () => {
    const row = { id: world.waste.id, code: 'hej', title: 'Hälsning', sv: 'Hej', en: 'Hi' };
    await world.db.replyTemplate.create({ data: row });
    expect(await replyTemplates(agent)).toEqual({ items: [row] });
  });
});

describe('the addresses', () => {
  const spent: string[] = [];
  const used: string[][] = [];
  const call = (key: string, ctx: Ctx, given: object): Promise<unknown> => {
    const { search } = searchOver(null, postgresqlEngine(world.db), { budget: 10_000 });
    const routes = knowledgeRoutes({
      search,
      spend: (limit, network) => Promise.resolve(void spent.push(`${limit} ${network}`)),
      recordArticleUse: (_, ...ids) => Promise.resolve((used.push(ids), { seq: 7 })),
    });
    const route = routes.find((one) => one.key === key);
    return Promise.resolve(route?.handle(ctx, given as never));
  };
  const query = { query: 'kanelbullar', locale: 'sv', limit: 6 };

  it('search internal articles for staff, public ones for everyone', async () => {
    const inside = await published('Kanelbullar på fredagar', { audience: 'internal' });
    expect(await call('GET /articles/search', agent, { query })).toMatchObject({
      items: [{ id: inside.id }],
      engine: 'postgresql',
      degraded: false,
    });
    expect(await call('GET /public/articles/search', world.open, { query })).toMatchObject({
      items: [],
    });
    expect(spent).toEqual(['search 127.0.0.1']);
  });

  it('write down a use of an article that can be seen', async () => {
    const article = await published('Använd');
    const draft = await begin('Ej använd');
    const caseId = world.waste.id;
    const use = ({ id }: Article) =>
      call('POST /articles/{id}/uses', agent, { params: { id }, body: { caseId } });
    expect(await use(article)).toEqual({ seq: 7 });
    await expect(use(draft)).rejects.toMatchObject({ code: 'not-found' });
    expect(used).toEqual([[caseId, article.id]]);
  });
});
