// The words of a matter that an article should fit: the subject's and the topic's first. Pure.
import { noteWords } from './noteWords.ts';

/** Short words of what is said ("finns", "ligger") find everything; the long ones name the thing. */
const TELLING = 7;
/** So many of them beside a subject or a topic. */
const FEW = 3;

/**
 * @param topic the topic's name, which says it even when the resident does not
 * @param said the latest words about it, a question or a note; without subject and topic they are all there is
 */
export function matterWords(subject: string, topic: string | null, said: string): string {
  const named = `${noteWords(subject, 5)} ${noteWords(topic ?? '', 3)}`.trim();
  if (named === '') return noteWords(said);
  const telling = noteWords(said)
    .split(' ')
    .filter((word) => word.length >= TELLING)
    .slice(0, FEW);
  return [...new Set([...named.split(/\s+/), ...telling])].join(' ');
}
