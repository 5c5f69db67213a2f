// A case always stands where somebody sees it: whoever moves or marks one asks here first.
import { seers, type SightFacts } from '../../spine/access.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';

/** Whether anybody who works here would see a case with these facts. */
export const isSeen = async (tx: Tx, facts: SightFacts): Promise<boolean> =>
  (await tx.staff.findFirst({ where: seers(facts), select: { id: true } })) !== null;

/** Refuses facts with which a case would lie in the dark. @throws DeskError `conflict` */
export async function refuseDark(tx: Tx, facts: SightFacts): Promise<void> {
  if (await isSeen(tx, facts)) return;
  throw new DeskError(
    'conflict',
    'Nobody who works here would see the case then. Choose another team, or assign it to a person first.',
    { current: { seenBy: 'nobody' } },
  );
}
