// Service points as an organisation file says them: the new ones added, the others changed.
import type { OrganisedPoint } from '@entre/contract/organisation';
import type { Tx } from '../../spine/db.ts';

type Row = Omit<OrganisedPoint, 'commonTopics'> & {
  id: string;
  sort: number;
  /** By id. */
  commonTopics: string[];
};

export async function putServicePoints(
  tx: Tx,
  { added, changed }: { added: Row[]; changed: Row[] },
): Promise<void> {
  await tx.servicePoint.createMany({ data: added });
  for (const { id, ...data } of changed) await tx.servicePoint.update({ where: { id }, data });
}
