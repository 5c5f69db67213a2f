// A contact starts: the timer runs from here, and what is typed is kept here.
import type { Contact } from '@entre/contract/contacts';
import { v7 as uuid } from 'uuid';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { notFound } from '../../spine/errors.ts';
import { refuseNumbers } from '../../spine/valid.ts';
import { write } from '../../spine/write.ts';
import { toContact } from './view.ts';

/** Starts a contact of one's own; several may run side by side. */
export const open = async (ctx: Ctx<StaffActor>, caller: string): Promise<Contact> => {
  refuseNumbers({ caller });
  // Only the id is kept with the key: a kept answer must not keep a caller.
  const { id } = await write(ctx, 'contact.open', async (tx, record) => {
    const row = await tx.contact.create({
      data: { id: uuid(), staffId: ctx.actor.id, startedAt: new Date(), caller },
    });
    record('contact.opened', { contactId: row.id });
    return { id: row.id };
  });
  const row = await ctx.db.contact.findFirst({ where: { id, staffId: ctx.actor.id } });
  if (!row) throw notFound();
  return toContact(ctx.db, row);
};
