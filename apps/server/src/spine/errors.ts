// One kind of refusal, and its one translation to RFC 9457.
import { problems, type Problem, type ProblemCode } from '@entre/contract/errors';

type Extra = { errors?: Problem['errors']; current?: unknown; retryAfter?: number };

/** A refusal with a stable code. `detail` says what happened and what to do, and never holds personal data. */
export class DeskError extends Error {
  readonly code: ProblemCode;
  readonly extra: Extra;
  constructor(code: ProblemCode, detail: string, extra: Extra = {}) {
    super(detail);
    this.name = 'DeskError';
    this.code = code;
    this.extra = extra;
  }
}

/** What may not be seen does not exist: one answer for both. */
export const notFound = (): DeskError =>
  new DeskError('not-found', 'There is nothing here that you can see. Check the address.');

const titles: Partial<Record<ProblemCode, string>> = {
  'not-found': 'Not found',
  invalid: 'The request is not valid',
  malformed: 'The request could not be read',
  'not-saved': 'Not saved',
  internal: 'Something went wrong here',
};

/** The problem body of a refusal. */
export function toProblem(error: DeskError, requestId: string): Problem {
  const { errors, current } = error.extra;
  return {
    type: `/api#${error.code}`,
    title: titles[error.code] ?? error.code.replaceAll('-', ' '),
    status: problems[error.code],
    code: error.code,
    detail: error.message,
    requestId,
    ...(errors ? { errors } : {}),
    ...(current === undefined ? {} : { current }),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const lost =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|ConnectionClosed|DriverAdapterError|PrismaClientInitializationError|terminating connection|connection is insecure|Client has encountered|57P0[1-5]|08\d\d\d|55P03|57014|53\d\d\d|P1001|P1002|P1008|P1017|P2024|P2028|Can't reach|timeout exceeded|Query read timeout|server closed|closed the connection|timed out|Socket timeout|socket has been ended|recovery mode|starting up|shutting down/;
const clash = /40001|40P01|23505|P2002|P2034|deadlock detected|could not serialize/;

const describe = (error: unknown): string => {
  // The driver tells its cause as a plain object with the server's code in it.
  if (!(error instanceof Error))
    return typeof error === 'object' ? JSON.stringify(error) : text(error);
  const code = 'code' in error ? text(error.code) : '';
  const meta = 'meta' in error ? JSON.stringify(error.meta ?? '') : '';
  return `${error.name} ${code} ${error.message} ${meta} ${error.cause === undefined ? '' : describe(error.cause)}`;
};

/** The database could not be reached, was too slow, or went away: nothing can be promised. */
export const isLost = (error: unknown): boolean => lost.test(describe(error));
/** Two transactions met, or made the same thing at once; trying again is right, and finds what the other did. */
export const isClash = (error: unknown): boolean => clash.test(describe(error));
