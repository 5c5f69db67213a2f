// An article as the contract shows it.
import type { Article, ArticleText } from '@entre/contract/knowledge';
import type { Prisma } from '../../generated/prisma/client.ts';

export const withTexts = { texts: { orderBy: { locale: 'desc' } } } as const;
export type ArticleRow = Prisma.ArticleGetPayload<{ include: typeof withTexts }>;

/** Swedish first among the texts. */
export const toArticle = (row: ArticleRow): Article => ({
  id: row.id,
  slug: row.slug,
  topicId: row.topicId,
  audience: row.audience as Article['audience'],
  status: row.status as Article['status'],
  reviewAt: row.reviewAt?.toISOString() ?? null,
  updatedAt: row.updatedAt.toISOString(),
  rev: row.rev,
  texts: row.texts.map((text) => toText(text)),
});

export const toText = (row: ArticleRow['texts'][number]): ArticleText => ({
  locale: row.locale as ArticleText['locale'],
  title: row.title,
  summary: row.summary,
  body: row.body,
  keywords: row.keywords,
});
