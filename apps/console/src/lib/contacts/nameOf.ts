// What a running contact is called in its tab.
import type { Typed } from './merge.ts';

/** Signs of the note that fit a tab. */
const NOTE = 24;

/** The resident's name, else what was typed to find them, the subject, or how the note begins; null when nothing is known. */
export const nameOf = (typed: Typed): string | null =>
  typed.resident?.name ||
  typed.caller.trim() ||
  typed.subject.trim() ||
  beginning(typed.note) ||
  null;

function beginning(note: string): string {
  const line = note.trim().split('\n')[0] ?? '';
  return line.length <= NOTE ? line : `${line.slice(0, NOTE).trimEnd()} …`;
}
