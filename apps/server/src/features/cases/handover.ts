// A case goes to another team with all it holds (FL 8-9 §§: people are not sent round).
import { isOpen, type CaseRow, type CaseState } from '@entre/contract/cases';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { placeIn } from './assign.ts';
import { change, lockCase, sightFacts } from './change.ts';
import { refuseInCentre } from './free-text.ts';
import { refuseDark } from './in-sight.ts';
import { dueAnew, endInteraction } from './move.ts';
import { changeRow } from './told.ts';

/**
 * Hands a case over; the board follows a department, and whoever loses sight is told to forget. With a department
 * the centre's own contact is over, and ends with that outcome (FL 6 §). What began at a service point is then no
 * longer that place's to read (OSL 8 kap.); the contact itself keeps where it was.
 * Whoever has it next must look at it, so a promise runs, also where none did.
 * @throws DeskError `wrong-state` when the case is finished; `conflict` when it is there already, or nobody there
 *   would see it
 */
export const handover = (
  ctx: Ctx<StaffActor>,
  id: string,
  to: { teamId: string; note?: string | undefined },
): Promise<CaseRow> =>
  changeRow(ctx, 'case.handover', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    await refuseInCentre(tx, kase, { note: to.note });
    if (!isOpen(kase.state as CaseState))
      throw new DeskError('wrong-state', 'The case is finished. Reopen it, then hand it over.');
    const { place, department } = await placeIn(tx, kase, to.teamId);
    if (to.teamId === kase.teamId)
      throw new DeskError('conflict', 'The case is with that team already.');
    const left = department ? { ...place, servicePointId: null } : place;
    await refuseDark(tx, { ...sightFacts(kase), ...left, assigneeId: null });
    await change(
      tx,
      record,
      kase,
      'case.handed-over',
      { fromTeamId: kase.teamId, toTeamId: to.teamId, text: to.note ?? null },
      {
        ...left,
        assigneeId: null,
        parkedUntil: null,
        state: department ? 'awaiting-department' : 'open',
        outcome: 'handed-over',
        ...(kase.dueAt === null ? await dueAnew(tx, kase) : {}),
      },
    );
    if (department) await endInteraction(tx, record, kase, 'handed-over');
    return kase;
  });
