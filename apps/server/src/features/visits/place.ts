// Whose log it is, for the verbs: a visit in a log one may not use does not exist.
import { mayUseAllLogs, mayUseLog } from '@entre/contract/visits';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { notFound } from '../../spine/errors.ts';
import type { Visit } from '../../generated/prisma/client.ts';

/** Whether the actor may use the log of this service point. */
export const mayUse = ({ actor }: Ctx<StaffActor>, servicePointId: string): boolean =>
  mayUseLog(actor, servicePointId);

/** The same for counting: the points whose board the actor may open, or `all` of them. */
export function boardsOf({ actor }: Ctx<StaffActor>): 'all' | readonly string[] {
  if (!actor.permissions.has('visit.read')) return [];
  return mayUseAllLogs(actor) ? 'all' : actor.servicePointIds;
}

/** A visit in a log that the actor may use. @throws DeskError `not-found` */
export async function visitAt(ctx: Ctx<StaffActor>, tx: Tx, id: string): Promise<Visit> {
  const visit = await tx.visit.findUnique({ where: { id } });
  if (!visit || !mayUse(ctx, visit.servicePointId)) throw notFound();
  return visit;
}
