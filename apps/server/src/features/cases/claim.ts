// An agent takes a case. One conditional update: one taker wins, whoever else asks is told who has it.
import { openStates, type CaseRow } from '@entre/contract/cases';
import { channelFacts, channelKinds } from '@entre/contract/channels';
import type { Case, Prisma } from '../../generated/prisma/client.ts';
import { visibleCases } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { ReadDb, Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import type { Record_ } from '../../spine/write.ts';
import { staffActorOf } from '../staff/index.ts';
import * as interactions from '../interactions/index.ts';
import { change, lockCase } from './change.ts';
import { changeRow } from './told.ts';

/** Cases looked at for one that nobody else is taking at this moment. */
const CANDIDATES = 20;
const live = channelKinds.filter((kind) => channelFacts(kind).live);

/** Takes a case for the one who asks. @throws DeskError `already-claimed` with the owner in `current` */
export const claim = (ctx: Ctx<StaffActor>, id: string): Promise<CaseRow> =>
  changeRow(ctx, 'case.claim', async (tx, record) =>
    take(ctx, tx, record, await lockCase(ctx, tx, id)),
  );

/**
 * Takes the most pressing case of my teams that nobody has, or null when there is none. Whoever sits in a live channel
 * and waits goes before all that can wait: an answer that comes when they have left reaches nobody.
 */
export const claimNext = async (ctx: Ctx<StaffActor>): Promise<{ case: CaseRow | null }> => {
  try {
    const row = await changeRow(ctx, 'case.claim', async (tx, record) => {
      const waiting = [...(await sitting(ctx, tx)), ...(await pressing(ctx, tx, {}))];
      if (waiting.length === 0) throw new NothingWaits();
      for (const { id } of waiting) {
        const [free] = await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM "case" WHERE id = ${id}::uuid AND assignee_id IS NULL
            AND state IN ('new', 'open') FOR UPDATE SKIP LOCKED`;
        if (free) return take(ctx, tx, record, await lockCase(ctx, tx, id));
      }
      throw new DeskError('conflict', 'Somebody else was quicker. Ask for the next case again.');
    });
    return { case: row };
  } catch (error) {
    if (error instanceof NothingWaits) return { case: null };
    throw error;
  }
};

/** An empty queue is an answer, not a change; found inside the write, where a retry is known for what it is. */
class NothingWaits extends Error {}

/** Those whose resident sits in a live channel now: the contact runs, and nobody has answered. */
async function sitting(ctx: Ctx<StaffActor>, tx: Tx): Promise<{ id: string }[]> {
  const waiting = await pressing(ctx, tx, { channel: { in: live }, waitingSince: { not: null } });
  const running = await interactions.runningIn(
    tx,
    waiting.map(({ id }) => id),
    live,
  );
  return waiting.filter(({ id }) => running.has(id));
}

const pressing = (
  ctx: Ctx<StaffActor>,
  db: Pick<ReadDb, 'case'>,
  also: Prisma.CaseWhereInput,
): Promise<{ id: string }[]> =>
  db.case.findMany({
    where: {
      AND: [
        visibleCases(ctx.actor),
        { assigneeId: null, teamId: { in: [...ctx.actor.teamIds] } },
        { state: { in: ['new', 'open'] } },
        also,
      ],
    },
    orderBy: [{ sortDue: 'asc' }, { receivedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
    take: CANDIDATES,
  });

async function take(ctx: Ctx<StaffActor>, tx: Tx, record: Record_, kase: Case): Promise<Case> {
  if (kase.assigneeId !== null)
    throw new DeskError('already-claimed', 'Somebody has this case already.', {
      current: { assigneeId: kase.assigneeId },
    });
  if (!openStates.includes(kase.state as never))
    throw new DeskError('wrong-state', 'The case is finished. Reopen it first.');
  // Held until this is done: an account that is closed at this moment takes nothing along.
  if (!(await staffActorOf(tx, ctx.actor.id))) throw new DeskError('unauthenticated', 'Sign in.');
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
  return kase;
}
