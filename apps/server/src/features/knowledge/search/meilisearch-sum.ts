// Puts the answers about single words together: an article is worth the sum of its words, rare ones more.
import { z } from 'zod';
import { Audience, type ArticleHit } from '@entre/contract/knowledge';
import { Locale } from '@entre/contract/ids';
import { fields } from './meilisearch-documents.ts';
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

/** Why a document answers to a word: how it is spelt there, and in which field it stands. */
const Reasons = z.object({
  typo: z.object({ typoCount: z.number() }),
  attribute: z.object({ attributeRankingOrderScore: z.number() }),
  exactness: z.object({ score: z.number() }),
});
type Reasons = z.infer<typeof Reasons>;

/** An answer's frame. What its many hits would show is looked at only when they are among the best. */
const Answers = z.array(
  z.object({
    hits: z.array(z.looseObject({ articleId: z.string() })),
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
 * How near the word that was found is to the one that was asked, 0 to 1: less when it only begins so, or is spelt
 * with errors (which count as in likeness.ts).
 */
function likeness({ typo, exactness }: Reasons): number {
  if (typo.typoCount > 0) return typo.typoCount === 1 ? 0.7 : 0.5;
  // Meilisearch's own mark is at least a third where the whole word stands, and half of that where it begins so.
  return exactness.score > 0.2 ? 1 : 0.7;
}

/** The weight of the field where the word was found: the mark says how far down the list of fields that is. */
const field = ({ attribute }: Reasons): number =>
  fields[Math.round((1 - attribute.attributeRankingOrderScore) * fields.length)]?.weight ?? 0;

/**
 * Score of an article in a language, as in PostgreSQL (postgresql.ts says why): over the asked words, the best of
 * likeness × field × rarity among the questions about the word. Rarity is 1 / log2(2 + how many answer to that
 * question), since the number of all articles is not known here. Meilisearch's own score would not do: it is made
 * to order the answers to one question, and says little about which of two words says more about an article.
 * The better language stands for the article.
 * @param given the `results` of a multi-search, one per question
 * @throws when they are not shaped like ours: an odd answer is an error, not nothing
 */
export function sum(questions: readonly Question[], given: unknown, limit: number): Best[] {
  const answers = Answers.length(questions.length).parse(given);
  const scores = new Map<string, { hit: Raw; words: Map<number, number> }>();
  questions.forEach(({ n, locale, weight }, i) => {
    const { hits, estimatedTotalHits } = answers[i] ?? { hits: [], estimatedTotalHits: 0 };
    const rarity = 1 / Math.log2(2 + estimatedTotalHits);
    for (const hit of hits) {
      const why = Reasons.parse(hit['_rankingScoreDetails']);
      const worth = weight * likeness(why) * field(why) * rarity;
      const key = `${locale} ${hit.articleId}`;
      const entry = scores.get(key) ?? { hit, words: new Map<number, number>() };
      scores.set(key, entry);
      entry.words.set(n, Math.max(entry.words.get(n) ?? 0, worth));
    }
  });
  const best = new Map<string, { hit: Raw; score: number }>();
  for (const { hit, words } of scores.values()) {
    const score = [...words.values()].reduce((all, worth) => all + worth, 0);
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
