// What a search engine is to the desk: six verbs, so that one can stand in for another.
import type { Article, ArticleHit, Audience, SearchReply } from '@entre/contract/knowledge';
import type { Locale } from '@entre/contract/ids';
import type { z } from 'zod';

export type SearchOptions = {
  /** The language to answer in; articles only in another come after. */
  locale: Locale;
  /** Who asks decides this: a resident gets `public` alone. Never taken from the request. */
  audiences: readonly z.infer<typeof Audience>[];
  limit: number;
};

export type SearchEngine = {
  readonly name: SearchReply['engine'];
  /**
   * Published articles of these audiences, best first, one hit per article; the most recently changed ones
   * when the query is empty.
   * @throws when the engine cannot answer: an error is never an empty list
   */
  search: (query: string, options: SearchOptions) => Promise<ArticleHit[]>;
  /** Takes these in, as they are now; resolves when a search finds them. Only published ones are given. */
  index: (articles: readonly Article[]) => Promise<void>;
  remove: (ids: readonly string[]) => Promise<void>;
  /** Makes everything anew from these; searches are answered from the old until the new stands. */
  rebuild: (all: readonly Article[]) => Promise<void>;
  /** Whether a search would be answered now. Never throws. */
  healthy: () => Promise<boolean>;
};
