// Whose log it is: staff write in the logs of their own service points, the centre in all of them.
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { notFound } from '../../spine/errors.ts';
import type { Visit } from '../../generated/prisma/client.ts';

const everywhere = ['agent', 'supervisor'] as const;

const inAll = ({ actor }: Ctx<StaffActor>): boolean =>
  everywhere.some((role) => actor.roles.includes(role));

/** Whether the actor may use the log of this service point. */
export const mayUse = (ctx: Ctx<StaffActor>, servicePointId: string): boolean =>
  inAll(ctx) || ctx.actor.servicePointIds.includes(servicePointId);

/** The same for counting: the points whose board the actor may open, or `all` of them. */
export function boardsOf(ctx: Ctx<StaffActor>): 'all' | readonly string[] {
  if (!ctx.actor.permissions.has('visit.read')) return [];
  return inAll(ctx) ? 'all' : ctx.actor.servicePointIds;
}

/** A visit in a log that the actor may use. @throws DeskError `not-found` */
export async function visitAt(ctx: Ctx<StaffActor>, tx: Tx, id: string): Promise<Visit> {
  const visit = await tx.visit.findUnique({ where: { id } });
  if (!visit || !mayUse(ctx, visit.servicePointId)) throw notFound();
  return visit;
}
