// A case is given to a person, to a team, or put back.
import type { CaseRow } from '@entre/contract/cases';
import type { Case } from '../../generated/prisma/client.ts';
import { canSee } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { staffActorOf } from '../staff/index.ts';
import { change, lockCase, sightFacts, type FactSet } from './change.ts';
import { changeRow } from './told.ts';

/** Gives a case away. The receiver must be able to see it there: nothing is handed into the dark. */
export const assign = (
  ctx: Ctx<StaffActor>,
  id: string,
  to: { assigneeId: string | null; teamId?: string | undefined },
): Promise<CaseRow> =>
  changeRow(ctx, 'case.assign', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    const set: FactSet = { assigneeId: to.assigneeId };
    if (to.teamId !== undefined) Object.assign(set, (await placeIn(tx, kase, to.teamId)).place);
    if (to.assigneeId !== null) {
      await requireReceiver(tx, to.assigneeId, { ...sightFacts(kase), ...set, assigneeId: null });
      if (kase.state === 'new') set.state = 'open';
    }
    await change(
      tx,
      record,
      kase,
      'case.assigned',
      { from: kase.assigneeId, to: to.assigneeId },
      set,
    );
    return kase;
  });

/** The team, and its board when it is a department: what is theirs is seen by them. */
export async function placeIn(
  tx: Tx,
  kase: Pick<Case, 'boardId'>,
  teamId: string,
): Promise<{ place: Pick<Case, 'teamId' | 'boardId'>; department: boolean }> {
  const team = await tx.team.findUnique({ where: { id: teamId } });
  if (!team) throw new DeskError('invalid', 'There is no such team. Choose one from the list.');
  const department = team.kind === 'department';
  return { place: { teamId, boardId: department ? team.boardId : kase.boardId }, department };
}

async function requireReceiver(
  tx: Tx,
  staffId: string,
  facts: Parameters<typeof canSee>[1],
): Promise<void> {
  const receiver = await staffActorOf(tx, staffId);
  if (!receiver || !canSee(receiver, facts))
    throw new DeskError(
      'invalid',
      'That person cannot work with this case. Choose somebody in its team, or hand the case over.',
    );
}
