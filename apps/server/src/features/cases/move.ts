// A case moves to another state, along the guarded transitions only.
import {
  isOpen,
  PARK_YEARS,
  transitions,
  type CaseRow,
  type CaseState,
  type Outcome,
} from '@entre/contract/cases';
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import type { Record_ } from '../../spine/write.ts';
import * as interactions from '../interactions/index.ts';
import { change, lockCase, type FactSet } from './change.ts';
import { channelNow } from './channel-now.ts';
import { holderNow } from './holder.ts';
import { afterAnswer, nothingDue, promise } from './promise.ts';
import { requireSeen } from './seen.ts';
import { AlreadySo, changeRow } from './told.ts';

/** `seen`: how far the case was read by who takes it from those that wait. */
type To = {
  state: CaseState;
  outcome?: Outcome | undefined;
  until?: string | undefined;
  seen?: number | undefined;
};

/**
 * Moves a case. Resolving needs an outcome (FL 6 §: every contact ends in one); parking needs a time ahead.
 * @throws DeskError `wrong-state` when that state may not follow the present one; `unseen` when somebody wrote after
 *   `seen`, whose words would else wait for nobody; `conflict` with the time in `current` while a call is promised
 */
export const move = (ctx: Ctx<StaffActor>, id: string, to: To): Promise<CaseRow> =>
  changeRow(ctx, 'case.state', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    if (isAlready(kase, to)) throw new AlreadySo(kase);
    guard(kase.state as CaseState, to);
    if (to.seen !== undefined) await requireSeen(ctx, tx, kase, to.seen);
    if (to.state === 'resolved') refusePromised(kase);
    const set = await consequences(tx, kase, to);
    const reopened = !isOpen(kase.state as CaseState) && isOpen(to.state);
    if (reopened) await change(tx, record, kase, 'case.reopened', { from: kase.state }, set);
    else
      await change(tx, record, kase, 'case.state-changed', { from: kase.state, to: to.state }, set);
    if (to.state === 'resolved') await endInteraction(tx, record, kase, to.outcome);
    return kase;
  });

/** The same state, and nothing else than what is so already with it. */
const isAlready = (kase: Case, { state, outcome, until }: To): boolean =>
  state === kase.state &&
  (outcome === undefined || outcome === kase.outcome) &&
  (until === undefined || Date.parse(until) === kase.parkedUntil?.getTime());

function guard(from: CaseState, to: To): void {
  if (!transitions[from].includes(to.state))
    throw new DeskError('wrong-state', `A case that is ${from} cannot become ${to.state}.`, {
      current: { state: from },
    });
  if (to.state === 'resolved' && !to.outcome)
    throw new DeskError('invalid', 'Say what came of it: choose an outcome.', {
      errors: [{ path: 'outcome', message: 'required when resolving' }],
    });
  if (to.state === 'parked') guardPark(to.until);
}

/** A promised call is made or called off, and never forgotten by a case that ends before it. */
function refusePromised({ callbackAt }: Case): void {
  if (callbackAt === null) return;
  throw new DeskError('conflict', 'A call is promised. Make it or call it off, then resolve.', {
    current: { callbackAt: callbackAt.toISOString() },
  });
}

const YEAR_MS = 366 * 86_400_000;

function guardPark(until: string | undefined): void {
  const ahead = until === undefined ? 0 : Date.parse(until) - Date.now();
  if (ahead > 0 && ahead <= PARK_YEARS * YEAR_MS) return;
  throw new DeskError(
    'invalid',
    `Say until when the case is parked: a time ahead, at most ${PARK_YEARS} years from now.`,
    {
      errors: [
        {
          path: 'until',
          message: ahead > 0 ? 'too far ahead' : 'a time ahead is required when parking',
        },
      ],
    },
  );
}

async function consequences(tx: Tx, kase: Case, to: To): Promise<FactSet> {
  const set: FactSet = {
    state: to.state,
    parkedUntil: to.state === 'parked' ? new Date(to.until ?? 0).toISOString() : null,
  };
  if (to.state === 'resolved') set.outcome = to.outcome ?? null;
  const ourTurn = to.state === 'open' || to.state === 'awaiting-department';
  const reopened = !isOpen(kase.state as CaseState);
  const rested = ['parked', 'awaiting-resident'].includes(kase.state) && kase.dueAt === null;
  if (!ourTurn) Object.assign(set, isOpen(to.state) ? afterAnswer(kase) : nothingDue);
  else if (reopened || rested) Object.assign(set, await dueAnew(tx, kase));
  if (ourTurn && reopened) Object.assign(set, { outcome: null, ...(await holderNow(tx, kase)) });
  return set;
}

/** Somebody must look at the case from now on, so a promise runs. */
export async function dueAnew(tx: Tx, kase: Case): Promise<Pick<FactSet, 'dueAt' | 'late'>> {
  const topic = kase.topicId ? await tx.topic.findUnique({ where: { id: kase.topicId } }) : null;
  const now = new Date();
  const running = await interactions.ofCase(tx, kase.id);
  const channel = await channelNow(tx, kase, running, now);
  return { dueAt: (await promise(tx, channel, topic, now)).toISOString(), late: false };
}

/** The live contact of the case ends with the same outcome. */
export async function endInteraction(
  tx: Tx,
  record: Record_,
  kase: Case,
  outcome: Outcome | undefined,
): Promise<void> {
  const running = await interactions.ofCase(tx, kase.id);
  if (!running || outcome === undefined) return;
  if (!(await interactions.end(tx, running.id, outcome, new Date()))) return;
  await change(tx, record, kase, 'interaction.ended', { interactionId: running.id, outcome });
}
