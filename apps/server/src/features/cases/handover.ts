// A case goes to another team with all it holds (FL 8-9 §§: people are not sent round).
import type { CaseRow } from '@entre/contract/cases';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { placeIn } from './assign.ts';
import { change, lockCase, sightFacts } from './change.ts';
import { refuseInCentre } from './free-text.ts';
import { refuseDark } from './in-sight.ts';
import { endInteraction } from './move.ts';
import { changeRow } from './told.ts';

/**
 * Hands a case over; the board follows a department, and whoever loses sight is told to forget. With a department
 * the centre's own contact is over, and ends with that outcome (FL 6 §).
 * @throws DeskError `conflict` when it is there already, or nobody there would see it
 */
export const handover = (
  ctx: Ctx<StaffActor>,
  id: string,
  to: { teamId: string; note?: string | undefined },
): Promise<CaseRow> =>
  changeRow(ctx, 'case.handover', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    await refuseInCentre(tx, kase, { note: to.note });
    const { place, department } = await placeIn(tx, kase, to.teamId);
    if (to.teamId === kase.teamId)
      throw new DeskError('conflict', 'The case is with that team already.');
    await refuseDark(tx, { ...sightFacts(kase), ...place, assigneeId: null });
    await change(
      tx,
      record,
      kase,
      'case.handed-over',
      { fromTeamId: kase.teamId, toTeamId: to.teamId, text: to.note ?? null },
      {
        ...place,
        assigneeId: null,
        parkedUntil: null,
        state: department ? 'awaiting-department' : 'open',
        outcome: 'handed-over',
      },
    );
    if (department) await endInteraction(tx, record, kase, 'handed-over');
    return kase;
  });
