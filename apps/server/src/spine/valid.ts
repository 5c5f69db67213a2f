// Strict parsing of what comes in. It throws, with what was wrong where; it never guesses.
import { HOLDS_NUMBER } from '@entre/contract/errors';
import { Id } from '@entre/contract/ids';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import type { z } from 'zod';
import { DeskError, notFound } from './errors.ts';

/** Parses params or query. No query holds a personal identity number: addresses are kept and logged by others. A wrong id in the path is nothing that exists: `not-found`. */
export function parsePart(
  schema: z.ZodType | undefined,
  given: unknown,
  where: 'params' | 'query',
): unknown {
  if (where === 'query') refuseNumberIn(given as object);
  if (!schema) {
    if (where === 'query' && Object.keys(given as object).length > 0)
      throw new DeskError('invalid', 'This address takes no query.', {
        errors: Object.keys(given as object).map((path) => ({ path, message: 'unknown' })),
      });
    return undefined;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success && !Object.values(given as object).some(holdsNul)) return parsed.data;
  if (where === 'params') throw notFound();
  if (parsed.success) throw nul();
  throw invalid(parsed.error);
}

function refuseNumberIn(query: object): void {
  const holding = Object.entries(query).filter(([, value]) => holdsPersonnummer(String(value)));
  if (holding.length === 0) return;
  throw new DeskError(
    'invalid',
    'A personal identity number must not stand in an address. Search by name or number instead.',
    { errors: holding.map(([path]) => ({ path, message: HOLDS_NUMBER })) },
  );
}

/**
 * Refuses a personal identity number in what is listed, searched and indexed, such as a subject or a name.
 * @param texts what somebody wrote, by the name of its field
 * @throws DeskError `invalid` naming the fields
 */
export function refuseNumbers(texts: Record<string, string | null | undefined>): void {
  const holding = Object.entries(texts).filter(([, text]) => text && holdsPersonnummer(text));
  if (holding.length === 0) return;
  const fields = holding.map(([path]) => path);
  throw new DeskError(
    'invalid',
    `A personal identity number must not stand in ${fields.join(' or ')}. Take it away and try again.`,
    { errors: fields.map((path) => ({ path, message: HOLDS_NUMBER })) },
  );
}

/** Reads and parses a JSON body. @returns what the schema makes of it, and what was sent, as it was sent */
export async function parseBody(
  schema: z.ZodType,
  request: Request,
): Promise<{ parsed: unknown; sent: unknown }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new DeskError('wrong-media-type', 'Send JSON, with content-type: application/json.');
  const text = await request.text();
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new DeskError('malformed', 'The body is not JSON. Check quotes, commas and brackets.');
  }
  // PostgreSQL holds no NUL, and none was ever typed by a person.
  if (/(?<!\\)(\\\\)*\\u0000/.test(text)) throw nul();
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw invalid(parsed.error);
  if (half.test(JSON.stringify(parsed.data)))
    throw new DeskError(
      'invalid',
      'There is half a character in the text, e.g. an emoji cut in two.',
    );
  return { parsed: parsed.data, sent: given };
}

/** Half of a pair of surrogates, which no UTF-8 can hold; JSON writes it as an escape, and a whole one never. */
const half = /(?<!\\)(\\\\)*\\ud[89a-f]/;

const holdsNul = (value: unknown): boolean => typeof value === 'string' && value.includes('\0');
const nul = (): DeskError =>
  new DeskError('invalid', 'There is a NUL character in the text. Take it out and send again.');

function invalid(error: z.ZodError): DeskError {
  const errors = error.issues.slice(0, 20).map((issue) => ({
    path: [
      ...issue.path,
      ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 5) : []),
    ].join('.'),
    message: issue.message,
  }));
  return new DeskError(
    'invalid',
    'Some of what was sent is not right. See errors for what and where.',
    {
      errors,
    },
  );
}

/** The caller's key for something created once. It is a UUID by the rule that events hold their ids to. */
export function requireKey(headers: Headers): string {
  const given = headers.get('idempotency-key') ?? '';
  const key = Id.safeParse(given);
  if (key.success) return key.data;
  throw new DeskError(
    'idempotency-key-required',
    given === ''
      ? 'Creating needs an Idempotency-Key header: a UUID made by you, the same for every retry.'
      : 'The Idempotency-Key is not a UUID (RFC 9562). Make one of version 7 or 4, the same for every retry.',
  );
}
