// A tap is taken back. The row goes; that a visit was logged and undone stays, without a person.
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError, notFound } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { mayUse, visitAt } from './place.ts';

/** Days in which a screen that got no answer may ask again; it has forgotten the tap long before. */
const AGAIN_DAYS = 7;

/**
 * Deletes a visit in the minute of its recording or the next, by the database's clock: no finer time is kept of it.
 * The screen offers eight seconds; the rest is for a slow network. Asked again it is answered alike: the visit is gone, as was wished.
 * @throws DeskError `not-found`; `too-late`
 */
export const undo = (ctx: Ctx<StaffActor>, id: string): Promise<void> =>
  write(ctx, 'visit.undo', async (tx, record) => {
    const { servicePointId } = await visitAt(ctx, tx, id);
    const gone = await tx.$executeRaw`
      DELETE FROM visit WHERE id = ${id}::uuid
        AND recorded_at >= date_trunc('minute', now()) - interval '1 minute'`;
    if (gone === 0 && (await tx.visit.count({ where: { id } })) === 0) throw notFound();
    if (gone === 0)
      throw new DeskError(
        'too-late',
        'A visit can be taken back in the minute it was recorded and in the next. It stays in the log; change its details instead.',
      );
    record('visit.undone', { visitId: id, servicePointId });
  }).catch(async (error: unknown) => {
    const isGone = error instanceof DeskError && error.code === 'not-found';
    if (!isGone || !(await wasUndone(ctx, id))) throw error;
  });

/** Whether this visit was taken back before, in a log that the actor may use. */
async function wasUndone(ctx: Ctx<StaffActor>, id: string): Promise<boolean> {
  const [undone] = await ctx.db.$queryRaw<{ servicePointId: string }[]>`
    SELECT data->>'servicePointId' AS "servicePointId" FROM event
    WHERE type = 'visit.undone' AND at > now() - make_interval(days => ${AGAIN_DAYS})
      AND data->>'visitId' = ${id} LIMIT 1`;
  return undone !== undefined && mayUse(ctx, undone.servicePointId);
}
