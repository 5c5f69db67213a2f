// What is wrong with an organisation file, each fault by its place and in plain words.
import { Organisation } from '@entre/contract/organisation';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import type { z } from 'zod';

export type Fault = { path: string; says: string };

/** The file cannot be used, and nothing was done. The message names every fault. */
export class OrganisationError extends Error {
  override name = 'OrganisationError';
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ path, says }) => `  ${path} ${says}.`);
    super(`Nothing was done, for this is not right:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** Faults of shape: what is missing, of another kind, unknown, or text that may not be kept. */
export function shapeFaults(given: unknown): Fault[] {
  const parsed = Organisation.safeParse(given);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return fault(given, issue.path, wordsFor(given, issue));
    const unknown = 'is not known here. Take it away, or correct its name';
    return issue.keys.map((key) => fault(given, [...issue.path, key], unknown));
  });
}

/** A place as it is looked for: `topics[3].team, of GATA-LJUS,`. */
export function fault(given: unknown, path: Path, says: string): Fault {
  const [kind, index] = path;
  const code: unknown = at(given, [kind ?? '', index ?? '', 'code']);
  const place = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1);
  const whose = typeof code === 'string' && path.at(-1) !== 'code' ? `, of ${shown(code)},` : '';
  return { path: (place || 'The file') + whose, says };
}

/** A code as it is told of: what may be somebody's number is not repeated. */
export const shown = (code: string): string =>
  holdsPersonnummer(code) ? 'what stands there' : code.trim();

const at = (given: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    given,
  );

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, [ … ]',
  object: 'an object, { … }',
};

function wordsFor(given: unknown, issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? issue.expected;
      const missing = at(given, issue.path) === undefined;
      return missing ? `is missing: it must be ${kind}` : `must be ${kind}`;
    }
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string') return 'is empty';
      return issue.origin === 'array' ? issue.message : `must be at least ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `is longer than ${issue.maximum} characters`;
      if (issue.origin === 'array') return `has more than ${issue.maximum}`;
      return `must be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}
