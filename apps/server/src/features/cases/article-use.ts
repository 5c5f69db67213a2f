// That an article answered a case: the base of knowing which articles carry the desk.
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { write } from '../../spine/write.ts';
import { change, lockCase } from './change.ts';

/** Records in a case that an article was used. */
export const recordArticleUse = (
  ctx: Ctx<StaffActor>,
  caseId: string,
  articleId: string,
): Promise<{ seq: number }> =>
  write(ctx, 'article.use', async (tx, record) => {
    const kase = await lockCase(ctx, tx, caseId);
    const { seq } = await change(tx, record, kase, 'article.used', { articleId });
    return { seq };
  });
