// An agent takes a case. One conditional update: one taker wins, whoever else asks is told who has it.
import type { CaseRow } from '@entre/contract/cases';
import { openStates } from '@entre/contract/cases';
import type { Case } from '../../generated/prisma/client.ts';
import { visibleCases } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { ReadDb, Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { write, type Record_ } from '../../spine/write.ts';
import { change, lockCase } from './change.ts';
import { toRows } from './view.ts';

/** Takes a case for the one who asks. @throws DeskError `already-claimed` with the owner in `current` */
export const claim = (ctx: Ctx<StaffActor>, id: string): Promise<CaseRow> =>
  write(ctx, 'case.claim', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    return take(ctx, tx, record, kase);
  });

/** Takes the most pressing case of my teams that nobody has, or null when there is none. */
export const claimNext = async (ctx: Ctx<StaffActor>): Promise<{ case: CaseRow | null }> => {
  // Looked for outside the write: an empty queue is an answer, not a change.
  const [candidate] = await pressing(ctx, ctx.db, 1);
  if (!candidate) return { case: null };
  return write(ctx, 'case.claim', async (tx, record) => {
    for (const { id } of await pressing(ctx, tx, 20)) {
      const [free] = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM "case" WHERE id = ${id}::uuid AND assignee_id IS NULL
        FOR UPDATE SKIP LOCKED`;
      if (!free) continue;
      const kase = await lockCase(ctx, tx, id);
      return { case: await take(ctx, tx, record, kase) };
    }
    throw new DeskError('conflict', 'Somebody else was quicker. Ask for the next case again.');
  });
};

const pressing = (
  ctx: Ctx<StaffActor>,
  db: Pick<ReadDb, 'case'>,
  take: number,
): Promise<{ id: string }[]> =>
  db.case.findMany({
    where: {
      AND: [
        visibleCases(ctx.actor),
        { assigneeId: null, teamId: { in: [...ctx.actor.teamIds] } },
        { state: { in: ['new', 'open'] } },
      ],
    },
    orderBy: [{ sortDue: 'asc' }, { receivedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
    take,
  });

async function take(ctx: Ctx<StaffActor>, tx: Tx, record: Record_, kase: Case): Promise<CaseRow> {
  if (kase.assigneeId !== null)
    throw new DeskError('already-claimed', 'Somebody has this case already.', {
      current: { assigneeId: kase.assigneeId },
    });
  if (!openStates.includes(kase.state as never))
    throw new DeskError('wrong-state', 'The case is finished. Reopen it first.');
  await change(
    tx,
    record,
    kase,
    'case.claimed',
    { from: null },
    {
      assigneeId: ctx.actor.id,
      ...(kase.state === 'new' ? { state: 'open' } : {}),
    },
  );
  return rowOf(tx, kase);
}

/** The row of a case just changed in this transaction; `change` has kept it up to date. */
export async function rowOf(tx: Tx, kase: Case): Promise<CaseRow> {
  const [row] = await toRows(tx, [kase]);
  if (!row) throw new Error('no row');
  return row;
}
