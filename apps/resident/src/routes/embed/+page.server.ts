// The chat in a frame on another site: knows the desk and which page frames it, and nothing of the visitor.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { getLocale, isLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { api } from '#lib/server/api.ts';
import type { DeskNow } from '#lib/words/desk.ts';
import type { PageServerLoad } from './$types';

/** The frame brings its own small script instead of the pages' router. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { searchParams, search } = event.url;
  const locale = searchParams.get('locale');
  if (isLocale(locale) && locale !== getLocale())
    redirect(307, localizeHref(`/embed${search}`, { locale }));
  return {
    desk: await deskNow(event),
    parentOrigin: originOf(searchParams.get('origin')),
  };
};

/** Only what the chat says of the desk: all that stands here is sent with every frame. */
async function deskNow(event: RequestEvent): Promise<DeskNow | null> {
  try {
    const { name, open, changesAt, waiting, waitMinutes } = await api(event)('GET /public/desk');
    return { name, open, changesAt, waiting, waitMinutes };
  } catch {
    return null;
  }
}

/** Exactly an origin of the web, or null: the frame then says nothing to anyone. */
function originOf(given: string | null): string | null {
  const url = given === null ? null : URL.parse(given);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === given ? given : null;
}
