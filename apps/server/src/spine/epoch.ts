// The epoch of this database: it changes when a backup is restored, and makes every client start over.
import type { Db } from './db.ts';
import { DeskError } from './errors.ts';

let epoch = '';

/** Reads the epoch at start. */
export async function loadEpoch(db: Db): Promise<string> {
  const desk = await db.desk.findUniqueOrThrow({ where: { id: 1 } });
  epoch = desk.epoch;
  return epoch;
}
export const epochOf = (): string => epoch;

/** Refuses a client that knows another history. @throws DeskError `resync` */
export function requireEpoch(
  theirs: string | undefined,
  after = 0,
  head = Infinity,
  more: { pos?: number } = {},
): void {
  if ((theirs !== undefined && theirs !== epoch) || after > head)
    throw new DeskError(
      'resync',
      'What you hold is from another history. Fetch everything again.',
      {
        current: { epoch, ...more },
      },
    );
}
