// Matters of the social services leave no free text in the centre; their own department writes in them.
import type { Case } from '../../generated/prisma/client.ts';
import type { Tx } from '../../spine/db.ts';
import { chosenTopic, refuseFreeText } from '../topics/index.ts';

/**
 * Refuses text on a case whose topic keeps none, as long as it is not with a department (OSL 26 kap. 1 §).
 * @throws DeskError `invalid` naming the fields to empty
 */
export async function refuseInCentre(
  tx: Tx,
  kase: Pick<Case, 'topicId' | 'teamId'>,
  texts: Record<string, string | undefined>,
): Promise<void> {
  if (kase.topicId === null) return;
  const topic = await chosenTopic(tx, kase.topicId);
  if (!topic.noFreeText) return;
  const team = await tx.team.findUnique({ where: { id: kase.teamId } });
  if (team?.kind !== 'department') refuseFreeText(topic, texts);
}
