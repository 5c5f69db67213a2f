// What has been typed so far is kept, unless another screen was quicker.
import type { Contact, ContactChange } from '@entre/contract/contacts';
import type { z } from 'zod';
import type { Contact as Row, Prisma } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { refuseNumbers } from '../../spine/valid.ts';
import { write } from '../../spine/write.ts';
import { requireResident } from '../residents/index.ts';
import { chosenTopic, refuseFreeText } from '../topics/index.ts';
import { lockOwn, refuseStale } from './own.ts';
import { toContact } from './view.ts';

type Change = z.output<typeof ContactChange>;

/**
 * Saves the fields that are given.
 * @throws DeskError `stale` with what stands there in `current`, when it was saved since `rev`;
 *   `invalid` for an unknown resident or topic, a personal identity number where it must not stand, or text on a
 *   topic that keeps none
 */
export const save = (ctx: Ctx<StaffActor>, id: string, change: Change): Promise<Contact> =>
  write(ctx, 'contact.save', async (tx, record) => {
    const contact = await lockOwn(ctx, tx, id);
    await refuseStale(tx, contact, change.rev);
    await check(tx, contact, change);
    const { rev: _rev, ...fields } = change;
    const row = await tx.contact.update({
      where: { id },
      data: { ...given(fields), rev: contact.rev + 1 },
    });
    record('contact.saved', { contactId: id, rev: row.rev });
    return toContact(tx, row);
  });

/**
 * A topic that keeps no text is always taken, also when a note stands there: closing then refuses until it is
 * empty. Refusing the topic would only leave the text under none. Text that comes with such a topic, or under it, is
 * refused, be it only what was typed to find the caller.
 */
async function check(tx: Tx, contact: Row, change: Change): Promise<void> {
  refuseNumbers({ subject: change.subject, caller: change.caller });
  if (change.residentId) await requireResident(tx, change.residentId);
  const to = change.topicId === undefined ? contact.topicId : change.topicId;
  const topic = to === null ? null : await chosenTopic(tx, to);
  const { note, subject, caller } = change;
  refuseFreeText(topic, { note, subject, caller });
}

/** Only what was given: leaving a field out is not emptying it. */
const given = (fields: Omit<Change, 'rev'>): Prisma.ContactUncheckedUpdateInput =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
