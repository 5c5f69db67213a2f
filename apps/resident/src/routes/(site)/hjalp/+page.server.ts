// Every public article, by topic.
import { getLocale } from '#lib/paraglide/runtime.js';
import { api } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  groups: await api(event)('GET /public/articles', { query: { locale: getLocale() } })
    .then((all) => all.groups.filter((group) => group.items.length > 0))
    .catch(() => []),
});
