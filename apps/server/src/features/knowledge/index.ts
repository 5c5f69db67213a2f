// The door of knowledge: what other features may call.
export { knowledgeRoutes, type KnowledgeDeps } from './routes.ts';
export { requireArticles } from './queries.ts';
export { makeKnowledge, type Knowledge } from './start.ts';
export { makeSearch, type Search } from './search/index.ts';
export { indexReader, reconcile, type IndexReader } from './search/reader.ts';
export { meilisearchEngine } from './search/meilisearch.ts';
export { publishedArticles } from './search/published.ts';
