// The state of a case in words that a resident uses.
import type { CaseState } from '@entre/contract/cases';
import { m } from '#lib/paraglide/messages.js';

export function stateWords(state: CaseState): string {
  switch (state) {
    case 'new':
      return m.resident_state_new();
    case 'open':
      return m.resident_state_open();
    case 'awaiting-resident':
      return m.resident_state_awaiting_resident();
    case 'awaiting-department':
      return m.resident_state_awaiting_department();
    case 'parked':
      return m.resident_state_parked();
    case 'resolved':
    case 'closed':
      return m.resident_state_resolved();
  }
}

/** Nobody works with it any more; writing opens it again. */
export const hasEnded = (state: CaseState): boolean => state === 'resolved' || state === 'closed';
