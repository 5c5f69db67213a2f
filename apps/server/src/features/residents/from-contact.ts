// A resident who says, of their own will, what to call them or how to reach them.
import parsePhone from 'libphonenumber-js';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../spine/db.ts';
import type { Record_ } from '../../spine/write.ts';

/** Writes down what was given; null when nothing was: being anonymous is the default (TF 2 kap.). */
export async function residentFromContact(
  tx: Tx,
  record: Record_,
  given: { name: string | null; contact: string | null },
): Promise<string | null> {
  if (given.name === null && given.contact === null) return null;
  const contact = given.contact ?? '';
  const phone = parsePhone(contact, 'SE');
  const email = /^\S+@\S+\.\S+$/.test(contact) ? contact.toLowerCase() : null;
  // Unproven: it never leads to somebody already known, or anyone could open another's history.
  const resident = await tx.resident.create({
    data: {
      id: uuid(),
      name: given.name ?? given.contact,
      phone: phone?.isValid() === true ? phone.number : null,
      email,
    },
  });
  record('resident.created', { residentId: resident.id });
  return resident.id;
}
