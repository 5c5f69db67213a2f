// Every page knows the desk: its name, its phone, whether it is open. Without it the pages still work.
import { api } from '#lib/server/api.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
  desk: await api(event)('GET /public/desk').catch(() => null),
});
