// Opens the desk once; whoever has no session goes to sign-in and comes back.
import { redirect } from '@sveltejs/kit';
import { openDesk } from '#lib/shell/desk.svelte.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ url, untrack }) => {
  const desk = await openDesk();
  if (desk === null) {
    const next = untrack(() => url.pathname + url.search);
    redirect(307, `/desk/sign-in?next=${encodeURIComponent(next)}`);
  }
  return { desk };
};
