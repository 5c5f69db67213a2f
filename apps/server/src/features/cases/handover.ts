// A case goes to another team with all it holds (FL 8-9 §§: people are not sent round).
import type { CaseRow } from '@entre/contract/cases';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { change, lockCase } from './change.ts';
import { rowOf } from './claim.ts';
import { refuseInCentre } from './free-text.ts';

/** Hands a case over; the board follows a department, and whoever loses sight is told to forget. */
export const handover = (
  ctx: Ctx<StaffActor>,
  id: string,
  to: { teamId: string; note?: string | undefined },
): Promise<CaseRow> =>
  write(ctx, 'case.handover', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    await refuseInCentre(tx, kase, { note: to.note });
    const team = await tx.team.findUnique({ where: { id: to.teamId } });
    if (!team) throw new DeskError('invalid', 'There is no such team. Choose one from the list.');
    if (team.id === kase.teamId)
      throw new DeskError('conflict', 'The case is with that team already.');
    await change(
      tx,
      record,
      kase,
      'case.handed-over',
      { fromTeamId: kase.teamId, toTeamId: team.id, text: to.note ?? null },
      {
        teamId: team.id,
        boardId: team.kind === 'department' ? team.boardId : kase.boardId,
        assigneeId: null,
        state: team.kind === 'department' ? 'awaiting-department' : 'open',
        outcome: 'handed-over',
      },
    );
    return rowOf(tx, kase);
  });
