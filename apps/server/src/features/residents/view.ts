// A resident as others may see them: masked when protected, and when it is not certain that they are not.
import type { ResidentCard } from '@entre/contract/residents';
import type { Resident } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';

/**
 * The card of a resident. Fail-closed: only a plain `false` shows name, phone and e-mail (OSL 21 kap. 3 §, 22 kap. 1 §).
 */
export function toCard(resident: Resident): ResidentCard {
  if (resident.protectedIdentity !== false)
    return { id: resident.id, name: null, phone: null, email: null, protected: true };
  const { id, name, phone, email } = resident;
  return { id, name, phone, email, protected: false };
}

/**
 * Cards by id, in one query. Who is not there has no card: show nothing, never the bare row.
 * @param ids may repeat
 */
export async function residentCards(
  db: Pick<ReadDb, 'resident'>,
  ids: readonly string[],
): Promise<Map<string, ResidentCard>> {
  if (ids.length === 0) return new Map();
  const found = await db.resident.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return new Map(found.map((resident) => [resident.id, toCard(resident)]));
}

/** Those of the numbers, in E.164, that belong to somebody protected, whomever they were given for. */
export async function shieldedNumbers(
  db: Pick<ReadDb, 'resident'>,
  phones: readonly string[],
): Promise<ReadonlySet<string>> {
  if (phones.length === 0) return new Set();
  const found = await db.resident.findMany({
    where: { phone: { in: [...new Set(phones)] }, protectedIdentity: { not: false } },
    select: { phone: true },
  });
  return new Set(found.flatMap((resident) => resident.phone ?? []));
}
