// What an engine is filled with: articles that are published, and nothing else.
import type { Article } from '@entre/contract/knowledge';
import type { ReadDb } from '../../../spine/db.ts';
import { toArticle, withTexts } from '../view.ts';

/** The published ones of these ids, or of all. */
export async function publishedArticles(db: ReadDb, ids?: readonly string[]): Promise<Article[]> {
  const rows = await db.article.findMany({
    where: { status: 'published', ...(ids ? { id: { in: [...ids] } } : {}) },
    include: withTexts,
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => toArticle(row));
}
