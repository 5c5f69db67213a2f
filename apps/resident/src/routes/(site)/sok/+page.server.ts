// Search results, rendered by the server: the same search as while one writes.
import type { SearchReply } from '@entre/contract/knowledge';
import { searchable } from '#lib/ask/suggest.svelte.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { api } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = searchable(event.url.searchParams.get('q') ?? '');
  const none: SearchReply = { items: [], engine: 'postgresql', degraded: false };
  if (query === '') return { query, found: none };
  const found = await api(event)('GET /public/articles/search', {
    query: { query, locale: getLocale(), limit: 20 },
  }).catch(() => null);
  return { query, found };
};
