// Opens a case by its code without JavaScript: the token is kept in a cookie that scripts cannot read.
import { fail, redirect } from '@sveltejs/kit';
import { ApiError } from '@entre/client/http';
import { to } from '#lib/page/address.ts';
import { api } from '#lib/server/api.ts';
import { keepThread } from '#lib/server/thread-cookie.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const code = String((await event.request.formData()).get('code') ?? '').slice(0, 40);
    try {
      const { token } = await api(event)('POST /chats/resumptions', { body: { code } });
      keepThread(event.cookies, token);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      return fail(problem.problem?.status ?? 503, { code, problem: problem.code });
    }
    redirect(303, to('/arende'));
  },
};
