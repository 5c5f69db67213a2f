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
