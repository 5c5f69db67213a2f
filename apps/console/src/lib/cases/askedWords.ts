// The words an article should fit: the subject's, and those of the latest thing the resident asked. Pure.
import type { CaseEvent } from '@entre/contract/events';
import { noteWords } from '#lib/knowledge/noteWords.ts';

/** Fewer telling words than this is a "thanks" or an "ok", not a question. */
const ENOUGH = 3;

export function askedWords(subject: string, events: readonly CaseEvent[]): string {
  const asked = events.findLast(
    (event) => event.type === 'message.received' && telling(event).length >= ENOUGH,
  );
  return [noteWords(subject, 5), ...(asked ? telling(asked).slice(0, 4) : [])].join(' ').trim();
}

function telling(event: CaseEvent): string[] {
  const { text } = event.data;
  return typeof text === 'string' ? noteWords(text).split(' ').filter(Boolean) : [];
}
