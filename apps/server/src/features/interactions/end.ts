// An interaction ends, always with an outcome (FL 6 §).
import type { Outcome } from '@entre/contract/cases';
import type { Tx } from '../../spine/db.ts';

/**
 * Ends an interaction that is still open; one that has ended keeps its first end and outcome.
 * @returns whether this call ended it: the caller then records `interaction.ended`.
 */
export async function end(tx: Tx, id: string, outcome: Outcome, at: Date): Promise<boolean> {
  const { count } = await tx.interaction.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: at, outcome },
  });
  return count === 1;
}
