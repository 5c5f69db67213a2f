// OpenAPI 3.1 from the contract itself: what is mounted is what is printed.
import { API_PREFIX } from '@entre/contract/api';
import type { Endpoint } from '@entre/contract/endpoint';
import { Problem, problems, type ProblemCode } from '@entre/contract/errors';
import { z } from 'zod';
import type { Route } from './serve.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

/** As the sign-in library names it: behind https the browser holds it to that. */
const cookieName = (publicUrl: string): string =>
  `${publicUrl.startsWith('https:') ? '__Secure-' : ''}entre.session_token`;

/** The whole description. */
export const openApi = (routes: readonly Route[], publicUrl: string): Json => {
  const paths: Record<string, Json> = {};
  for (const { endpoint } of routes) {
    const path = (paths[API_PREFIX + endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  paths['/healthz'] = { get: probe('Whether the process lives') };
  paths['/readyz'] = { get: probe('Whether each part is ready') };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Entré',
      version: '1.0.0',
      description:
        'One way in to the municipality. Staff sign in at `POST /sessions` and carry the cookie; a resident ' +
        'starts a chat at `POST /chats` and carries its token. Every creation needs an `Idempotency-Key` ' +
        '(a UUID): send the same key for every retry. Errors are `application/problem+json` with a stable `code`.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName(publicUrl) },
        thread: { type: 'http', scheme: 'bearer' },
      },
    },
  };
};

function operation(e: Endpoint): Json {
  return {
    operationId: operationId(e),
    tags: [e.tag],
    summary: e.summary,
    ...(e.permission === 'public' ? {} : { 'x-permission': e.permission }),
    security:
      e.door === 'staff' ? [{ session: [] }] : e.door === 'resident' ? [{ thread: [] }] : [],
    parameters: parameters(e),
    ...(e.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(e.body, 'input') } },
          },
        }
      : {}),
    responses: responses(e),
  };
}

const operationId = (e: Endpoint): string =>
  `${e.method.toLowerCase()} ${e.path}`
    .replace(/[{}]/g, '')
    .replace(/[^a-zA-Z]+(.)/g, (_, letter: string) => letter.toUpperCase());

function parameters(e: Endpoint): Json[] {
  const of = (schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, shape]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      schema: shape,
    }));
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', format: 'uuid' },
    description: 'Made by the caller; the same for every retry of the same request.',
  };
  return [...of(e.params, 'path'), ...of(e.query, 'query'), ...(e.creates ? [key] : [])];
}

/** Every problem that an address may answer, with those that any may. */
export const problemsOf = (e: Endpoint): ReadonlySet<ProblemCode> =>
  new Set<ProblemCode>([
    'internal',
    'unavailable',
    'invalid',
    ...(e.door === 'open' ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(e.params ? (['not-found'] as const) : []),
    ...(e.body ? (['malformed', 'too-large', 'wrong-media-type'] as const) : []),
    ...(e.method === 'GET' ? [] : (['not-saved'] as const)),
    ...(e.creates ? (['idempotency-key-required', 'key-reused', 'id-too-old'] as const) : []),
    ...(e.door === 'staff' && e.method !== 'GET' ? (['cross-site'] as const) : []),
    ...(e.problems ?? []),
  ]);

/** Refusals that say when to try again. */
const mayPass: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'too-many',
  'not-saved',
  'unavailable',
]);
const retryAfter = {
  description: 'Seconds to wait before trying again, with the same key.',
  schema: { type: 'integer', minimum: 1 },
};
const replayed = {
  description: '`true` when this key was used before, and the answer is the one of the first time.',
  schema: { type: 'string', enum: ['true'] },
};

function responses(e: Endpoint): Json {
  const content = e.reply && { 'application/json': { schema: schemaOf(e.reply, 'output') } };
  const byStatus = Map.groupBy(problemsOf(e), (code) => problems[code]);
  const refusals = [...byStatus].map(([status, some]) => [
    String(status),
    {
      description: `Problem: ${some.join(', ')}`,
      ...(some.some((code) => mayPass.has(code)) ? { headers: { 'Retry-After': retryAfter } } : {}),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return {
    [e.status]: {
      description: e.summary,
      ...(e.creates ? { headers: { 'Idempotency-Replayed': replayed } } : {}),
      ...(content ? { content } : {}),
    },
    ...(Object.fromEntries(refusals) as Json),
  };
}

const probe = (summary: string): Json => ({
  operationId: summary.replace(/\W+(.)/g, (_, letter: string) => letter.toUpperCase()),
  tags: ['health'],
  summary,
  security: [],
  responses: {
    200: { description: 'Ready', content: { 'application/json': { schema: { type: 'object' } } } },
    503: {
      description: 'Not ready',
      content: { 'application/json': { schema: { type: 'object' } } },
    },
  },
});
