// What all channels do with words: parse what arrived, and make one line of it.
import { withoutPersonnummer } from '@entre/contract/personnummer';
import type { z } from 'zod';
import { DeskError } from '../spine/errors.ts';

/** Signs of a subject made from a longer text, until somebody gives a better one. */
const SUBJECT_LENGTH = 80;
const LEAST = 40;

/** Parses, or refuses with what was wrong where. */
export function arrived<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new DeskError('invalid', 'This is not what the channel brings.', {
    errors: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })),
  });
}

/**
 * The first line of a text as a subject, cut at a word. A personal identity number stays in the text, where its
 * writer was warned of it: subjects are listed, searched and indexed. Swedish, since it becomes part of the record.
 */
export function subjectOf(text: string): string {
  const first = text.trim().split('\n')[0]?.trim() ?? '';
  const line = withoutPersonnummer(first, () => '[personnummer]');
  const signs = [...line];
  if (signs.length <= SUBJECT_LENGTH) return line;
  const cut = signs.slice(0, SUBJECT_LENGTH).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LEAST)).trimEnd()} …`;
}

/** The first that says something. */
export const firstSaid = (...texts: (string | null | undefined)[]): string =>
  texts.map((t) => t?.trim() ?? '').find((t) => t !== '') ?? '';
