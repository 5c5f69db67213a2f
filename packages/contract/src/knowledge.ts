// The knowledge base: articles in two languages, public or internal, published or draft, and the search over them.
import { z } from 'zod';
import { Id, Instant, line, Locale, text, Whole } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { page, PageQuery } from './page.ts';

export const Audience = z.enum(['public', 'internal']);
export const ArticleStatus = z.enum(['draft', 'published']);

export const ArticleText = z.strictObject({
  locale: Locale,
  title: z.string(),
  summary: z.string(),
  /** The small Markdown subset: paragraphs, `##`, lists, bold, links. */
  body: z.string(),
  keywords: z.string(),
});
export type ArticleText = z.infer<typeof ArticleText>;

export const Article = z.strictObject({
  id: Id,
  slug: z.string(),
  topicId: Id.nullable(),
  audience: Audience,
  status: ArticleStatus,
  reviewAt: Instant.nullable(),
  updatedAt: Instant,
  /** Grows with every save; saving on an older one is refused. */
  rev: z.number().int(),
  texts: z.array(ArticleText),
});
export type Article = z.infer<typeof Article>;

export const ArticleHit = z.strictObject({
  id: Id,
  slug: z.string(),
  locale: Locale,
  title: z.string(),
  summary: z.string(),
  audience: Audience,
  topicId: Id.nullable(),
  /** The words of title and summary that matched, as they stand there, for marking. */
  matched: z.array(z.string()),
});
export type ArticleHit = z.infer<typeof ArticleHit>;

export const SearchReply = z.strictObject({
  items: z.array(ArticleHit),
  /** Which engine answered; `degraded` when the better one is away. */
  engine: z.enum(['meilisearch', 'postgresql']),
  degraded: z.boolean(),
});
export type SearchReply = z.infer<typeof SearchReply>;

const SearchQuery = z.strictObject({
  query: z.string().max(200).default(''),
  locale: Locale.default('sv'),
  limit: z.coerce.number().int().min(1).max(20).default(6),
});

export const ArticleSave = z.strictObject({
  rev: Whole,
  topicId: Id.nullable().optional(),
  audience: Audience.optional(),
  reviewAt: Instant.nullable().optional(),
  text: z
    .strictObject({
      locale: Locale,
      title: line(160),
      summary: line(400),
      body: text(40_000),
      keywords: z.string().max(600).default(''),
    })
    .optional(),
});

const tag = 'knowledge';
const byId = z.strictObject({ id: Id });
const staff = { door: 'staff', tag } as const;
export const knowledgeEndpoints = [
  endpoint({
    ...staff,
    method: 'GET',
    path: '/articles',
    permission: 'article.read',
    summary: 'All articles, newest change first; drafts only for those who edit',
    query: z.strictObject({ status: ArticleStatus.optional(), ...PageQuery }),
    reply: page(Article),
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/articles/search',
    permission: 'article.read',
    summary: 'Search as you type, forgiving typing errors, over public and internal articles',
    query: SearchQuery,
    reply: SearchReply,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/articles/{id}',
    permission: 'article.read',
    summary: 'One article in all its languages',
    params: byId,
    reply: Article,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/articles',
    permission: 'article.edit',
    summary: 'Begin an article; it is a draft until published',
    body: z.strictObject({
      locale: Locale.default('sv'),
      title: line(160),
      topicId: Id.nullable().default(null),
      audience: Audience.default('public'),
    }),
    reply: Article,
    status: 201,
    creates: true,
  }),
  endpoint({
    ...staff,
    method: 'PATCH',
    path: '/articles/{id}',
    permission: 'article.edit',
    summary: 'Save an article',
    params: byId,
    body: ArticleSave,
    reply: Article,
    status: 200,
    problems: ['stale'],
  }),
  endpoint({
    ...staff,
    method: 'PUT',
    path: '/articles/{id}/status',
    permission: 'article.publish',
    summary: 'Publish an article or take it back to draft',
    params: byId,
    body: z.strictObject({ status: ArticleStatus }),
    reply: Article,
    status: 200,
  }),
  endpoint({
    ...staff,
    method: 'POST',
    path: '/articles/{id}/uses',
    permission: 'article.use',
    summary: 'Write down that an article answered a case',
    params: byId,
    body: z.strictObject({ caseId: Id }),
    reply: z.strictObject({ seq: z.number().int() }),
    status: 201,
    creates: true,
  }),
  endpoint({
    ...staff,
    method: 'GET',
    path: '/reply-templates',
    permission: 'article.read',
    summary: 'Reply templates',
    reply: z.strictObject({
      items: z.array(
        z.strictObject({
          id: Id,
          code: z.string(),
          title: z.string(),
          sv: z.string(),
          en: z.string(),
        }),
      ),
    }),
    status: 200,
  }),
  endpoint({
    method: 'GET',
    path: '/public/articles/search',
    door: 'open',
    permission: 'public',
    tag,
    summary: 'Search the public articles as you type',
    query: SearchQuery,
    reply: SearchReply,
    status: 200,
    problems: ['too-many'],
  }),
  endpoint({
    method: 'GET',
    path: '/public/articles/{slug}',
    door: 'open',
    permission: 'public',
    tag,
    summary: 'A public article in one language, Swedish when it has no other',
    params: z.strictObject({ slug: z.string().max(160) }),
    query: z.strictObject({ locale: Locale.default('sv') }),
    reply: z.strictObject({
      id: Id,
      slug: z.string(),
      updatedAt: Instant,
      locales: z.array(Locale),
      text: ArticleText,
    }),
    status: 200,
  }),
  endpoint({
    method: 'GET',
    path: '/public/articles',
    door: 'open',
    permission: 'public',
    tag,
    summary: 'All public articles by topic, titles only',
    query: z.strictObject({ locale: Locale.default('sv') }),
    reply: z.strictObject({
      groups: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          icon: z.string(),
          items: z.array(
            z.strictObject({ slug: z.string(), title: z.string(), summary: z.string() }),
          ),
        }),
      ),
    }),
    status: 200,
  }),
];
