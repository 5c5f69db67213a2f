// What a running contact is called in its tab.
import type { Typed } from './merge.ts';

/** The resident's name, else what was typed to find them, else the subject; null when nothing is known. */
export const nameOf = (typed: Typed): string | null =>
  typed.resident?.name || typed.caller.trim() || typed.subject.trim() || null;
