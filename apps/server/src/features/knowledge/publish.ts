// Publish an article, or take it back to draft.
import type { Article } from '@entre/contract/knowledge';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { toArticle, withTexts, type ArticleRow } from './view.ts';

/**
 * Sets the status. From then on it is found, or found no more.
 * @throws DeskError `invalid` when a text that would be shown is empty; `not-found`
 */
export const setStatus = (
  ctx: Ctx<StaffActor>,
  id: string,
  status: Article['status'],
): Promise<Article> =>
  write(ctx, 'article.publish', async (tx, record) => {
    // Takes the row: what is checked below is what is published.
    const taken = await tx.$executeRaw`
      UPDATE article SET status = ${status}, updated_at = now() WHERE id = ${id}::uuid`;
    if (taken === 0) throw notFound();
    const row = await tx.article.findUniqueOrThrow({ where: { id }, include: withTexts });
    if (status === 'published') refuseEmpty(row);
    const type = status === 'published' ? 'article.published' : 'article.unpublished';
    record(type, { articleId: id });
    return toArticle(row);
  });

function refuseEmpty({ texts }: ArticleRow): void {
  const errors = texts.flatMap(({ locale, summary, body }) =>
    Object.entries({ summary, body })
      .filter(([, words]) => words.trim() === '')
      .map(([field]) => ({ path: `texts.${locale}.${field}`, message: 'is empty' })),
  );
  if (errors.length === 0) return;
  throw new DeskError('invalid', 'Write a summary and a text in each language first.', { errors });
}
