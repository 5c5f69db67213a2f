// A thread as a page, for those without JavaScript: read it, write in it, leave it.
import { fail, redirect } from '@sveltejs/kit';
import { ApiError } from '@entre/client/http';
import { newId } from '@entre/client/new-id';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import { to } from '#lib/page/address.ts';
import { api } from '#lib/server/api.ts';
import { dropThread, threadToken } from '#lib/server/thread-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const token = threadToken(event.cookies);
  if (token === null) redirect(303, to('/folj'));
  const thread = await api(
    event,
    token,
  )('GET /chats/current').catch((problem: unknown) => {
    if (problem instanceof ApiError && !problem.passing) {
      dropThread(event.cookies);
      redirect(303, to('/folj'));
    }
    return null;
  });
  return { thread, key: newId(), sent: event.url.searchParams.has('skickat') };
};

export const actions: Actions = {
  write: async (event) => {
    const token = threadToken(event.cookies);
    if (token === null) redirect(303, to('/folj'));
    const form = await event.request.formData();
    const text = String(form.get('text') ?? '').trim();
    const key = String(form.get('key') ?? '') || newId();
    if (text === '') return fail(400, { code: 'empty', text, key });
    if (form.get('anyway') === null && holdsPersonnummer(text))
      return fail(400, { code: 'personal-number', text, key });
    try {
      await api(event, token)('POST /chats/current/messages', { body: { text }, key });
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      return fail(problem.problem?.status ?? 503, { code: problem.code as string, text, key });
    }
    // Read anew by its own address, so that reloading does not ask to send again.
    redirect(303, `${to('/arende')}?skickat`);
  },
  leave: (event) => {
    dropThread(event.cookies);
    redirect(303, to('/'));
  },
};
