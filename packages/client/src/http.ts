// Calls the API by `'METHOD /path'`, typed by the contract; every failure is one ApiError, and none takes for ever.
import type { z } from 'zod';
import type { Api, ApiKey } from '@entre/contract/api';
import type { Problem, ProblemCode } from '@entre/contract/errors';

type Input<S> = S extends z.ZodType ? z.input<S> : never;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<E, K extends string, Name extends string> =
  E extends Record<K, infer S> ? { [N in Name]: Input<S> } : unknown;
type Query<E> = E extends { query: infer S }
  ? Record<never, never> extends Input<S>
    ? { query?: Input<S> }
    : { query: Input<S> }
  : unknown;

/** What a call needs: `params`, `query`, `body` as its endpoint says; `key` (a UUID) where it creates something. */
export type CallInput<K extends ApiKey> = Part<Api[K], 'params', 'params'> &
  Query<Api[K]> &
  Part<Api[K], 'body', 'body'> &
  (Api[K] extends { creates: true } ? { key: string } : unknown);
export type CallReply<K extends ApiKey> = Api[K] extends { reply: infer S } ? Output<S> : undefined;

/** A refusal (`problem` filled in) or a failure to reach the server (`problem` null, `code` `'offline'`). */
export class ApiError extends Error {
  readonly problem: Problem | null;
  readonly code: ProblemCode | 'offline';
  /** Seconds the server asks us to wait, or null. */
  readonly retryAfter: number | null;
  constructor(problem: Problem | null, retryAfter: number | null = null) {
    super(problem?.detail ?? 'offline');
    this.problem = problem;
    this.code = problem === null ? 'offline' : (problem.code as ProblemCode);
    this.retryAfter = retryAfter;
  }
  /** Worth trying again with the same key: nothing says that it was refused for good. */
  get passing(): boolean {
    const status = this.problem?.status ?? 0;
    return status === 0 || status === 408 || status === 425 || status === 429 || status >= 500;
  }
}

export type Http = <K extends ApiKey>(
  key: K,
  ...input: Record<never, never> extends CallInput<K> ? [CallInput<K>?] : [CallInput<K>]
) => Promise<CallReply<K>>;

/**
 * Milliseconds after which a call is given up, as if the line were gone: a connection that died while a laptop slept
 * says nothing for minutes. A change gets longer than the server takes to say that it is not known to be saved.
 */
const LOOK_MS = 10_000;
const CHANGE_MS = 15_000;
/** Where passwords are looked at the server itself makes one wait, the longer the more were wrong. */
const PASSWORD_MS = 30_000;
const withPassword: readonly string[] = ['POST /sessions', 'PUT /me/password'] satisfies ApiKey[];

type Loose = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  key?: string;
};

/**
 * Makes a caller.
 * @param base origin and prefix, e.g. `/api/v1`
 * @param token returns a resident's chat token, or null (staff use the session cookie)
 */
export function http(
  base: string,
  token: () => string | null = () => null,
  send: typeof fetch = (...args) => fetch(...args),
): Http {
  return async (key: string, ...rest: unknown[]) => {
    const input = (rest[0] ?? {}) as Loose;
    const [method = 'GET', path = ''] = key.split(' ');
    const headers: Record<string, string> = { accept: 'application/json' };
    const bearer = token();
    if (bearer !== null) headers['authorization'] = `Bearer ${bearer}`;
    if (input.key !== undefined) headers['idempotency-key'] = input.key;
    if (input.body !== undefined) headers['content-type'] = 'application/json';
    let response: Response;
    try {
      response = await send(address(base + path, input), {
        method,
        headers,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(patience(key, method)),
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      });
    } catch {
      throw new ApiError(null);
    }
    return read(response) as never;
  };
}

function patience(key: string, method: string): number {
  if (withPassword.includes(key)) return PASSWORD_MS;
  return method === 'GET' ? LOOK_MS : CHANGE_MS;
}

function address(path: string, input: Loose): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(name, String(value));
  const text = query.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson ? await response.json().catch(() => null) : null;
  if (response.ok && body !== null) return body;
  const wait = Number(response.headers.get('retry-after'));
  throw new ApiError(
    isProblem(body) ? body : null,
    Number.isFinite(wait) && wait > 0 ? wait : null,
  );
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'status' in body;
