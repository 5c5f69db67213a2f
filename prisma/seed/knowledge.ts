// The demo's knowledge base as rows: every article with its texts, written and reviewed by the editor.
import type { Prisma } from '../../apps/server/src/generated/prisma/client.ts';
import { readArticles } from './articles.ts';
import { MINUTE_MS } from './calendar.ts';
import { at as find, setUpAt, type Ground } from './ground.ts';
import { bare, by, type SeedEvent } from './told.ts';

type Knowledge = {
  articles: Prisma.ArticleCreateManyInput[];
  texts: Prisma.ArticleTextCreateManyInput[];
  events: SeedEvent[];
};

/** All articles, saved at some time since the desk was set up. */
export function knowledge(ground: Ground): Knowledge {
  const { chance } = ground;
  const editor = by(find(ground.staff, 'lovisa.ekstrom@demo.entre.example'));
  const made = setUpAt(ground.now);
  const found: Knowledge = { articles: [], texts: [], events: [] };
  for (const article of readArticles()) {
    const id = chance.id(made);
    const saved = new Date(made.getTime() + (600 + chance.below(85 * 1440)) * MINUTE_MS);
    found.articles.push({
      id,
      slug: article.slug,
      topicId: find(ground.topics, article.topic).id,
      audience: article.audience,
      status: article.status,
      reviewAt: new Date(`${article.review}T08:00:00Z`),
      rev: 1,
      createdAt: made,
      updatedAt: saved,
    });
    found.texts.push(...article.texts.map((text) => ({ articleId: id, ...text })));
    const data = { articleId: id };
    found.events.push({ ...bare(chance, 'article.created', made, editor), data });
    for (const { locale } of article.texts)
      found.events.push({
        ...bare(chance, 'article.saved', saved, editor),
        data: { ...data, locale },
      });
    if (article.status === 'published')
      found.events.push({ ...bare(chance, 'article.published', saved, editor), data });
  }
  return found;
}
