// Asks to be called, with or without JavaScript, and answers with the time, the number of the case and its code.
import { fail } from '@sveltejs/kit';
import { ApiError } from '@entre/client/http';
import { newId } from '@entre/client/new-id';
import { shownNumber } from '@entre/client/phone-number';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import { api } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

// The key is made with the form, so that sending it twice is one call.
export const load: PageServerLoad = async (event) => ({
  key: newId(),
  times: await api(event)('GET /public/call-times').catch(() => null),
});

const LONGEST = 4000;

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const of = (name: string) => String(form.get(name) ?? '').trim();
    const [text, phone, name, from] = [of('text'), of('phone'), of('name'), of('from')];
    const key = of('key') || newId();
    const back = (status: number, code: string, requestId = '') =>
      fail(status, { code, requestId, text, phone, name, from, key });
    if (text === '') return back(400, 'empty');
    if (text.length > LONGEST) return back(413, 'too-large');
    if (phone === '') return back(400, 'phone');
    if (form.get('anyway') === null && holdsPersonnummer(text)) return back(400, 'personal-number');
    try {
      const { thread } = await api(event)('POST /callbacks', {
        key,
        body: { text, phone, name: name || null, from: from || null },
      });
      const { number, code, call } = thread;
      return { sent: { number, code, call, text, phone: shownNumber(phone) } };
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      return back(problem.problem?.status ?? 503, about(problem), problem.problem?.requestId);
    }
  },
};

/** The field that was wrong, when it was one that can be mended; else the code of the refusal. */
function about({ code, problem }: ApiError): string {
  const path = code === 'invalid' ? problem?.errors?.[0]?.path : undefined;
  return path === 'phone' || path === 'from' ? path : code;
}
