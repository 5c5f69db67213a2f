// A resident is written down, by staff or by what a resident says of themselves.
import type { z } from 'zod';
import type { NewResident, ResidentCard } from '@entre/contract/residents';
import { v7 as uuid } from 'uuid';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { refuseNumbers } from '../../spine/valid.ts';
import { write, type Record_ } from '../../spine/write.ts';
import { storedPhone } from './numbers.ts';
import { toCard } from './view.ts';

type Fields = {
  name: string | null;
  phone: string | null;
  email: string | null;
  protected: boolean;
};

/** Writes a resident down. The answer is masked at once when the identity is protected. */
export async function create(
  ctx: Ctx<StaffActor>,
  given: z.output<typeof NewResident>,
): Promise<ResidentCard> {
  refuseNumbers({ name: given.name });
  // Only the id is remembered with the key: a kept answer must not keep a person.
  const { id } = await write(ctx, 'resident.create', async (tx, record) => ({
    id: await store(tx, record, {
      ...given,
      phone: given.phone === null ? null : storedPhone(given.phone),
    }),
  }));
  return toCard(await ctx.db.resident.findUniqueOrThrow({ where: { id } }));
}

/**
 * The resident that somebody outside says they are; null when they say nothing (TF 2 kap.: that is the default).
 * Nobody has checked it, so an earlier resident is taken only when both address and name are the same and the
 * identity is not protected: knowing a number must not be enough to enter another's history. An address that
 * belongs to a protected one is protected here too.
 * @throws DeskError `invalid` when the address is neither e-mail nor phone number
 */
export async function residentFromContact(
  tx: Tx,
  record: Record_,
  given: { name: string | null; contact: string | null },
): Promise<string | null> {
  refuseNumbers({ name: given.name });
  if (given.contact === null) {
    const nowhere = { phone: null, email: null, protected: false };
    return given.name === null ? null : store(tx, record, { name: given.name, ...nowhere });
  }
  const address = given.contact.includes('@')
    ? { email: emailOf(given.contact), phone: null }
    : { email: null, phone: storedPhone(given.contact, 'contact') };
  const same = address.email === null ? { phone: address.phone } : { email: address.email };
  const shielded = await tx.resident.findFirst({ where: { ...same, protectedIdentity: true } });
  const known =
    given.name !== null && !shielded
      ? await tx.resident.findFirst({
          where: { ...same, name: given.name, protectedIdentity: false },
          orderBy: { createdAt: 'asc' },
        })
      : null;
  if (known) return known.id;
  return store(tx, record, { name: given.name, ...address, protected: shielded !== null });
}

async function store(tx: Tx, record: Record_, given: Fields): Promise<string> {
  const id = uuid();
  await tx.resident.create({
    data: {
      id,
      name: given.name,
      phone: given.phone,
      email: given.email?.toLowerCase() ?? null,
      protectedIdentity: given.protected,
    },
  });
  record('resident.created', { residentId: id });
  return id;
}

function emailOf(written: string): string {
  const email = written.trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return email;
  throw new DeskError(
    'invalid',
    'The e-mail address could not be read. Write it like name@example.com, or leave it empty.',
    { errors: [{ path: 'contact', message: 'not an e-mail address' }] },
  );
}
