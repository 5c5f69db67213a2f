// An interaction that was over at once was a slip of the hand: it is taken back while that is fresh.
import type { Interaction } from '../../generated/prisma/client.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError, notFound } from '../../spine/errors.ts';

/** Minutes in which a slip is a slip, by the database's clock. The screen offers eight seconds; the rest is for a slow network. */
const MINUTES = 10;

/**
 * Takes the row of one's own interaction away and gives what stood in it, which the caller keeps elsewhere: nothing
 * written is lost. The caller records the event that tells of it.
 * @throws DeskError `not-found` for another's, one that is in a case, or none; `too-late` after ten minutes
 */
export async function takeBack(tx: Tx, id: string, staffId: string): Promise<Interaction> {
  const [row] = await tx.$queryRaw<{ fresh: boolean }[]>`
    SELECT recorded_at > now() - make_interval(mins => ${MINUTES}) AS fresh
    FROM interaction WHERE id = ${id}::uuid FOR UPDATE`;
  const where = { id, staffId, endedAt: { not: null }, cases: { none: {} } };
  const found = await tx.interaction.findFirst({ where });
  if (!row || !found) throw notFound();
  if (!row.fresh)
    throw new DeskError(
      'too-late',
      `A call that has ended is taken back within ${MINUTES} minutes. Write down a new call instead.`,
    );
  return tx.interaction.delete({ where: { id } });
}
