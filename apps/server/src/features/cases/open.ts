// A case begins: number, code, the defaults of its topic, and its first promise.
import { randomInt } from 'node:crypto';
import { channelFacts, type ChannelKind } from '@entre/contract/channels';
import type { CaseState, Priority } from '@entre/contract/cases';
import { CODE_SIGNS } from '@entre/contract/ids';
import type { Secrecy } from '@entre/contract/topics';
import { v7 as uuid } from 'uuid';
import type { Case, Topic } from '../../generated/prisma/client.ts';
import type { SightFacts } from '../../spine/access.ts';
import type { Tx } from '../../spine/db.ts';
import type { Record_ } from '../../spine/write.ts';
import { DeskError } from '../../spine/errors.ts';
import { boardOf } from './board.ts';
import { promise } from './promise.ts';
import { END_OF_TIME, sightFacts } from './change.ts';
import { isSeen, refuseDark } from './in-sight.ts';
import { toFacts } from './view.ts';

export type NewCase = {
  channel: ChannelKind;
  subject: string;
  topicId: string | null;
  /** When left out: the topic's team, or the centre's. */
  teamId?: string | undefined;
  residentId: string | null;
  servicePointId: string | null;
  /** When the question came in; never changed afterwards (FL 19-22 §§). */
  receivedAt: Date;
  /** Whether a resident waits for us from here. */
  waiting: boolean;
  interactionId: string | null;
  assigneeId?: string | null;
  priority?: Priority;
  state?: CaseState;
};

/** Signs in a follow-up code: 23^8, about 78 thousand million, guessed against a limit. */
const CODE_LENGTH = 8;

/** Opens a case and records it. The row is new in this transaction, so nobody else can hold it. */
export async function openCase(tx: Tx, record: Record_, input: NewCase): Promise<Case> {
  const topic = input.topicId ? await tx.topic.findUnique({ where: { id: input.topicId } }) : null;
  if (input.topicId && !topic)
    throw new DeskError('invalid', 'There is no such topic. Choose one from the list of topics.');
  const id = uuid();
  const sight = {
    id,
    assigneeId: input.assigneeId ?? null,
    secrecy: (topic?.secrecy ?? 'personal') as Secrecy,
    servicePointId: channelFacts(input.channel).place ? input.servicePointId : null,
  };
  const place = await placeInSight(tx, topic, input.teamId, sight);
  const due = input.waiting ? await promise(tx, input.channel, topic, input.receivedAt) : null;
  const kase = await tx.case.create({
    data: {
      ...sight,
      ...place,
      number: await nextNumber(tx, input.receivedAt),
      code: newCode(),
      subject: input.subject,
      state: input.state ?? 'new',
      priority: input.priority ?? 'normal',
      channel: input.channel,
      topicId: topic?.id ?? null,
      residentId: input.residentId,
      receivedAt: input.receivedAt,
      waitingSince: input.waiting ? input.receivedAt : null,
      dueAt: due,
      sortDue: due ?? END_OF_TIME,
    },
  });
  record(
    'case.opened',
    { interactionId: input.interactionId },
    {
      stream: kase,
      set: toFacts(kase),
      before: null,
      after: sightFacts(kase),
    },
  );
  return kase;
}

type Place = { teamId: string; boardId: string };

/**
 * Where a case starts, so that somebody sees it there. What its topic leads to a team without readers is the centre's
 * to take care of, on the centre's board and no less secret; a team that somebody chose themselves is refused.
 * @throws DeskError `conflict` when nobody would see it with the chosen team
 */
async function placeInSight(
  tx: Tx,
  topic: Topic | null,
  teamId: string | undefined,
  sight: Omit<SightFacts, keyof Place>,
): Promise<Place> {
  const place = await placeOf(tx, topic, teamId);
  const chosen = teamId !== undefined && teamId !== topic?.teamId;
  if (chosen) await refuseDark(tx, { ...sight, ...place });
  // A question is never turned away: the centre has it also when nobody there may read secrets yet.
  return chosen || (await isSeen(tx, { ...sight, ...place }))
    ? place
    : placeOf(tx, null, undefined);
}

/** The team and board a case starts with: the asked team, else the topic's, else the customer centre. */
async function placeOf(tx: Tx, topic: Topic | null, teamId: string | undefined): Promise<Place> {
  const wanted = teamId ?? topic?.teamId;
  const team = wanted
    ? await tx.team.findUnique({ where: { id: wanted } })
    : await tx.team.findFirst({ where: { kind: 'centre' }, orderBy: { code: 'asc' } });
  if (!team) throw new DeskError('invalid', 'There is no such team. Choose one from the list.');
  return { teamId: team.id, boardId: boardOf(team, topic) };
}

async function nextNumber(tx: Tx, at: Date): Promise<string> {
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('case_number') AS n`;
  const month = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    year: '2-digit',
    month: '2-digit',
  })
    .format(at)
    .replace(/\D/g, '');
  return `KC-${month}-${String(row?.n ?? 0).padStart(6, '0')}`;
}

export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('');
