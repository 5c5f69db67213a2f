// Looking interactions up by the case they concern.
import type { Interaction } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';

type Reads = Pick<ReadDb, 'interaction'>;

/** The interaction of a case that has not ended, the latest when there are several; null when all have. */
export const ofCase = (db: Reads, caseId: string): Promise<Interaction | null> =>
  db.interaction.findFirst({
    where: { endedAt: null, cases: { some: { caseId } } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  });
