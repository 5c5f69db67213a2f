// Calls the API as this person, and tells the desk when the session has ended.
import { http, ApiError, type Http } from '@entre/client/http';
import { API_PREFIX } from '@entre/contract/api';

/** A caller that reports every 401 once more to `expired`, besides throwing it. */
export function caller(expired: () => void): Http {
  const call = http(API_PREFIX) as (...input: unknown[]) => Promise<unknown>;
  return (async (...input: unknown[]) => {
    try {
      return await call(...input);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthenticated') expired();
      throw error;
    }
  }) as Http;
}
