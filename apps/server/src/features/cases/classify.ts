// What a case is about and whose it is: topic, priority, subject, resident.
import type { CaseFacts, CaseRow, Priority } from '@entre/contract/cases';
import { lessSecret, type Secrecy } from '@entre/contract/topics';
import type { Case } from '../../generated/prisma/client.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { Tx } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';
import { refuseNumbers } from '../../spine/valid.ts';
import { boardOf } from './board.ts';
import { change, lockCase, sightFacts, type FactSet } from './change.ts';
import { refuseInCentre } from './free-text.ts';
import { refuseDark } from './in-sight.ts';
import { AlreadySo, changeRow } from './told.ts';

type To = {
  topicId?: string | undefined;
  priority?: Priority | undefined;
  subject?: string | undefined;
  residentId?: string | null | undefined;
};
const names = ['topicId', 'priority', 'subject', 'residentId'] as const;
/** What stood there on the writer's screen. */
type Was = { [Name in keyof To]?: CaseFacts[Name] | undefined };

/**
 * Changes what a case is about. A topic never makes a case less secret than it is.
 * @throws DeskError `stale` with what stands there in `current`, when that is not what `was` says;
 *   `conflict` when nobody would see it under that topic
 */
export const classify = (
  ctx: Ctx<StaffActor>,
  id: string,
  { was = {}, ...asked }: To & { was?: Was | undefined },
): Promise<CaseRow> =>
  changeRow(ctx, 'case.classify', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    if (names.every((name) => asked[name] === undefined))
      throw new DeskError(
        'invalid',
        'Say what to change: topicId, priority, subject or residentId.',
      );
    const to = differing(kase, asked);
    if (Object.keys(to).length === 0) throw new AlreadySo(kase);
    requireSame(kase, to, was);
    refuseNumbers({ subject: to.subject });
    const set = await facts(tx, kase, to);
    await refuseInCentre(tx, { ...kase, ...set }, { subject: to.subject });
    if (to.topicId !== undefined)
      await refuseDark(tx, {
        ...sightFacts(kase),
        boardId: set.boardId ?? kase.boardId,
        secrecy: set.secrecy ?? (kase.secrecy as Secrecy),
      });
    if (Object.keys(set).length > 0) {
      await change(tx, record, kase, 'case.classified', { fromTopicId: kase.topicId }, set);
    }
    if (to.residentId !== undefined) {
      const { residentId } = to;
      await mayLink(ctx, tx, kase, residentId);
      await change(tx, record, kase, 'case.resident-linked', { residentId }, { residentId });
    }
    return kase;
  });

/** Only what is asked to be other than it is. */
const differing = (kase: Case, asked: To): To =>
  Object.fromEntries(
    names
      .filter((name) => asked[name] !== undefined && asked[name] !== kase[name])
      .map((name) => [name, asked[name]]),
  );

/** Of two who change the same thing at once one is told, instead of losing what they wrote. */
function requireSame(kase: Case, to: To, was: Was): void {
  const other = names.filter(
    (name) => name in to && was[name] !== undefined && was[name] !== kase[name],
  );
  if (other.length === 0) return;
  throw new DeskError(
    'stale',
    'Somebody changed this since you read it. Look at what stands there, then change it again.',
    { current: Object.fromEntries(other.map((name) => [name, kase[name]])) },
  );
}

async function facts(tx: Tx, kase: Case, to: To): Promise<FactSet> {
  const set: FactSet = {};
  if (to.priority !== undefined) set.priority = to.priority;
  if (to.subject !== undefined) set.subject = to.subject;
  if (to.topicId === undefined) return set;
  const topic = await tx.topic.findUnique({ where: { id: to.topicId } });
  if (!topic) throw new DeskError('invalid', 'There is no such topic. Choose one from the list.');
  set.topicId = topic.id;
  const team = await tx.team.findUniqueOrThrow({ where: { id: kase.teamId } });
  const boardId = boardOf(team, topic);
  if (boardId !== kase.boardId) set.boardId = boardId;
  const wanted = topic.secrecy as Secrecy;
  if (lessSecret(kase.secrecy as Secrecy, wanted)) set.secrecy = wanted;
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
