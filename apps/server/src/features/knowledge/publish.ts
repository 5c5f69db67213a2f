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
export async function setStatus(
  ctx: Ctx<StaffActor>,
  id: string,
  status: Article['status'],
): Promise<Article> {
  const done = set(ctx, id, status);
  return done.catch((error: unknown) => {
    if (error instanceof AlreadySo) return toArticle(error.row);
    throw error;
  });
}

/** Leaves when all is so already: nothing happened, so nothing is recorded, and no reader is told of an update. */
class AlreadySo extends Error {
  readonly row: ArticleRow;
  constructor(row: ArticleRow) {
    super('already so');
    this.row = row;
  }
}

const set = (ctx: Ctx<StaffActor>, id: string, status: Article['status']): Promise<Article> =>
  write(ctx, 'article.publish', async (tx, record) => {
    // Takes the row: what is checked below is what is published.
    const taken = await tx.$executeRaw`
      UPDATE article SET status = ${status}, updated_at = now()
      WHERE id = ${id}::uuid AND status <> ${status}`;
    const row = await tx.article.findUnique({ where: { id }, include: withTexts });
    if (row === null) throw notFound();
    if (taken === 0) throw new AlreadySo(row);
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
