// What holds for every change of somebody else's account: who may still do it, and that sessions end with rights.
import { permissionsOf, roles } from '@entre/contract/permissions';
import type { Staff } from '../../generated/prisma/client.ts';
import type { StaffActor } from '../../spine/ctx.ts';
import type { ReadDb, Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import type { Record_ } from '../../spine/write.ts';

const managing = roles.filter((role) => permissionsOf([role]).includes('staff.manage'));

/** Whether anybody with an open account manages accounts. */
export const someoneManages = async (db: Pick<ReadDb, 'staff'>): Promise<boolean> =>
  (await db.staff.count({ where: { roles: { hasSome: managing }, disabledAt: null } })) > 0;

/**
 * Locks those who manage accounts and asks whether this one still does. Rights are remembered for a moment, and two
 * who close each other at once would leave nobody: the second waits here, and finds that it is closed itself.
 */
export async function requireStillManaging(tx: Tx, actor: StaffActor): Promise<void> {
  const left = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM staff WHERE roles && ${managing}::text[] AND disabled_at IS NULL
    ORDER BY id FOR UPDATE`;
  if (left.some(({ id }) => id === actor.id)) return;
  throw new DeskError('forbidden', 'You no longer manage accounts. Ask an administrator.');
}

/** Ends every session of somebody, and their day; the event that follows closes their sockets. */
export async function endSessions(tx: Tx, record: Record_, staff: Staff): Promise<void> {
  await tx.authSession.deleteMany({ where: { userId: staff.id } });
  if (staff.status === 'off') return;
  await tx.staff.update({
    where: { id: staff.id },
    data: { status: 'off', statusSince: new Date() },
  });
  record('staff.status-changed', { staffId: staff.id, status: 'off' });
}
