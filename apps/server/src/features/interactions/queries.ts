// Looking interactions up: the one that runs in a case, and those of a resident that never became one.
import type { ChannelKind } from '@entre/contract/channels';
import type { Interaction, Prisma } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';

type Reads = Pick<ReadDb, 'interaction'>;

/** The interaction of a case that has not ended, the latest when there are several; null when all have. */
export const ofCase = (db: Reads, caseId: string): Promise<Interaction | null> =>
  db.interaction.findFirst({
    where: { endedAt: null, cases: { some: { caseId } } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  });

/** Which of these cases have a contact that runs in one of these channels. */
export async function runningIn(
  db: Pick<ReadDb, 'caseInteraction'>,
  caseIds: readonly string[],
  channels: readonly ChannelKind[],
): Promise<ReadonlySet<string>> {
  const found = await db.caseInteraction.findMany({
    where: {
      caseId: { in: [...caseIds] },
      interaction: { endedAt: null, channel: { in: [...channels] } },
    },
    select: { caseId: true },
  });
  return new Set(found.map(({ caseId }) => caseId));
}

/** When the latest of a case's contacts ended; null when none has. */
export async function lastEnd(db: Reads, caseId: string): Promise<Date | null> {
  const { _max } = await db.interaction.aggregate({
    where: { cases: { some: { caseId } } },
    _max: { endedAt: true },
  });
  return _max.endedAt;
}

/**
 * A resident's interactions that concern no case, latest first. The caller decides who may see them.
 * @param where what narrows them before they are counted, such as sight
 */
export const withoutCase = (
  db: Reads,
  residentId: string,
  take: number,
  where: Prisma.InteractionWhereInput = {},
): Promise<Interaction[]> =>
  db.interaction.findMany({
    where: { AND: [{ residentId, cases: { none: {} } }, where] },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take,
  });
