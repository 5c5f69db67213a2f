// A resident that somebody points at by id.
import type { ReadDb } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';

/** @throws DeskError `invalid` when there is no resident with this id */
export async function requireResident(db: Pick<ReadDb, 'resident'>, id: string): Promise<void> {
  if ((await db.resident.count({ where: { id } })) > 0) return;
  throw new DeskError('invalid', 'There is no such resident. Search again, or write them down.', {
    errors: [{ path: 'residentId', message: 'no such resident' }],
  });
}
