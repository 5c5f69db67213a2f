// What a resident is called on screen: by name, unless they are hidden.
import { shownNumber } from '@entre/client/phone-number';
import type { ResidentCard } from '@entre/contract/residents';
import { m } from '#lib/paraglide/messages.js';

export const called = (card: ResidentCard): string =>
  card.protected ? m.residents_protected() : (card.name ?? shownNumber(card.phone ?? ''));

/** What tells two of the same name apart. */
export const reached = (card: ResidentCard): string =>
  [shownNumber(card.phone ?? ''), card.email].filter(Boolean).join(' · ');
