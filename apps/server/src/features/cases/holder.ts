// Who has a case that is opened again: whoever had it, if they still work here.
import type { Case } from '../../generated/prisma/client.ts';
import type { Tx } from '../../spine/db.ts';
import { staffActorOf } from '../staff/index.ts';
import type { FactSet } from './change.ts';

/** A finished case keeps its last holder; one who has left takes care of nothing, so it is for anybody to take. */
export async function holderNow(
  tx: Tx,
  { assigneeId }: Pick<Case, 'assigneeId'>,
): Promise<Pick<FactSet, 'assigneeId'>> {
  if (assigneeId === null || (await staffActorOf(tx, assigneeId))) return {};
  return { assigneeId: null };
}
