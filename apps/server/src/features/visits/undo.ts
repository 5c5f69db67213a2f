// A tap is taken back. The row goes; that a visit was logged and undone stays, without a person.
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { visitAt } from './place.ts';

/**
 * Deletes a visit within a minute of its recording, by the database's clock. The screen offers eight seconds;
 * the rest is for a slow network.
 * @throws DeskError `not-found`; `too-late`
 */
export const undo = (ctx: Ctx<StaffActor>, id: string): Promise<void> =>
  write(ctx, 'visit.undo', async (tx, record) => {
    const { servicePointId } = await visitAt(ctx, tx, id);
    const gone = await tx.$executeRaw`
      DELETE FROM visit WHERE id = ${id}::uuid AND recorded_at > now() - interval '60 seconds'`;
    if (gone === 0)
      throw new DeskError(
        'too-late',
        'A visit can be taken back within a minute. It stays in the log; change its details instead.',
      );
    record('visit.undone', { visitId: id, servicePointId });
  });
