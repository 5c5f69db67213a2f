// Reading articles: what staff see, and the little of it that everyone sees.
import type { Article, ArticleText } from '@entre/contract/knowledge';
import type { Locale } from '@entre/contract/ids';
import type { Topic } from '@entre/contract/topics';
import type { Prisma } from '../../generated/prisma/client.ts';
import { decodeCursor, encodeCursor } from '../../spine/cursor.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { ReadDb } from '../../spine/db.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { topics } from '../topics/index.ts';
import { toArticle, toText, withTexts, type ArticleRow } from './view.ts';

/** Drafts are for those who write them. */
const visible = ({ actor }: Ctx<StaffActor>): Prisma.ArticleWhereInput =>
  actor.permissions.has('article.edit') ? {} : { status: 'published' };

/** What a resident may read; said once for list, page and addresses. */
const open = { audience: 'public', status: 'published' } as const;

type ListQuery = {
  status?: Article['status'] | undefined;
  after?: string | undefined;
  limit: number;
};

/** A page of articles, the latest change first. */
export async function list(
  ctx: Ctx<StaffActor>,
  { status, after, limit }: ListQuery,
): Promise<{ items: Article[]; next: string | null }> {
  const rows = await ctx.db.article.findMany({
    where: { AND: [visible(ctx), status ? { status } : {}, after ? olderThan(after) : {}] },
    include: withTexts,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last ? encodeCursor([last.updatedAt.toISOString(), last.id]) : null;
  return { items: page.map((row) => toArticle(row)), next };
}

function olderThan(cursor: string): Prisma.ArticleWhereInput {
  const [changed = '', id = ''] = decodeCursor(cursor, ['instant', 'id']);
  const updatedAt = new Date(changed);
  return { OR: [{ updatedAt: { lt: updatedAt } }, { updatedAt, id: { lt: id } }] };
}

/** One article. @throws DeskError `not-found`, also for a draft of others' */
export async function get(ctx: Ctx<StaffActor>, id: string): Promise<Article> {
  const row = await ctx.db.article.findFirst({
    where: { AND: [{ id }, visible(ctx)] },
    include: withTexts,
  });
  if (!row) throw notFound();
  return toArticle(row);
}

/** That all these are articles the reader may see, in one query. @throws DeskError `invalid` when one is not */
export async function requireArticles(
  ctx: Ctx<StaffActor>,
  db: Pick<ReadDb, 'article'>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const found = await db.article.count({
    where: { AND: [visible(ctx), { id: { in: [...ids] } }] },
  });
  if (found === new Set(ids).size) return;
  throw new DeskError('invalid', 'There is no such article. Choose from the knowledge base.', {
    errors: [{ path: 'articleIds', message: 'no such article' }],
  });
}

export type PublicArticle = {
  id: string;
  slug: string;
  updatedAt: string;
  locales: Locale[];
  text: ArticleText;
};

/** A public article in the asked language, else in Swedish, else in the one it has. @throws DeskError `not-found` */
export async function publicArticle(
  ctx: Ctx,
  slug: string,
  locale: Locale,
): Promise<PublicArticle> {
  const row = await ctx.db.article.findFirst({ where: { ...open, slug }, include: withTexts });
  const text = row && inLocale(row, locale);
  if (!row || !text) throw notFound();
  const locales = row.texts.map((one) => toText(one).locale);
  return { id: row.id, slug, updatedAt: row.updatedAt.toISOString(), locales, text };
}

/** The texts are ordered Swedish first, so the first is the one to fall back on. */
function inLocale({ texts }: ArticleRow, locale: Locale): ArticleText | undefined {
  const row = texts.find((text) => text.locale === locale) ?? texts[0];
  return row && toText(row);
}

type Item = { slug: string; title: string; summary: string };
export type Group = { code: string; name: string; icon: string; items: Item[] };

/** All public articles by the root of their topic, in the order of topics; those without one come last. */
export async function publicList(ctx: Ctx, locale: Locale): Promise<{ groups: Group[] }> {
  const [rows, all] = await Promise.all([
    ctx.db.article.findMany({ where: open, include: withTexts }),
    topics(ctx.db),
  ]);
  const byId = new Map(all.map((topic) => [topic.id, topic]));
  const rootOf = (id: string | null): Topic | undefined => {
    const topic = id === null ? undefined : byId.get(id);
    return topic?.parentId ? (rootOf(topic.parentId) ?? topic) : topic;
  };
  const inOrder = new Intl.Collator(locale);
  const of = new Map<Topic | undefined, Item[]>();
  for (const row of rows) {
    const text = inLocale(row, locale);
    if (!text) continue;
    const root = rootOf(row.topicId);
    const item = { slug: row.slug, title: text.title, summary: text.summary };
    of.set(root, [...(of.get(root) ?? []), item]);
  }
  const group = (topic: Topic | undefined): Group[] => {
    const items = of.get(topic)?.toSorted((a, b) => inOrder.compare(a.title, b.title));
    if (!items) return [];
    const name = topic?.name[locale] ?? (locale === 'sv' ? 'Övrigt' : 'Other');
    return [{ code: topic?.code ?? '', name, icon: topic?.icon ?? 'file-text', items }];
  };
  return { groups: [...all, undefined].flatMap(group) };
}

/** All reply templates, by title. */
export async function replyTemplates(ctx: Ctx<StaffActor>) {
  return {
    items: await ctx.db.replyTemplate.findMany({ orderBy: [{ title: 'asc' }, { id: 'asc' }] }),
  };
}
