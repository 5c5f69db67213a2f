// The end of an interaction was a slip: it goes on, as if it had not ended.
import type { Tx } from '../../spine/db.ts';

/** Takes back the end and the outcome of an interaction. The caller records the event that tells of it. */
export async function resume(tx: Tx, id: string): Promise<void> {
  await tx.interaction.update({ where: { id }, data: { endedAt: null, outcome: null } });
}
