// A case is given to a person, to a team, or put back.
import { isOpen, type CaseRow, type CaseState } from '@entre/contract/cases';
import type { Case } from '../../generated/prisma/client.ts';
import { canSee } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { staffActorOf } from '../staff/index.ts';
import { boardOf } from './board.ts';
import { change, lockCase, sightFacts, type FactSet } from './change.ts';
import { refuseDark } from './in-sight.ts';
import { AlreadySo, changeRow } from './told.ts';

/** `from` is who has it on the giver's screen; null for nobody. */
type To = { assigneeId: string | null; from: string | null; teamId?: string | undefined };

/**
 * Gives a case away. The receiver must be able to see it there: nothing is handed into the dark.
 * @throws DeskError `already-claimed` or `conflict` with who has it in `current`, when that is not `from`;
 *   `conflict` for a department, where the way is a handover, and where nobody would see it put back;
 *   `wrong-state` when the case is finished
 */
export const assign = (ctx: Ctx<StaffActor>, id: string, to: To): Promise<CaseRow> =>
  changeRow(ctx, 'case.assign', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    const teamId = to.teamId ?? kase.teamId;
    if (to.assigneeId === kase.assigneeId && teamId === kase.teamId) throw new AlreadySo(kase);
    if (!isOpen(kase.state as CaseState))
      throw new DeskError('wrong-state', 'The case is finished. Reopen it first.');
    requireFrom(kase, to.from);
    const place = teamId === kase.teamId ? {} : await withinTheHouse(tx, kase, teamId);
    const facts = { ...sightFacts(kase), ...place, assigneeId: null };
    const set: FactSet = { ...place, assigneeId: to.assigneeId };
    if (to.assigneeId === null) await refuseDark(tx, facts);
    else {
      await requireReceiver(tx, to.assigneeId, facts);
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

/** Nobody's case is taken from them by somebody who did not know that they have it. */
function requireFrom({ assigneeId }: Case, from: string | null): void {
  if (assigneeId === from) return;
  const current = { assigneeId };
  if (assigneeId !== null)
    throw new DeskError('already-claimed', 'Somebody else has this case by now.', { current });
  throw new DeskError('conflict', 'Nobody has this case any longer. Look, then give it again.', {
    current,
  });
}

/** With a department comes its board and the end of our contact: the one way there is a handover. */
async function withinTheHouse(
  tx: Tx,
  kase: Case,
  teamId: string,
): Promise<Pick<Case, 'teamId' | 'boardId'>> {
  const from = await tx.team.findUniqueOrThrow({ where: { id: kase.teamId } });
  const { place, department } = await placeIn(tx, kase, teamId);
  if (!department && from.kind !== 'department') return place;
  throw new DeskError(
    'conflict',
    'To and from a department a case goes by handover. Hand it over, then give it to a person.',
    { current: { teamId: kase.teamId } },
  );
}

/** The team, and whose matter the case is there. */
export async function placeIn(
  tx: Tx,
  kase: Pick<Case, 'topicId'>,
  teamId: string,
): Promise<{ place: Pick<Case, 'teamId' | 'boardId'>; department: boolean }> {
  const team = await tx.team.findUnique({ where: { id: teamId } });
  if (!team) throw new DeskError('invalid', 'There is no such team. Choose one from the list.');
  const department = team.kind === 'department';
  const topic = kase.topicId ? await tx.topic.findUnique({ where: { id: kase.topicId } }) : null;
  return { place: { teamId, boardId: boardOf(team, topic) }, department };
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
