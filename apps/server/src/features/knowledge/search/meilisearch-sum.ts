// Puts the answers about single words together: an article is worth the sum of its words, rare ones more.
import { z } from 'zod';
import { Audience, type ArticleHit } from '@entre/contract/knowledge';
import { Locale } from '@entre/contract/ids';
import type { Question } from './meilisearch-questions.ts';

const Hit = z.object({
  articleId: z.string(),
  slug: z.string(),
  locale: Locale,
  audience: Audience,
  topicId: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
});
/** The fields of a document that a hit is made of. */
export const shown = Object.keys(Hit.shape);

/** An answer's frame. Its many hits are looked at one by one only when they are among the best. */
const Answers = z.array(
  z.object({
    hits: z.array(z.looseObject({ articleId: z.string(), _rankingScore: z.number() })),
    estimatedTotalHits: z.number(),
  }),
);
type Raw = z.infer<typeof Answers>[number]['hits'][number];

/** Hits under this share of the best one's score are chance. */
const CHANCE = 0.35;

export type Best = Omit<ArticleHit, 'matched'>;

/** The hits of one answer in its own order. @throws when it is not shaped like ours */
export function inOrder(given: unknown): Best[] {
  const [answer] = Answers.length(1).parse(given);
  return (answer?.hits ?? []).map(toBest);
}

/**
 * Score of an article in a language: over the asked words, the best of score × weight among the questions about
 * the word, times 1 / log2(2 + how many have it). The better language stands for the article.
 * @param given the `results` of a multi-search, one per question
 * @throws when they are not shaped like ours: an odd answer is an error, not nothing
 */
export function sum(questions: readonly Question[], given: unknown, limit: number): Best[] {
  const answers = Answers.length(questions.length).parse(given);
  const scores = new Map<string, { hit: Raw; words: Map<number, number> }>();
  const having = new Map<string, number>();
  questions.forEach(({ n, locale, weight }, i) => {
    const { hits, estimatedTotalHits } = answers[i] ?? { hits: [], estimatedTotalHits: 0 };
    const word = `${locale} ${n}`;
    having.set(word, Math.max(having.get(word) ?? 0, estimatedTotalHits));
    for (const hit of hits) {
      const key = `${locale} ${hit.articleId}`;
      const entry = scores.get(key) ?? { hit, words: new Map<number, number>() };
      scores.set(key, entry);
      entry.words.set(n, Math.max(entry.words.get(n) ?? 0, weight * hit._rankingScore));
    }
  });
  const best = new Map<string, { hit: Raw; score: number }>();
  for (const [key, { hit, words }] of scores) {
    const [locale] = key.split(' ');
    let score = 0;
    for (const [n, worth] of words)
      score += worth / Math.log2(2 + (having.get(`${locale} ${n}`) ?? 0));
    if (score > (best.get(hit.articleId)?.score ?? 0)) best.set(hit.articleId, { hit, score });
  }
  const ranked = [...best.values()].toSorted((a, b) => b.score - a.score);
  const least = (ranked[0]?.score ?? 0) * CHANCE;
  return ranked
    .filter(({ score }) => score >= least)
    .slice(0, limit)
    .map(({ hit }) => toBest(hit));
}

function toBest(raw: Raw): Best {
  const { articleId, ...hit } = Hit.parse(raw);
  return { id: articleId, ...hit };
}
