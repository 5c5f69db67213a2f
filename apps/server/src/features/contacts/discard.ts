// A contact opened by mistake is thrown away; that it was is kept, what was typed is not.
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { write } from '../../spine/write.ts';
import { lockOwn } from './own.ts';

/** @throws DeskError `not-found` when it is gone already, or another's */
export const discard = (ctx: Ctx<StaffActor>, id: string): Promise<void> =>
  write(ctx, 'contact.close', async (tx, record) => {
    await lockOwn(ctx, tx, id);
    await tx.contact.delete({ where: { id } });
    record('contact.discarded', { contactId: id });
  });
