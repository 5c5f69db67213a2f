// The built-in engine: forgiving search in PostgreSQL alone. Triggers keep what it reads, so it has nothing to index.
import type { ArticleHit, ArticleText } from '@entre/contract/knowledge';
import { Locale } from '@entre/contract/ids';
import type { ReadDb } from '../../../spine/db.ts';
import type { SearchEngine, SearchOptions } from './face.ts';
import { likeness } from './likeness.ts';
import { matched } from './matched.ts';
import { asked } from './words.ts';

type Candidate = { n: number; word: string; lexeme: string };
type Wanted = { n: number; locale: Locale; lexeme: string; weight: number };
type Row = Omit<ArticleHit, 'matched'> & { score: number };

/** Below this likeness a word in use is not what was meant. */
const NEAR = 0.3;
/** Hits under this share of the best one's score are chance. */
const CHANCE = 0.25;
/** So is an article where no single word comes up to this: a misspelt word or a part of one, in the body alone. */
const LEAST = 0.25;
/** What a hit in another language than the asked counts. */
const OTHER = 0.6;

/** The engine over the desk's own database. */
export const postgresqlEngine = (db: ReadDb): SearchEngine => ({
  name: 'postgresql',
  search: async (query, options) => {
    const wanted = await expand(db, query, options.locale);
    const rows = wanted === null ? await latest(db, options) : await rank(db, wanted, options);
    const best = rows[0]?.score ?? 0;
    return rows
      .filter(({ score }) => score >= best * CHANCE)
      .map(({ score: _, ...hit }) => ({
        ...hit,
        matched: matched(query, `${hit.title} ${hit.summary}`, hit.locale),
      }));
  },
  index: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  rebuild: () => Promise.resolve(),
  healthy: () =>
    db.$queryRaw`SELECT 1 FROM search_place LIMIT 1`.then(
      () => true,
      () => false,
    ),
});

/** The stems to look for, per asked word and language, with how near each is; null when nothing is asked. */
async function expand(db: ReadDb, query: string, locale: Locale): Promise<Wanted[] | null> {
  const locales = [locale, ...Locale.options.filter((other) => other !== locale)];
  const parts = await Promise.all(
    locales.map(async (in_) => {
      const { words, typing } = asked(query, in_, locale);
      if (words.length === 0) return null;
      const found = await db.$queryRaw<Candidate[]>`
        SELECT n, word, lexeme
        FROM search_expand(${in_}, ${words}::text[], ${typing}, ${in_ === locale})`;
      return words.flatMap((word, i) => {
        const n = i + 1;
        const mine = found.filter((one) => one.n === n);
        const texts = mine.map((one) => one.word);
        const near = likeness(word, texts, in_, typing && n === words.length);
        return mine.flatMap(({ lexeme }, at) => {
          const weight = near[at] ?? 0;
          return weight >= NEAR ? [{ n, locale: in_, lexeme, weight }] : [];
        });
      });
    }),
  );
  return parts.every((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/**
 * Scores articles in the manner of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009):
 * the sum over the asked words of how well the article answers to the word times how rare it is. An asked word
 * may be meant by several stems, and the best of them counts, as likeness × field × rarity:
 * - likeness, 0 to 1, is how near the stem is to the asked word (likeness.ts);
 * - field is the best one it stands in: title 1, keywords 0.8, summary 0.6, body 0.3. BM25F adds the fields up and
 *   counts how often; in articles of one page that told less than where the word stands, so it is left out;
 * - rarity is ln(1 + all articles / those with the stem), among what may be seen. It is the stem's own, not that
 *   of everything the asked word may mean: "förskoleplats" would else be common for its kinship with "plats", and
 *   any odd word of a question ("besked") outweigh its subject.
 */
async function rank(db: ReadDb, wanted: Wanted[], options: SearchOptions): Promise<Row[]> {
  if (wanted.length === 0) return [];
  const { locale, audiences, limit } = options;
  return db.$queryRaw<Row[]>`
    WITH wanted AS (
      SELECT n, locale, lexeme, max(weight) AS weight
      FROM unnest(${wanted.map((w) => w.n)}::int[], ${wanted.map((w) => w.locale)}::text[],
                  ${wanted.map((w) => w.lexeme)}::text[], ${wanted.map((w) => w.weight)}::real[])
        AS w (n, locale, lexeme, weight)
      GROUP BY n, locale, lexeme
    ), seen AS MATERIALIZED (
      SELECT id FROM article WHERE status = 'published' AND audience = ANY (${[...audiences]}::text[])
    ), standing AS (
      SELECT p.article_id, p.locale, p.lexeme, p.weight,
        ln(1 + (SELECT count(*) FROM seen)::real / count(*) OVER (PARTITION BY p.locale, p.lexeme)) AS rarity
      FROM (SELECT DISTINCT locale, lexeme FROM wanted) stem
      JOIN search_place p USING (locale, lexeme)
      JOIN seen ON seen.id = p.article_id
    ), found AS (
      SELECT s.article_id, s.locale, w.n, max(w.weight * s.weight) AS sure,
        max(w.weight * s.weight * s.rarity) AS score
      FROM wanted w
      JOIN standing s USING (locale, lexeme)
      GROUP BY s.article_id, s.locale, w.n
    ), summed AS (
      SELECT article_id, locale,
        sum(score) * CASE WHEN locale = ${locale} THEN 1 ELSE ${OTHER}::real END AS score
      FROM found
      GROUP BY article_id, locale
      HAVING max(sure) >= ${LEAST}::real
    ), best AS (
      SELECT DISTINCT ON (article_id) * FROM summed ORDER BY article_id, score DESC
    )
    SELECT a.id, a.slug, best.locale, t.title, t.summary, a.audience, a.topic_id AS "topicId",
      best.score::real AS score
    FROM best
    JOIN article a ON a.id = best.article_id
    JOIN article_text t ON t.article_id = best.article_id AND t.locale = best.locale
    ORDER BY best.score DESC, a.updated_at DESC, a.id
    LIMIT ${limit}`;
}

/** What changed last, in the asked language where there is a choice. */
async function latest(db: ReadDb, { locale, audiences, limit }: SearchOptions): Promise<Row[]> {
  const articles = await db.article.findMany({
    where: { status: 'published', audience: { in: [...audiences] }, texts: { some: {} } },
    include: { texts: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return articles.flatMap(({ id, slug, audience, topicId, texts }) => {
    const text = (texts.find((one) => one.locale === locale) ?? texts[0]) as
      ArticleText | undefined;
    if (!text) return [];
    const { title, summary } = text;
    const shown = audience as ArticleHit['audience'];
    return [{ id, slug, locale: text.locale, title, summary, audience: shown, topicId, score: 1 }];
  });
}
