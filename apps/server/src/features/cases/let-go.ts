// An account is closed, or sees less: its open cases go back to the queue, and none of what it saw may lie in the dark.
import { openStates } from '@entre/contract/cases';
import type { Case } from '../../generated/prisma/client.ts';
import { canSee, visibleTally, type SightFacts } from '../../spine/access.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import type { Record_ } from '../../spine/write.ts';
import { toActor, type SeesLess } from '../staff/index.ts';
import { change, lockCase, sightFacts } from './change.ts';

type Some = { facts: SightFacts; n: number };
const sees = (who: StaffActor | null, facts: SightFacts): boolean =>
  who !== null && canSee(who, facts);
const unassigned = (facts: SightFacts): SightFacts => ({ ...facts, assigneeId: null });

/**
 * Puts back what somebody has and may not work with any more, each case by its event. Called in the write that changed
 * the account, and after it did. @throws DeskError `conflict` with how many cases nobody would see then
 */
export const letGo: SeesLess = async (ctx, tx, record, { id, was, now }) => {
  const back = (await lockHeld(ctx, tx, id)).filter((kase) => goesBack(kase, was, now));
  for (const kase of back) await putBack(tx, record, kase);
  const alone = back.map(sightFacts).filter((facts) => !sees(was, facts));
  await refuseUnseen(tx, [
    ...(was === null ? [] : await outOfSight(tx, was, now)),
    ...alone.map((facts) => ({ facts, n: 1 })),
  ]);
};

/** Locked in one order by the desk itself: whoever manages accounts need not see cases. */
async function lockHeld(ctx: Ctx, tx: Tx, assigneeId: string): Promise<Case[]> {
  const open = [...openStates];
  const held = await tx.case.findMany({
    where: { assigneeId, state: { in: open } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const desk: Ctx = { ...ctx, actor: { kind: 'system', permissions: new Set() } };
  const locked: Case[] = [];
  for (const { id } of held) locked.push(await lockCase(desk, tx, id));
  // Finished, or given to another, while its lock was waited for.
  return locked.filter((c) => c.assigneeId === assigneeId && open.some((s) => s === c.state));
}

/** Whoever has a case sees it; what counts is whether they might still be given it. */
function goesBack(kase: Case, was: StaffActor | null, now: StaffActor | null): boolean {
  const facts = sightFacts(kase);
  if (!sees(now, facts)) return true;
  return sees(was, unassigned(facts)) && !sees(now, unassigned(facts));
}

const putBack = (tx: Tx, record: Record_, kase: Case): Promise<unknown> =>
  change(
    tx,
    record,
    kase,
    'case.assigned',
    { from: kase.assigneeId, to: null },
    { assigneeId: null },
  );

/** What somebody saw and does not see now, as the tally knows it: a few kinds of cases, however many there are. */
async function outOfSight(tx: Tx, was: StaffActor, now: StaffActor | null): Promise<Some[]> {
  const kinds = await tx.caseTally.groupBy({
    by: ['boardId', 'teamId', 'assigneeId', 'servicePointId', 'secrecy'],
    where: visibleTally(was),
    _sum: { n: true },
  });
  return kinds
    .map(({ _sum, secrecy, ...kind }) => ({
      facts: { id: '', ...kind, secrecy: secrecy as SightFacts['secrecy'] },
      n: _sum.n ?? 0,
    }))
    .filter(({ facts, n }) => n > 0 && !sees(now, facts));
}

async function refuseUnseen(tx: Tx, some: readonly Some[]): Promise<void> {
  if (some.length === 0) return;
  const left = (await tx.staff.findMany({ where: { disabledAt: null } })).map((s) =>
    toActor(s, ''),
  );
  const dark = some.filter(({ facts }) => !left.some((who) => canSee(who, facts)));
  const cases = dark.reduce((sum, { n }) => sum + n, 0);
  if (cases === 0) return;
  throw new DeskError(
    'conflict',
    `Nobody who works here would see ${cases} of the cases then. Give somebody else sight of them first.`,
    { current: { seenBy: 'nobody', cases } },
  );
}
