// The addresses of knowledge.
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { on, type Route } from '../../spine/serve.ts';
import { create } from './create.ts';
import { setStatus } from './publish.ts';
import { get, list, publicArticle, publicList, replyTemplates } from './queries.ts';
import { save } from './save.ts';
import type { Search } from './search/index.ts';

export type KnowledgeDeps = {
  search: Search['search'];
  /** Of cases, which own the event. */
  recordArticleUse: (
    ctx: Ctx<StaffActor>,
    caseId: string,
    articleId: string,
  ) => Promise<{ seq: number }>;
  /** Slows down whoever asks too often. @throws DeskError `too-many` */
  spend: (limit: 'search', network: string) => Promise<void>;
};

const everything = ['public', 'internal'] as const;

/** The routes. Who asks decides which audiences are searched; the request cannot. */
export const knowledgeRoutes = ({ search, recordArticleUse, spend }: KnowledgeDeps): Route[] => [
  on('GET /articles', (ctx, { query }) => list(ctx, query)),
  on('GET /articles/search', (_ctx, { query: { query, locale, limit } }) =>
    search(query, { locale, limit, audiences: everything }),
  ),
  on('GET /articles/{id}', (ctx, { params }) => get(ctx, params.id)),
  on('POST /articles', (ctx, { body }) => create(ctx, body)),
  on('PATCH /articles/{id}', (ctx, { params, body }) => save(ctx, params.id, body)),
  on('PUT /articles/{id}/status', (ctx, { params, body }) =>
    setStatus(ctx, params.id, body.status),
  ),
  on('POST /articles/{id}/uses', async (ctx, { params, body }) => {
    const article = await get(ctx, params.id);
    return recordArticleUse(ctx, body.caseId, article.id);
  }),
  on('GET /reply-templates', (ctx) => replyTemplates(ctx)),
  on('GET /public/articles/search', async (ctx, { query: { query, locale, limit } }) => {
    await spend('search', ctx.actor.network);
    return search(query, { locale, limit, audiences: ['public'] });
  }),
  on('GET /public/articles/{slug}', (ctx, { params, query }) =>
    publicArticle(ctx, params.slug, query.locale),
  ),
  on('GET /public/articles', (ctx, { query }) => publicList(ctx, query.locale)),
];
