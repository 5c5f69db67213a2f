// Keyset cursors: opaque to the client, checked when they come back.
import { Id } from '@entre/contract/ids';
import { DeskError } from './errors.ts';

type Kind = 'instant' | 'id';
/** Whether a part is written exactly as we write one; what the database could not read is none. */
const isOne: Record<Kind, (part: string) => boolean> = {
  instant: (part) => /^(?!0000)\d{4}-/.test(part) && isoOf(part) === part,
  id: (part) => Id.safeParse(part).data === part,
};

function isoOf(part: string): string | null {
  const at = new Date(part);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Packs the values that a page ended on. */
export const encodeCursor = (parts: readonly string[]): string =>
  Buffer.from(parts.join(' ')).toString('base64url');

/** Unpacks a cursor. @throws DeskError `invalid` when it is not one of ours */
export function decodeCursor(cursor: string, kinds: readonly Kind[]): string[] {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const right =
    parts.length === kinds.length && kinds.every((kind, i) => isOne[kind](parts[i] ?? ''));
  if (!right)
    throw new DeskError('invalid', 'This cursor is not one we gave. Start from the first page.', {
      errors: [{ path: 'after', message: 'not a cursor' }],
    });
  return parts;
}
