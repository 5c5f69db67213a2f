// Looking interactions up: the one that runs in a case, and those of a resident that never became one.
import type { Interaction } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';

type Reads = Pick<ReadDb, 'interaction'>;

/** The interaction of a case that has not ended, the latest when there are several; null when all have. */
export const ofCase = (db: Reads, caseId: string): Promise<Interaction | null> =>
  db.interaction.findFirst({
    where: { endedAt: null, cases: { some: { caseId } } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  });

/** A resident's interactions that concern no case, latest first. The caller decides who may see them. */
export const withoutCase = (db: Reads, residentId: string, take: number): Promise<Interaction[]> =>
  db.interaction.findMany({
    where: { residentId, cases: { none: {} } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take,
  });
