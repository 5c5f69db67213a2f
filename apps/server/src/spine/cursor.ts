// Keyset cursors: opaque to the client, checked when they come back.
import { DeskError } from './errors.ts';

type Kind = 'instant' | 'id';
const shapes: Record<Kind, RegExp> = {
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** Packs the values that a page ended on. */
export const encodeCursor = (parts: readonly string[]): string =>
  Buffer.from(parts.join(' ')).toString('base64url');

/** Unpacks a cursor. @throws DeskError `invalid` when it is not one of ours */
export function decodeCursor(cursor: string, kinds: readonly Kind[]): string[] {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const right =
    parts.length === kinds.length && kinds.every((kind, i) => shapes[kind].test(parts[i] ?? ''));
  if (!right)
    throw new DeskError('invalid', 'This cursor is not one we gave. Start from the first page.', {
      errors: [{ path: 'after', message: 'not a cursor' }],
    });
  return parts;
}
