// The demo knowledge base can be read, and keeps what it was asked for.
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readArticles } from './articles.ts';
import { topics } from './world/topics.ts';

const articles = readArticles();

it('reads every file', () => {
  const files = readdirSync(new URL('./articles/', import.meta.url));
  expect(articles.flatMap((article) => article.texts)).toHaveLength(files.length);
});

it('has Swedish for every article, first', () => {
  for (const article of articles) expect(article.texts[0]?.locale, article.slug).toBe('sv');
});

it('names topics that exist', () => {
  const codes = new Set(topics.map((topic) => topic.code));
  expect(articles.filter((article) => !codes.has(article.topic))).toEqual([]);
});
