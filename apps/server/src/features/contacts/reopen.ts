// A call was ended by a slip of the hand: it runs again, with what was written, and the record says both.
import type { Contact } from '@entre/contract/contacts';
import { v7 as uuid } from 'uuid';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { takeBack } from '../interactions/index.ts';
import { toContact } from './view.ts';

/**
 * Takes back the end of a call of one's own that became no case; figures and histories no longer have it. Who called,
 * when no resident was chosen, was kept nowhere: the screen knows it.
 * @param id the interaction it ended as
 * @throws DeskError `not-found`; `too-late` after ten minutes
 */
export async function reopen(ctx: Ctx<StaffActor>, id: string): Promise<Contact> {
  // Only the id is kept with the key: a kept answer must not keep a note.
  const opened = await write(ctx, 'contact.close', async (tx, record) => {
    const { startedAt, note, subject, residentId, topicId } = await takeBack(tx, id, ctx.actor.id);
    const typed = { note: note ?? '', subject: subject ?? '', residentId, topicId };
    const row = await tx.contact.create({
      data: { id: uuid(), staffId: ctx.actor.id, startedAt, ...typed },
    });
    record('contact.reopened', { contactId: row.id, interactionId: id });
    return { id: row.id };
  });
  const row = await ctx.db.contact.findFirst({ where: { id: opened.id, staffId: ctx.actor.id } });
  if (!row) throw notFound();
  return toContact(ctx.db, row);
}
