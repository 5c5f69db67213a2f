// The words an article should fit: the subject's and the topic's, and the telling ones of what was asked last. Pure.
import type { CaseEvent } from '@entre/contract/events';
import { noteWords } from '#lib/knowledge/noteWords.ts';

/** Short words of a chat ("finns", "ligger") find everything; the long ones name the thing. */
const TELLING = 7;

/** @param topic the topic's name, which says it even when the resident does not */
export function askedWords(
  subject: string,
  topic: string | null,
  events: readonly CaseEvent[],
): string {
  const last = events.findLast((event) => event.type === 'message.received')?.data['text'];
  const asked = typeof last === 'string' ? noteWords(last).split(' ') : [];
  const words = [
    ...noteWords(subject, 5).split(' '),
    ...noteWords(topic ?? '', 3).split(' '),
    ...asked.filter((word) => word.length >= TELLING).slice(0, 3),
  ];
  return [...new Set(words)].join(' ').trim();
}
