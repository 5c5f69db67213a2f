// What a resident sees of the desk before asking anything: open or not, how many wait, where else to go.
import type { DeskState, OpenHours } from '@entre/contract/service-points';
import type { Ctx } from '../../spine/ctx.ts';
import { changesAt, isOpen } from '../clocks/index.ts';
import { servicePoints } from '../service-points/index.ts';
import { guess, waitingCount } from './place.ts';

/** The desk this moment. */
export async function deskState(ctx: Ctx): Promise<DeskState> {
  const now = new Date();
  const [desk, points, waiting] = await Promise.all([
    ctx.db.desk.findUniqueOrThrow({ where: { id: 1 } }),
    servicePoints(ctx.db),
    waitingCount(ctx.db),
  ]);
  const hours = desk.hours as OpenHours[];
  const open = isOpen(now, hours);
  return {
    name: desk.name,
    phone: desk.phone,
    open,
    changesAt: changesAt(now, hours)?.toISOString() ?? null,
    hours,
    waiting,
    waitMinutes: open ? await guess(ctx.db, waiting + 1) : null,
    servicePoints: points.map((p) => ({
      ...p,
      open: isOpen(now, p.hours),
      changesAt: changesAt(now, p.hours)?.toISOString() ?? null,
    })),
  };
}
