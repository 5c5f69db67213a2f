// The words an article should fit in a case: of its subject, its topic, and what the resident asked last. Pure.
import type { CaseEvent } from '@entre/contract/events';
import { matterWords } from '#lib/knowledge/matterWords.ts';

/** @param topic the topic's name */
export function askedWords(
  subject: string,
  topic: string | null,
  events: readonly CaseEvent[],
): string {
  const last = events.findLast((event) => event.type === 'message.received')?.data['text'];
  return matterWords(subject, topic, typeof last === 'string' ? last : '');
}
