// Begin an article: a draft with a title, in one language.
import type { Article } from '@entre/contract/knowledge';
import type { Locale } from '@entre/contract/ids';
import { v7 as uuid } from 'uuid';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { write } from '../../spine/write.ts';
import { chosenTopic } from '../topics/index.ts';
import { numbered, slugOf } from './slug.ts';
import { toArticle, withTexts } from './view.ts';

export type NewArticle = {
  locale: Locale;
  title: string;
  topicId: string | null;
  audience: Article['audience'];
};

/** Makes the draft. Its address is made of the title and stays what it is. */
export const create = (ctx: Ctx<StaffActor>, given: NewArticle): Promise<Article> =>
  write(ctx, 'article.edit', async (tx, record) => {
    const { locale, title, topicId, audience } = given;
    if (topicId !== null) await chosenTopic(tx, topicId);
    const id = uuid();
    await insertAtFreeSlug(tx, { id, topicId, audience, status: 'draft' }, slugOf(title));
    await tx.articleText.create({
      data: { articleId: id, locale, title, summary: '', body: '', keywords: '' },
    });
    record('article.created', { articleId: id });
    return toArticle(await tx.article.findUniqueOrThrow({ where: { id }, include: withTexts }));
  });

type Row = { id: string; topicId: string | null; audience: string; status: string };

/** Tries one address after the other; two who take the same at once wait for each other. */
async function insertAtFreeSlug(tx: Tx, row: Row, slug: string): Promise<void> {
  for (let n = 1; ; n++) {
    const data = [{ ...row, slug: numbered(slug, n) }];
    const { count } = await tx.article.createMany({ data, skipDuplicates: true });
    if (count === 1) return;
  }
}
