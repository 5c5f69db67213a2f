// Why somebody was not let in, in words that say what to do.
import type { ApiError } from '@entre/client/http';
import { m } from '#lib/paraglide/messages.js';
import { sentenceOf } from './trouble.ts';

export function whyNotIn(error: ApiError): string {
  switch (error.code) {
    case 'wrong-credentials':
    case 'invalid':
      return m.shell_signin_wrong();
    case 'password-expired':
      return m.shell_password_expired();
    case 'too-many':
      return m.shell_signin_slow({ seconds: Math.ceil(error.retryAfter ?? 30) });
    case 'offline':
      return m.shell_signin_offline();
    default:
      return sentenceOf(error);
  }
}
