// Calls the API from the server that renders the pages, as the visitor: one busy library does not use up the patience
// that the server has with all of us.
import type { RequestEvent } from '@sveltejs/kit';
import { http, type Http } from '@entre/client/http';
import { API_PREFIX } from './prefix.ts';
import { INTERNAL_API_URL, PORT } from '$app/env/private';

/** @param token opens a resident's thread; null for what is public */
export function api(event: RequestEvent, token: string | null = null): Http {
  const base = `${INTERNAL_API_URL ?? `http://127.0.0.1:${PORT}`}${API_PREFIX}`;
  const direct = event.platform?.req.api;
  const send: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    // In the desk's own process the visitor's request itself says whose it is. Elsewhere what proxies said goes on as
    // it came: behind one, the address of the connection is the proxy's own.
    const forwarded = event.request.headers.get('x-forwarded-for');
    if (!direct) headers.set('x-forwarded-for', forwarded ?? event.getClientAddress());
    return (direct ?? fetch)(input, { ...init, headers, signal: AbortSignal.timeout(5000) });
  };
  return http(base, () => token, send);
}
