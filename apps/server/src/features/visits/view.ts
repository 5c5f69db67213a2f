// A visit as the contract says it.
import type { Visit } from '@entre/contract/visits';
import type { Visit as Row } from '../../generated/prisma/client.ts';

/** The row without when it was written down and whether it was promoted, which are the desk's own business. */
export const toVisit = ({ recordedAt: _recordedAt, promoted: _promoted, ...row }: Row): Visit => ({
  ...row,
  occurredAt: row.occurredAt.toISOString(),
  duration: row.duration as Visit['duration'],
  outcome: row.outcome as Visit['outcome'],
});
