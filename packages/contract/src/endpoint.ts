// One address of the API, said once: the server mounts it, the browser calls it, OpenAPI prints it, the door law walks it.
import type { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { ProblemCode } from './errors.ts';

/** Who an address is for: staff with a session cookie, a resident with a chat token, or anyone. */
export type Door = 'staff' | 'resident' | 'open';

export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `{name}` for parameters. */
  path: `/${string}`;
  door: Door;
  permission: Permission | 'public';
  tag: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  reply?: z.ZodType;
  status: 200 | 201 | 204;
  /** Needs an `Idempotency-Key`: a UUID made by the caller, the same for every retry. */
  creates?: true;
  /** Nothing that is kept of the request, nor its line in the log, leads to who made it. */
  anonymous?: true;
  /** Problems of its own, beside those every address may answer. */
  problems?: readonly ProblemCode[];
};

export const endpoint = <const E extends Endpoint>(e: E): E => e;

/** `'POST /visits'`: how code names an address. */
export type KeyOf<E extends Endpoint> = `${E['method']} ${E['path']}`;
