// The clock of promises: a case past its due time becomes late, as an event like any other.
import type { Ctx, SystemActor } from '../../spine/ctx.ts';
import { write } from '../../spine/write.ts';
import { change, lockCase } from './change.ts';

/** Marks what has become late by the database's clock; returns how many. One write each, so none waits for another. */
export async function runLate(ctx: Ctx<SystemActor>, most = 200): Promise<number> {
  const due = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "case" WHERE due_at < now() AND NOT late
      AND state IN ('new', 'open', 'awaiting-resident', 'awaiting-department', 'parked')
    ORDER BY due_at LIMIT ${most}`;
  let marked = 0;
  for (const { id } of due) {
    const done = await write(ctx, 'case.run-late', async (tx, record) => {
      const kase = await lockCase(ctx, tx, id);
      const still = kase.dueAt !== null && !kase.late;
      // Answered in the meantime: nothing to record, and nothing was done.
      if (!still) throw new Answered();
      await change(
        tx,
        record,
        kase,
        'case.became-late',
        { dueAt: kase.dueAt?.toISOString() ?? '' },
        { late: true },
      );
      return true;
    }).catch((error: unknown) => {
      if (error instanceof Answered) return false;
      throw error;
    });
    if (done) marked++;
  }
  return marked;
}

class Answered extends Error {}
