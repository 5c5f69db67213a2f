// How secret a case is, marked by somebody and on some ground.
import type { CaseRow } from '@entre/contract/cases';
import { lessSecret, type Secrecy } from '@entre/contract/topics';
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { change, lockCase, sightFacts } from './change.ts';
import { refuseDark } from './in-sight.ts';
import { AlreadySo, changeRow } from './told.ts';

type To = {
  secrecy: Secrecy;
  provision?: string | undefined;
  reason?: string | undefined;
  decision?: string | undefined;
};

/**
 * Marks how secret a case is. `secret` needs the provision it rests on (OSL 5 kap. 5 §). Whoever has the case may
 * raise it; to lower it is to give something out, and stays in the record with its reason.
 * @throws DeskError `invalid` naming what must be said; `forbidden` for lowering without `case.read-secret`;
 *   `conflict` when nobody could see it as secret as that
 */
export const setSecrecy = (ctx: Ctx<StaffActor>, id: string, to: To): Promise<CaseRow> =>
  changeRow(ctx, 'case.secrecy', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    // A secret one may come to rest on another provision.
    if (to.secrecy === kase.secrecy && to.secrecy !== 'secret') throw new AlreadySo(kase);
    if (to.secrecy === 'secret' && !to.provision)
      throw needs('provision', 'A secret case needs the provision it rests on, e.g. OSL 26:1.');
    if (lessSecret(to.secrecy, kase.secrecy as Secrecy)) await guardLowering(ctx, tx, kase, to);
    await refuseDark(tx, { ...sightFacts(kase), secrecy: to.secrecy });
    const { provision = null, reason = null, decision = null } = to;
    await change(
      tx,
      record,
      kase,
      'case.secrecy-changed',
      { from: kase.secrecy, provision, reason, decision },
      { secrecy: to.secrecy },
    );
    return kase;
  });

async function guardLowering(ctx: Ctx<StaffActor>, tx: Tx, kase: Case, to: To): Promise<void> {
  if (!ctx.actor.permissions.has('case.read-secret'))
    throw new DeskError(
      'forbidden',
      'To lower the secrecy of a case needs the permission case.read-secret. Ask somebody who has it.',
    );
  if (!to.reason) throw needs('reason', 'Say why the secrecy is lowered. It stays in the record.');
  const topic = kase.topicId ? await tx.topic.findUnique({ where: { id: kase.topicId } }) : null;
  if (topic && lessSecret(to.secrecy, topic.secrecy as Secrecy) && !to.decision)
    throw needs(
      'decision',
      'The topic of this case says a higher secrecy. Name the decision to go below it, or change the topic.',
    );
}

const needs = (path: keyof To, detail: string): DeskError =>
  new DeskError('invalid', detail, { errors: [{ path, message: 'required for this' }] });
