// Mounts every address of the contract behind its door; the only place that speaks HTTP.
import { API_PREFIX, endpoints } from '@entre/contract/api';
import { problems } from '@entre/contract/errors';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { v7 as uuid } from 'uuid';
import type { Actor, Ctx } from './spine/ctx.ts';
import type { ReadDb } from './spine/db.ts';
import { actorAt, refuseCrossSite, type Doors } from './spine/doors.ts';
import { DeskError, notFound, toProblem } from './spine/errors.ts';
import { log, logRequest } from './spine/log.ts';
import { anonymousOnce, onceOf } from './spine/once.ts';
import { apiPage } from './api-page.ts';
import { openApi, problemsOf } from './spine/openapi.ts';
import type { Route } from './spine/serve.ts';
import { isLost } from './spine/sqlstate.ts';
import { parseBody, parsePart, requireKey } from './spine/valid.ts';

/** Bytes of the largest body that any address takes. */
const BODY_MAX = 256 * 1024;

/** Which parts are up; `ok` when the desk can do its work with them. Anyone may ask, so it says nothing more. */
export type Readiness = { ok: boolean; parts: Record<string, boolean> };

export type AppParts = {
  db: ReadDb;
  doors: Doors;
  routes: readonly Route[];
  /** Origins that are ours: the public address, and its loopback names on one machine. */
  origins: ReadonlySet<string>;
  /** How many proxies in front to believe. */
  trustProxy: number;
  hashSecret: string;
  publicUrl: string;
  /** Checks every reply against the contract; on in tests and development. */
  checkReplies: boolean;
  ready: () => Promise<Readiness>;
};

/** Addresses beside those of the contract. Any other that is asked for is nowhere, and is not written down. */
const ownPaths = new Set(['/healthz', '/readyz', '/api', '/api/openapi.json']);

type Env = { Variables: { requestId: string; actor?: string } };

export function makeApp(parts: AppParts): Hono<Env> {
  requireWhole(parts.routes);
  const app = new Hono<Env>({ strict: true });
  app.use(async (c, next) => {
    const requestId = uuid();
    const began = performance.now();
    c.set('requestId', requestId);
    c.header('x-request-id', requestId);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    await next();
    const actor = c.get('actor');
    logRequest(log, {
      requestId,
      method: c.req.method,
      route: c.get('route' as never) ?? (ownPaths.has(c.req.path) ? c.req.path : 'none'),
      status: c.res.status,
      ms: performance.now() - began,
      ...(actor ? { actor } : {}),
    });
  });
  app.use(`${API_PREFIX}/*`, async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    await next();
  });
  app.use(`${API_PREFIX}/*`, atMost(BODY_MAX));
  for (const route of parts.routes) mount(app, parts, route);
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const { ok, parts: all } = await parts.ready();
    const states = Object.entries(all).map(([name, up]) => [name, up ? 'up' : 'down']);
    return c.json({ ok, parts: Object.fromEntries(states) as object }, ok ? 200 : 503);
  });
  const description = openApi(parts.routes, parts.publicUrl);
  app.get('/api/openapi.json', (c) => c.json(description));
  const page = apiPage(description);
  app.get('/api', (c) => {
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    return c.html(page);
  });
  refuseTheRest(app);
  app.onError((error, c) => answer(c, error));
  return app;
}

/** Refuses a larger body by the length it says; one that says none is counted as it comes, which takes longer. */
function atMost(bytes: number): MiddlewareHandler {
  const refuse = (): never => {
    throw new DeskError('too-large', `At most ${bytes / 1024} kB at once. Send less.`);
  };
  const counting = bodyLimit({ maxSize: bytes, onError: refuse });
  return (c, next) => {
    if (c.req.method === 'GET') return next();
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined)
      return counting(c, next);
    return Number(length) > bytes ? refuse() : next();
  };
}

/** One handler for each address of the contract, and none besides: a forgotten one stops the start. */
function requireWhole(routes: readonly Route[]): void {
  const have = routes.map((r) => r.key as string);
  const want = endpoints.map((e) => `${e.method} ${e.path}`);
  const missing = want.filter((key) => !have.includes(key));
  const twice = have.filter((key, i) => have.indexOf(key) !== i);
  if (missing.length > 0 || twice.length > 0)
    throw new Error(`routes missing: ${missing.join(', ')}; twice: ${twice.join(', ')}`);
}

