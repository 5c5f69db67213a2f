// What Meilisearch holds: one document per published article and language, and how its index is set up.
import type { Article } from '@entre/contract/knowledge';
import type { Locale } from '@entre/contract/ids';
import type { Settings } from 'meilisearch';
import type { Compounds } from './compounds.ts';
import { fold, root } from './words.ts';

export type Document = {
  /** `<article id>-<locale>` */
  id: string;
  articleId: string;
  /** What reconciling compares: `<rev> <updatedAt>`. */
  version: string;
  slug: string;
  locale: Locale;
  audience: Article['audience'];
  status: 'published';
  topicId: string | null;
  /** Milliseconds since 1970: Meilisearch sorts numbers and words, not dates. */
  changed: number;
  title: string;
  keywords: string;
  summary: string;
  body: string;
  /** Roots of the words of title and keywords, then of the rest; Meilisearch has no Swedish stemmer. */
  roots: string;
  parts: string;
  otherRoots: string;
};

/** Where Meilisearch looks, best first, and what a word there counts: the same as in PostgreSQL's search_place. */
export const fields = [
  { name: 'title', weight: 1 },
  { name: 'keywords', weight: 0.8 },
  { name: 'roots', weight: 0.8 },
  { name: 'summary', weight: 0.6 },
  { name: 'parts', weight: 0.6 },
  { name: 'otherRoots', weight: 0.3 },
  { name: 'body', weight: 0.3 },
];

/** Everything of the index that is not documents. */
export const settings: Settings = {
  searchableAttributes: fields.map(({ name }) => name),
  filterableAttributes: ['audience', 'locale', 'status', 'articleId'],
  sortableAttributes: ['changed', 'articleId'],
  displayedAttributes: ['*'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'],
  // None: silent words are left out of questions here, and a question of stop words alone would find everything.
  stopWords: [],
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
};

/** What tells one state of an article from another. */
export const versionOf = (article: Pick<Article, 'rev' | 'updatedAt'>): string =>
  `${article.rev} ${article.updatedAt}`;

/** The documents of an article: one per language. Compounds are taken apart by the words learnt so far. */
export function documentsOf(article: Article, compounds: Compounds): Document[] {
  const { id, slug, audience, topicId, updatedAt } = article;
  return article.texts.map(({ locale, title, summary, body, keywords }) => {
    const first = words(`${title} ${keywords}`);
    const all = words(`${title} ${keywords} ${summary}`);
    const rest = words(`${summary} ${body}`);
    return {
      id: `${id}-${locale}`,
      articleId: id,
      version: versionOf(article),
      slug,
      locale,
      audience,
      status: 'published',
      topicId,
      changed: Date.parse(updatedAt),
      title,
      keywords,
      summary,
      body,
      roots: line(first.map((word) => root(word, locale))),
      parts: line(all.flatMap((word) => compounds.parts(word, locale))),
      otherRoots: line(rest.map((word) => root(word, locale))),
    };
  });
}

const words = (text: string): string[] => fold(text.replace(/\]\([^)]*\)/g, ' ')).split(' ');
const line = (parts: readonly string[]): string => [...new Set(parts)].join(' ');
