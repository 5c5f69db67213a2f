// What a search for a resident offers: whom it found, and, once it has answered, to write down a new one.
import { m } from '#lib/paraglide/messages.js';
import { called, reached } from './called.ts';
import type { ResidentSearch } from './residentSearch.svelte.ts';

const NEW = 'new ';

/** The choice to write down somebody new, and nobody who was found. */
export const isNew = (choice: string): boolean => choice.startsWith(NEW);

export function residentChoices(search: ResidentSearch, query: string, mayCreate: boolean) {
  const found = search.found.map((card) => ({
    value: card.id,
    label: called(card),
    hint: reached(card),
  }));
  if (!mayCreate || !search.answers(query)) return found;
  // Under a name of its own each time: it must never be what Enter takes because it stood there before the hits came.
  const text = query.trim();
  const fresh = {
    value: NEW + text,
    label: m.residents_create({ text }),
    hint: m.residents_create_hint(),
  };
  return [...found, fresh];
}
