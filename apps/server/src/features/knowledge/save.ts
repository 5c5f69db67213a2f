// Save an article, unless somebody else saved it after it was read.
import type { Article, ArticleSave } from '@entre/contract/knowledge';
import type { z } from 'zod';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { chosenTopic } from '../topics/index.ts';
import { toArticle, withTexts } from './view.ts';

/**
 * Changes what is given and leaves the rest; `rev` grows by one.
 * @throws DeskError `stale` with the article as it stands in `current`; `not-found`; `invalid`
 */
export const save = (
  ctx: Ctx<StaffActor>,
  id: string,
  given: z.output<typeof ArticleSave>,
): Promise<Article> =>
  write(ctx, 'article.edit', async (tx, record) => {
    // First the guard: it also takes the row, so that the next one waits and then sees this revision.
    const taken = await tx.$executeRaw`
      UPDATE article SET rev = rev + 1, updated_at = now()
      WHERE id = ${id}::uuid AND rev = ${given.rev}`;
    if (taken === 0) throw await refusal(tx, id);
    const { topicId, audience, reviewAt, text } = given;
    if (topicId) await chosenTopic(tx, topicId);
    await tx.article.update({
      where: { id },
      data: {
        ...(topicId === undefined ? {} : { topicId }),
        ...(audience === undefined ? {} : { audience }),
        ...(reviewAt === undefined ? {} : { reviewAt: reviewAt && new Date(reviewAt) }),
      },
    });
    if (text) {
      const { locale, ...words } = text;
      await tx.articleText.upsert({
        where: { articleId_locale: { articleId: id, locale } },
        create: { articleId: id, locale, ...words },
        update: words,
      });
    }
    record('article.saved', { articleId: id, locale: text?.locale ?? 'none' });
    return read(tx, id);
  });

const read = async (tx: Tx, id: string): Promise<Article> =>
  toArticle(await tx.article.findUniqueOrThrow({ where: { id }, include: withTexts }));

async function refusal(tx: Tx, id: string): Promise<DeskError> {
  const row = await tx.article.findUnique({ where: { id }, include: withTexts });
  if (!row) return notFound();
  return new DeskError(
    'stale',
    'Somebody else saved this article after you opened it. Look at what stands there, then save again.',
    { current: toArticle(row) },
  );
}
