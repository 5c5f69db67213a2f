// What the strip says after a call has ended, or could not be ended.
import type { ApiError } from '@entre/client/http';
import { HOLDS_NUMBER } from '@entre/contract/errors';
import { m } from '#lib/paraglide/messages.js';
import type { Lists } from '#lib/shell/lists.svelte.ts';
import { shortDate, timeOfDay } from '#lib/shell/words.ts';
import { sentenceOf } from '#lib/shell/trouble.ts';
import type { Closed, Closing } from './contacts.svelte.ts';

const outcomes = {
  'solved-here': m.contacts_did_solve_short,
  'solved-after-asking': m.contacts_did_solve_after_asking,
  'referred-elsewhere': m.contacts_did_refer,
  'cut-off': m.contacts_did_cut_off,
} as const;

export function toldOf(closing: Closing, closed: Closed, lists: Lists): string {
  const number = closed.case?.number ?? '';
  switch (closing.as) {
    case 'solved':
      return m.contacts_did_solve({ outcome: outcomes[closing.outcome ?? 'solved-here']() });
    case 'case':
      return m.contacts_did_handover({
        number,
        team: lists.teamName(closed.case?.teamId ?? null) ?? '',
      });
    case 'callback': {
      const today = shortDate(closing.at) === shortDate(Date.now());
      const time = today
        ? timeOfDay(closing.at)
        : `${shortDate(closing.at)} ${timeOfDay(closing.at)}`;
      return m.contacts_did_callback({ number, time });
    }
  }
}

/** Why something was not taken, in the person's words: by the field that was refused, else in general. */
export function whyOf(error: ApiError): string {
  const faults = error.problem?.errors ?? [];
  const paths = faults.map((one) => one.path);
  if (error.code === 'offline') return m.contacts_not_saved_yet();
  if (error.code === 'stale') return m.contacts_why_elsewhere();
  if (faults.some((one) => one.message === HOLDS_NUMBER)) return m.contacts_why_number();
  if (paths.some((path) => ['note', 'subject', 'caller'].includes(path)))
    return m.contacts_why_no_text();
  if (paths.includes('at')) return m.contacts_why_time();
  if (paths.includes('phone')) return m.contacts_why_phone();
  if (paths.includes('residentId')) return m.contacts_why_protected();
  return sentenceOf(error);
}
