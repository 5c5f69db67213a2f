// The clock of promises: a case past its due time becomes late, as an event like any other.
import { threadChannel } from '@entre/contract/channels';
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, SystemActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { log } from '../../spine/log.ts';
import { write, type Record_ } from '../../spine/write.ts';
import { change, lockCase } from './change.ts';
import { promise } from './promise.ts';

type Due = { id: string; now: Date };

/**
 * Does what time itself brings, by the database's clock: promises that ran out become late, parked cases come back.
 * One write each, so that none waits for another. @returns how many
 */
export async function runLate(ctx: Ctx<SystemActor>, most = 200): Promise<number> {
  const due = await ctx.db.$queryRaw<Due[]>`
    SELECT id, now() AS now FROM "case" WHERE due_at < now() AND NOT late
      AND state IN ('new', 'open', 'awaiting-resident', 'awaiting-department', 'parked')
    ORDER BY due_at LIMIT ${most}`;
  const back = await ctx.db.$queryRaw<Due[]>`
    SELECT id, now() AS now FROM "case" WHERE state = 'parked' AND parked_until < now()
    ORDER BY parked_until LIMIT ${most}`;
  let done = 0;
  for (const one of due) if (await each(ctx, one, becomeLate)) done++;
  for (const one of back) if (await each(ctx, one, comeBack)) done++;
  return done;
}

type Act = (tx: Tx, record: Record_, kase: Case, now: Date) => Promise<boolean>;

/** One case under its lock. Changed in the meantime: nothing to record, and nothing was done. */
const each = (ctx: Ctx<SystemActor>, { id, now }: Due, act: Act): Promise<boolean> =>
  write(ctx, 'case.run-late', async (tx, record) => {
    if (await act(tx, record, await lockCase(ctx, tx, id), now)) return true;
    throw new Overtaken();
  }).catch((error: unknown) => {
    // One that cannot be written now, or ever, holds up no other; the next round tries it again.
    if (!(error instanceof Overtaken)) log.warn({ err: error, caseId: id }, 'late: one is left');
    return false;
  });

class Overtaken extends Error {}

const becomeLate: Act = async (tx, record, kase, now) => {
  const { dueAt } = kase;
  if (dueAt === null || dueAt >= now || kase.late) return false;
  await change(
    tx,
    record,
    kase,
    'case.became-late',
    { dueAt: dueAt.toISOString() },
    { late: true },
  );
  return true;
};

/** Somebody must look at it again from now on, so a promise runs; parked is never closed by a timer. */
const comeBack: Act = async (tx, record, kase, now) => {
  if (kase.state !== 'parked' || kase.parkedUntil === null || kase.parkedUntil >= now) return false;
  const topic = kase.topicId ? await tx.topic.findUnique({ where: { id: kase.topicId } }) : null;
  const again = await promise(tx, threadChannel, topic, now);
  const dueAt = kase.callbackAt ?? again;
  await change(
    tx,
    record,
    kase,
    'case.state-changed',
    { from: 'parked', to: 'open' },
    { state: 'open', parkedUntil: null, dueAt: dueAt.toISOString(), late: dueAt < now },
  );
  return true;
};
