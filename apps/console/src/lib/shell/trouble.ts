// What went wrong, in the person's words: what happened, what is safe, what to do, and an id to quote.
import type { ApiError } from '@entre/client/http';
import { m } from '#lib/paraglide/messages.js';

const words: Partial<Record<ApiError['code'], () => string>> = {
  offline: m.shell_trouble_offline,
  forbidden: m.shell_trouble_forbidden,
  'not-found': m.shell_trouble_gone,
  'already-claimed': m.shell_trouble_claimed,
  'wrong-state': m.shell_trouble_state,
  conflict: m.shell_trouble_stale,
  stale: m.shell_trouble_stale,
  resync: m.shell_trouble_resync,
  unseen: m.shell_trouble_unseen,
  'too-late': m.shell_trouble_late,
  'too-many': m.shell_trouble_many,
  'not-saved': m.shell_trouble_unsaved,
  unavailable: m.shell_trouble_unsaved,
};

/** A conflict that nobody caused: done, the case would lie where nobody sees it. */
const inTheDark = ({ problem }: ApiError): boolean =>
  (problem?.current as { seenBy?: string } | undefined)?.seenBy === 'nobody';

/** A case does not end before a call that is promised in it. */
const callPromised = ({ problem }: ApiError): boolean =>
  typeof (problem?.current as { callbackAt?: string } | undefined)?.callbackAt === 'string';

/** One or two sentences; unknown troubles carry the id that is in the server's log. */
export function sentenceOf(error: ApiError): string {
  if (inTheDark(error)) return m.shell_trouble_dark();
  if (callPromised(error)) return m.shell_trouble_call();
  const said = words[error.code]?.();
  if (said !== undefined) return said;
  return m.shell_trouble_other({ id: error.problem?.requestId ?? '–' });
}
