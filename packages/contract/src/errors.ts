// Errors as both sides speak of them: RFC 9457 problems with a stable code.
import { z } from 'zod';

/** Every code a client may meet, with its HTTP status. The code is the contract; the words may change. */
export const problems = {
  malformed: 400,
  invalid: 400,
  'idempotency-key-required': 400,
  'id-too-old': 409,
  unauthenticated: 401,
  'wrong-credentials': 401,
  'password-to-choose': 403,
  'password-expired': 403,
  forbidden: 403,
  'cross-site': 403,
  'not-found': 404,
  'wrong-method': 405,
  'already-claimed': 409,
  unseen: 409,
  'wrong-state': 409,
  conflict: 409,
  stale: 409,
  'too-late': 409,
  resync: 410,
  'too-large': 413,
  'wrong-media-type': 415,
  'key-reused': 422,
  'too-many': 429,
  internal: 500,
  'not-saved': 503,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof problems;

export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable, machine-readable; see the list in the API page. */
  code: z.string(),
  /** What happened and what to do. */
  detail: z.string(),
  /** Quote this when asking for help; it is in the server's log. */
  requestId: z.string(),
  /** For `invalid`: what was wrong where. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** For conflicts: what stands there now, e.g. the owner of a case or the events that were not seen. */
  current: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** What is said of a field with a personal identity number in it: screens tell it from other faults by this. */
export const HOLDS_NUMBER = 'holds a personal identity number';
