// What went wrong, in the reader's words. The server's own words are for machines and are never shown.
import type { ProblemCode } from '@entre/contract/errors';
import { m } from '#lib/paraglide/messages.js';

/** Why a follow-up code opened nothing. */
export function codeProblem(code: ProblemCode | 'offline' | string): string {
  if (code === 'not-found') return m.resident_follow_wrong();
  return code === 'invalid' ? m.resident_follow_shape() : problemWords(code);
}

export function problemWords(code: ProblemCode | 'offline' | string): string {
  switch (code) {
    case 'too-many':
      return m.resident_problem_too_many();
    case 'offline':
      return m.resident_problem_offline();
    case 'not-saved':
    case 'unavailable':
    case 'internal':
      return m.resident_problem_unavailable();
    case 'too-large':
      return m.resident_problem_too_long();
    case 'invalid':
    case 'malformed':
      return m.resident_problem_invalid();
    case 'unauthenticated':
      return m.resident_problem_expired();
    default:
      return m.resident_problem_other();
  }
}
