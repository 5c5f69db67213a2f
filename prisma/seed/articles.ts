// Reads the demo knowledge base: one Markdown file per article and language, in prisma/seed/articles.
import { readdirSync, readFileSync } from 'node:fs';
import { ArticleStatus, Audience } from '@entre/contract/knowledge';
import { Locale } from '@entre/contract/ids';
import { z } from 'zod';

const Front = z.strictObject({
  title: z.string().min(1).max(160),
  summary: z.string().min(1).max(400),
  topic: z.string().min(1),
  audience: Audience,
  status: ArticleStatus,
  keywords: z.string().max(600),
  review: z.iso.date(),
});

/** One article as the files tell it. What is not text is the same in all its languages. */
export type ArticleSeed = {
  slug: string;
  /** The topic's code. */
  topic: string;
  audience: z.infer<typeof Audience>;
  status: z.infer<typeof ArticleStatus>;
  /** A date, `2027-02-20`. */
  review: string;
  texts: { locale: Locale; title: string; summary: string; body: string; keywords: string }[];
};

const home = new URL('./articles/', import.meta.url);

/**
 * All articles, by slug; Swedish first among their languages.
 * @throws Error naming the file that cannot be read and what is wrong with it
 */
export function readArticles(): ArticleSeed[] {
  const articles = new Map<string, ArticleSeed>();
  const names = readdirSync(home).filter((name) => name.endsWith('.md'));
  for (const name of names.toSorted().toReversed()) {
    const [, slug, locale] = /^([a-z0-9-]+)\.(\w+)\.md$/.exec(name) ?? [];
    if (slug === undefined) throw new Error(`${name} should be called <slug>.<sv or en>.md`);
    const { front, body } = parse(name, readFileSync(new URL(name, home), 'utf8'));
    const { title, summary, keywords, ...facts } = front;
    const article = articles.get(slug) ?? { slug, ...facts, texts: [] };
    const other = (Object.keys(facts) as (keyof typeof facts)[]).find(
      (key) => facts[key] !== article[key],
    );
    if (other) throw new Error(`${name}: ${other} differs from that in the other language`);
    article.texts.push({ locale: Locale.parse(locale), title, summary, body, keywords });
    articles.set(slug, article);
  }
  return [...articles.values()].toReversed();
}

function parse(name: string, text: string): { front: z.infer<typeof Front>; body: string } {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  if (head === undefined || body === undefined)
    throw new Error(`${name} should begin with lines between --- and ---`);
  const pairs = head.split('\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  const front = Front.safeParse(Object.fromEntries(pairs));
  if (!front.success) throw new Error(`${name}: ${z.prettifyError(front.error)}`);
  if (body.trim() === '') throw new Error(`${name} has no text`);
  return { front: front.data, body: body.trim() };
}
