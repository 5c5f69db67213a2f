// Signed out here, and the server may not know: until it does, the session that is left in the browser lets nobody in.
import { ApiError, type Http } from '@entre/client/http';

const KEY = 'entre-signed-out';

/** Remembers it before the server is told, for the network may be away. False: this browser keeps nothing. */
export function markSignedOut(): boolean {
  try {
    localStorage.setItem(KEY, 'yes');
    return true;
  } catch {
    return false;
  }
}

/** A new session has taken the place of the one that was left. */
export function unmarkSignedOut(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Then nothing was marked either.
  }
}

const marked = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
};

/** Told once at a time: an answer that comes late would take the cookie of a new session with it. */
let telling: Promise<boolean> | null = null;

/** Ends the session that was left. True when there is none; false: the server could not be told. */
export const endLeftSession = (call: Http): Promise<boolean> =>
  (telling ??= tell(call).finally(() => (telling = null)));

async function tell(call: Http): Promise<boolean> {
  if (!marked()) return true;
  try {
    await call('DELETE /sessions/current');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code !== 'unauthenticated') return false;
  }
  unmarkSignedOut();
  return true;
}

/** Hears that another tab of this browser signed out; returns how to stop. */
export function onSignedOut(then: () => void): () => void {
  const hear = (event: StorageEvent) => event.key === KEY && event.newValue !== null && then();
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}
