// The pages: the console and the widget as files, the resident's side rendered by its own handler.
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { setForLibrary } from './spine/config.ts';

type Handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
/** Asks the API in this process, as the one who asked for the page: same address, same limits. */
export type AskApi = (asked: Request, from: IncomingMessage) => Response | Promise<Response>;

const built = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Security headers of the console; its own policy for scripts stands in the page as hashes. */
const consoleHeaders: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/**
 * Handles everything that is not the API.
 * @param frameAncestors origins that may put the chat in a frame, as a CSP source list
 */
export async function makeWeb(
  publicUrl: string,
  frameAncestors: string,
  api: AskApi,
): Promise<Handle> {
  const own = new URL(publicUrl);
  // The adapter reads these from the environment while it is imported. It takes the origin from two headers, which
  // are ours alone: what a client sends under these names is overwritten.
  setForLibrary({
    PROTOCOL_HEADER: 'x-entre-proto',
    HOST_HEADER: 'x-entre-host',
    BODY_SIZE_LIMIT: '64K',
  });
  const desk = files('console/build', true);
  const widget = files('widget/build', false);
  const resident = await residentHandler();
  return (request, response, next) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/desk' || path.startsWith('/desk/')) {
      for (const [name, value] of Object.entries(consoleHeaders)) response.setHeader(name, value);
      request.url = (request.url ?? '').slice('/desk'.length) || '/';
      return desk(request, response, next);
    }
    if (path === '/widget.js') {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
      return widget(request, response, next);
    }
    framed(path, response, frameAncestors);
    request.headers['x-entre-proto'] = own.protocol.replace(':', '');
    request.headers['x-entre-host'] = own.host;
    const ask: typeof fetch = async (input, init) =>
      api(asVisitor(new Request(input, init), request), request);
    Object.assign(request, { api: ask });
    return resident(request, response, next);
  };
}

/** What the page asks comes from whom its visitor's own request said, and from no one that the page thinks of. */
export function asVisitor(asked: Request, { headers }: Pick<IncomingMessage, 'headers'>): Request {
  const forwarded = headers['x-forwarded-for'];
  if (forwarded === undefined) asked.headers.delete('x-forwarded-for');
  else asked.headers.set('x-forwarded-for', String(forwarded));
  return asked;
}

/** Only the chat frame may be put into other pages, and only into those that are named. */
function framed(path: string, response: ServerResponse, frameAncestors: string): void {
  const embeds = /^(\/en)?\/embed(\/|$)/.test(path);
  response.setHeader('x-content-type-options', 'nosniff');
  // With none at all browsers post forms with a null origin, which is refused as foreign.
  response.setHeader('referrer-policy', 'same-origin');
  if (!embeds) response.setHeader('x-frame-options', 'DENY');
  addFrameAncestors(response, embeds ? frameAncestors : "'none'");
}

/** Joins our rule with the page's own policy, whenever that is set. */
function addFrameAncestors(response: ServerResponse, sources: string): void {
  const rule = `frame-ancestors ${sources}`;
  const setHeader = response.setHeader.bind(response);
  setHeader('content-security-policy', rule);
  response.setHeader = (name, value) =>
    name.toLowerCase() === 'content-security-policy'
      ? setHeader(name, `${String(value)}; ${rule}`)
      : setHeader(name, value);
}

function files(folder: string, single: boolean): Handle {
  const path = built(folder);
  if (!existsSync(path)) return missing(folder);
  return sirv(path, {
    single,
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, pathname) => {
      const frozen = pathname.includes('/immutable/');
      response.setHeader(
        'cache-control',
        frozen ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}

async function residentHandler(): Promise<Handle> {
  const path = built('resident/build/handler.js');
  if (!existsSync(path)) return missing('resident/build');
  const { handler } = (await import(path)) as { handler: Handle };
  return handler;
}

const missing =
  (folder: string): Handle =>
  (_, response) => {
    response.statusCode = 503;
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.end(`apps/${folder} is not built. Run: npm run build\n`);
  };
