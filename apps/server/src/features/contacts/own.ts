// A running contact belongs to the one who runs it; to anyone else it does not exist.
import type { Contact as Row } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { toContact } from './view.ts';

/**
 * Locks one's own contact, so that two screens saving and closing it stand in line.
 * @throws DeskError `not-found` when it is not there any more, or another's
 */
export async function lockOwn(ctx: Ctx<StaffActor>, tx: Tx, id: string): Promise<Row> {
  await tx.$queryRaw`SELECT 1 FROM contact WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.contact.findFirst({ where: { id, staffId: ctx.actor.id } });
  if (!found) throw notFound();
  return found;
}

/**
 * Refuses to go on from what is no longer there. @param rev what the asker has on screen
 * @throws DeskError `stale` with what stands there in `current`
 */
export async function refuseStale(tx: Tx, contact: Row, rev: number): Promise<void> {
  if (contact.rev === rev) return;
  throw new DeskError(
    'stale',
    'This contact was saved on another screen. Take in what stands there, then try again.',
    { current: await toContact(tx, contact) },
  );
}