function mount(app: Hono<Env>, parts: AppParts, route: Route): void {
  const { endpoint } = route;
  const path = API_PREFIX + endpoint.path.replace(/\{(\w+)\}/g, ':$1');
  app.on(endpoint.method, path, async (c) => {
    c.set('route' as never, path as never);
    const { headers } = c.req.raw;
    if (carriesCookie(endpoint) && endpoint.method !== 'GET')
      refuseCrossSite(headers, parts.origins);
    const to = endpoint.permission === 'public' ? undefined : endpoint.permission;
    const actor = await actorAt(endpoint.door, parts.doors, headers, addressOf(c, parts), to);
    if (!endpoint.anonymous) c.set('actor', actor.kind === 'staff' ? actor.id : actor.kind);
    requirePermission(actor, endpoint.permission);
    const body = endpoint.body ? await parseBody(endpoint.body, c.req.raw) : null;
    const given = {
      params: parsePart(endpoint.params, c.req.param(), 'params'),
      query: parsePart(endpoint.query, singles(c), 'query'),
      body: body?.parsed,
      headers,
      reply: new Headers(),
    };
    const ctx: Ctx = { actor, db: parts.db, requestId: c.get('requestId') };
    if (endpoint.creates) {
      const address = `${endpoint.method} ${c.req.path}`;
      // As it was sent: what a later version fills in by itself does not make a retry another request.
      const asked = { key: requireKey(headers), address, body: body?.sent };
      ctx.once = (endpoint.anonymous ? anonymousOnce : onceOf)(parts.hashSecret, asked);
    }
    const reply = await route.handle(ctx, given as never).catch((error: unknown) => {
      if (parts.checkReplies) requireDeclared(endpoint, error);
      throw error;
    });
    given.reply.forEach((value, name) => c.header(name, value, { append: true }));
    if (ctx.replayed === true) c.header('idempotency-replayed', 'true');
    if (endpoint.status === 204) return c.body(null, 204);
    if (parts.checkReplies) endpoint.reply?.parse(reply);
    return c.json(reply as object, endpoint.status);
  });
}

/** A refusal that the description does not name is a fault of ours, as is a reply that breaks its schema. */
function requireDeclared(endpoint: Route['endpoint'], error: unknown): void {
  if (error instanceof DeskError && !problemsOf(endpoint).has(error.code))
    throw new Error(`${endpoint.method} ${endpoint.path} does not declare ${error.code}`);
}

/** Addresses that take the session's cookie, or set it: signing somebody in unasked is an attack too. */
const carriesCookie = ({ door, permission }: Route['endpoint']): boolean =>
  door === 'staff' || permission === 'session.start';

const requirePermission = (actor: Actor, permission: Route['endpoint']['permission']): void => {
  if (permission === 'public' || actor.permissions.has(permission)) return;
  throw new DeskError(
    'forbidden',
    `This needs the permission ${permission}. Ask an administrator.`,
  );
};

/** Query values; one given twice is a mistake, not a list. */
const singles = (c: Context): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, all]) => [
      name,
      all.length === 1 ? (all[0] ?? '') : all,
    ]),
  );

/** The address the request came from; forwarded ones count only behind that many known proxies. */
function addressOf(c: Context, parts: Pick<AppParts, 'trustProxy'>): string {
  const direct = getConnInfo(c).remote.address ?? 'unknown';
  if (parts.trustProxy === 0) return direct;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((a) => a.trim());
  return forwarded.at(-parts.trustProxy) || direct;
}

/** Below `/api` everything else is refused as a problem: known path, other method, or nothing at all. */
function refuseTheRest(app: Hono<Env>): void {
  const byPath = Map.groupBy(endpoints, (e) => API_PREFIX + e.path.replace(/\{(\w+)\}/g, ':$1'));
  for (const [path, some] of byPath)
    app.all(path, (c) => {
      c.header('allow', some.map((e) => e.method).join(', '));
      throw new DeskError('wrong-method', 'This address takes other methods; see /api.');
    });
  app.all('/api/*', () => {
    throw notFound();
  });
  app.notFound(() => {
    throw notFound();
  });
}

function answer(c: Context<Env>, thrown: Error): Response {
  const requestId = c.get('requestId');
  const error = toDeskError(thrown);
  if (problems[error.code] >= 500) log.error({ err: thrown, requestId }, 'request failed');
  const { retryAfter } = error.extra;
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter));
  c.header('cache-control', 'no-store');
  return c.body(
    JSON.stringify(toProblem(error, requestId)),
    problems[error.code] as ContentfulStatusCode,
    { 'content-type': 'application/problem+json' },
  );
}

/** The answer to what could not even be read as a request, e.g. for a host that is none. */
export function unreadable(): Response {
  const requestId = uuid();
  const error = new DeskError('malformed', 'The request could not be read. Check its Host header.');
  return new Response(JSON.stringify(toProblem(error, requestId)), {
    status: problems.malformed,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
  });
}

function toDeskError(thrown: Error): DeskError {
  if (thrown instanceof DeskError) return thrown;
  if (isLost(thrown))
    return new DeskError('unavailable', 'The database does not answer. Try again in a moment.', {
      retryAfter: 2,
    });
  return new DeskError(
    'internal',
    'Something went wrong here. Try again; if it stays, say the id.',
  );
}
