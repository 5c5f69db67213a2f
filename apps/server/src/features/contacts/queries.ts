// Reads of running contacts and promised calls.
import type { Callback, Contact } from '@entre/contract/contacts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { notFound } from '../../spine/errors.ts';
import { visibleCase } from '../cases/index.ts';
import { toCallback, toCallbacks, toContacts } from './view.ts';

/** My running contacts, in the order they began. */
export const mine = async (ctx: Ctx<StaffActor>): Promise<Contact[]> =>
  toContacts(
    ctx.db,
    await ctx.db.contact.findMany({
      where: { staffId: ctx.actor.id },
      orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    }),
  );

/** The calls promised in a case, soonest first. @throws DeskError `not-found` when the case is out of sight */
export async function callbacksOf(ctx: Ctx<StaffActor>, caseId: string): Promise<Callback[]> {
  const kase = await visibleCase(ctx, caseId);
  const rows = await ctx.db.callback.findMany({
    where: { caseId },
    orderBy: [{ promisedAt: 'asc' }, { id: 'asc' }],
  });
  return toCallbacks(ctx.db, kase.residentId, rows);
}

/** A promised call as it stands, for the one who just changed it. @throws DeskError `not-found` out of sight */
export async function callbackNow(ctx: Ctx<StaffActor>, id: string): Promise<Callback> {
  const row = await ctx.db.callback.findUnique({ where: { id } });
  if (!row) throw notFound();
  const kase = await visibleCase(ctx, row.caseId);
  return toCallback(ctx.db, kase.residentId, row);
}
