// Leaves a message, with or without JavaScript, and answers with its number and code.
import { fail } from '@sveltejs/kit';
import { ApiError } from '@entre/client/http';
import { newId } from '@entre/client/new-id';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import { getLocale } from '#lib/paraglide/runtime.js';
import { api } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

// Made with the form, so that sending it twice is one message.
export const load: PageServerLoad = () => ({ key: newId() });

const LONGEST = 4000;

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const of = (name: string) => String(form.get(name) ?? '').trim();
    const [text, name, contact] = [of('text'), of('name'), of('contact')];
    const key = of('key') || newId();
    const back = (status: number, code: string, requestId = '') =>
      fail(status, { code, requestId, text, name, contact, key });
    if (text === '') return back(400, 'empty');
    if (text.length > LONGEST) return back(413, 'too-large');
    if (form.get('anyway') === null && holdsPersonnummer(text)) return back(400, 'personal-number');
    try {
      const { thread } = await api(event)('POST /chats', {
        key,
        body: {
          text,
          as: 'message',
          name: name || null,
          contact: contact || null,
          locale: getLocale(),
        },
      });
      const { number, code, dueAt } = thread;
      return { sent: { number, code, dueAt, text } };
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      return back(problem.problem?.status ?? 503, problem.code, problem.problem?.requestId);
    }
  },
};
