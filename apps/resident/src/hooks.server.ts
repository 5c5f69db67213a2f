// Sets the language of each page, and how long it may be kept. The server around us sets the rest of the headers.
import type { Handle } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';

export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async ({ locale }) => {
    const response = await resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%lang%', locale),
    });
    // A case or a code must not stay behind on a shared computer; other pages are asked for anew.
    const kept = holdsCase(event.route.id) ? 'no-store' : 'private, no-cache';
    response.headers.set('cache-control', kept);
    return response;
  });

const holdsCase = (route: string | null): boolean =>
  /\/(arende|folj|meddelande|bli-uppringd)$/.test(route ?? '');
