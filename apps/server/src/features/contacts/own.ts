// A running contact belongs to the one who runs it; to anyone else it does not exist.
import type { Contact as Row } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { notFound } from '../../spine/errors.ts';

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
