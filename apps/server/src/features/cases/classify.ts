// What a case is about and whose it is: topic, priority, subject, resident; and how secret.
import type { CaseRow, Priority } from '@entre/contract/cases';
import type { Secrecy } from '@entre/contract/topics';
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { refuseNumbers } from '../../spine/valid.ts';
import { change, lockCase, type FactSet } from './change.ts';
import { refuseInCentre } from './free-text.ts';
import { changeRow } from './told.ts';

type Classification = {
  topicId?: string | undefined;
  priority?: Priority | undefined;
  subject?: string | undefined;
  residentId?: string | null | undefined;
};

const rank: Record<Secrecy, number> = { open: 0, personal: 1, secret: 2 };

/** Changes what a case is about. A topic never makes a case less secret than it is. */
export const classify = (ctx: Ctx<StaffActor>, id: string, to: Classification): Promise<CaseRow> =>
  changeRow(ctx, 'case.classify', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    if (Object.values(to).every((value) => value === undefined))
      throw new DeskError(
        'invalid',
        'Say what to change: topicId, priority, subject or residentId.',
      );
    refuseNumbers({ subject: to.subject });
    const set = await facts(tx, kase, to);
    await refuseInCentre(tx, { ...kase, ...set }, { subject: to.subject });
    if (Object.keys(set).length > 0) {
      await change(tx, record, kase, 'case.classified', { fromTopicId: kase.topicId }, set);
    }
    if (to.residentId !== undefined) {
      await mayLink(ctx, tx, kase, to.residentId);
      await change(
        tx,
        record,
        kase,
        'case.resident-linked',
        { residentId: to.residentId },
        { residentId: to.residentId },
      );
    }
    return kase;
  });

async function facts(tx: Tx, kase: Case, to: Classification): Promise<FactSet> {
  const set: FactSet = {};
  if (to.priority !== undefined) set.priority = to.priority;
  if (to.subject !== undefined) set.subject = to.subject;
  if (to.topicId === undefined) return set;
  const topic = await tx.topic.findUnique({ where: { id: to.topicId } });
  if (!topic) throw new DeskError('invalid', 'There is no such topic. Choose one from the list.');
  set.topicId = topic.id;
  const team = await tx.team.findUniqueOrThrow({ where: { id: kase.teamId } });
  // As when a case begins: outside a department the case is of the board that owns its topic (OSL 8 kap.).
  if (team.kind !== 'department') set.boardId = topic.boardId;
  const wanted = topic.secrecy as Secrecy;
  if (rank[wanted] > rank[kase.secrecy as Secrecy]) set.secrecy = wanted;
  return set;
}

/** Taking a protected resident from a case takes their protection from it too: that is for those who may open it. */
async function mayLink(
  { actor }: Ctx<StaffActor>,
  tx: Tx,
  { residentId: now }: Case,
  to: string | null,
): Promise<void> {
  if (to !== null && !(await tx.resident.findUnique({ where: { id: to } })))
    throw new DeskError('invalid', 'There is no such resident. Search again or write a new one.');
  if (now === null || now === to || actor.permissions.has('resident.reveal')) return;
  const current = await tx.resident.findUnique({ where: { id: now } });
  if (current?.protectedIdentity === false) return;
  throw new DeskError(
    'forbidden',
    'The resident of this case is protected. Ask a supervisor to unlink or replace them.',
  );
}

/** Marks how secret a case is. `secret` needs the provision it rests on (OSL 5 kap. 5 §). */
export const setSecrecy = (
  ctx: Ctx<StaffActor>,
  id: string,
  to: { secrecy: Secrecy; provision?: string | undefined },
): Promise<CaseRow> =>
  changeRow(ctx, 'case.secrecy', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    if (to.secrecy === 'secret' && !to.provision)
      throw new DeskError(
        'invalid',
        'A secret case needs the provision it rests on, e.g. OSL 26:1.',
        {
          errors: [{ path: 'provision', message: 'required for secret' }],
        },
      );
    await change(
      tx,
      record,
      kase,
      'case.secrecy-changed',
      { from: kase.secrecy, provision: to.provision ?? null },
      { secrecy: to.secrecy },
    );
    return kase;
  });
