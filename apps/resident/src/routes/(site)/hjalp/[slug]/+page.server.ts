// One public article in the reader's language, Swedish when it has no other.
import { error } from '@sveltejs/kit';
import { ApiError } from '@entre/client/http';
import { getLocale } from '#lib/paraglide/runtime.js';
import { api } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  try {
    const article = await api(event)('GET /public/articles/{slug}', {
      params: { slug },
      query: { locale: getLocale() },
    });
    return { article };
  } catch (problem) {
    error(problem instanceof ApiError && problem.code === 'not-found' ? 404 : 503);
  }
};
