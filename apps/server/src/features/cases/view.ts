// Rows as the contract says them: instants to ISO, residents masked.
import type { CaseFacts, CaseRow, CaseState, Outcome, Priority } from '@entre/contract/cases';
import type { CaseEvent, CaseEventType } from '@entre/contract/events';
import type { ChannelKind } from '@entre/contract/channels';
import type { ResidentCard } from '@entre/contract/residents';
import type { Case, Event } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';
import { residentCards } from '../residents/index.ts';

/** A time that the database holds and no clock can say is none: one such row must not take a whole page with it. */
const iso = (at: Date | null): string | null =>
  at === null || Number.isNaN(at.getTime()) ? null : at.toISOString();

/** The facts of a row, as events carry them. */
export const toFacts = (c: Case): CaseFacts => ({
  id: c.id,
  number: c.number,
  subject: c.subject,
  state: c.state as CaseState,
  priority: c.priority as Priority,
  channel: c.channel as ChannelKind,
  topicId: c.topicId,
  boardId: c.boardId,
  teamId: c.teamId,
  assigneeId: c.assigneeId,
  secrecy: c.secrecy as CaseFacts['secrecy'],
  residentId: c.residentId,
  servicePointId: c.servicePointId,
  receivedAt: c.receivedAt.toISOString(),
  waitingSince: iso(c.waitingSince),
  dueAt: iso(c.dueAt),
  late: c.late,
  parkedUntil: iso(c.parkedUntil),
  callbackAt: iso(c.callbackAt),
  outcome: c.outcome as Outcome | null,
  residentSeq: c.residentSeq,
});

/** Rows of the queue, residents masked when protected. One query for all of them. */
export async function toRows(
  db: Pick<ReadDb, 'resident'>,
  cases: readonly Case[],
): Promise<CaseRow[]> {
  const cards = await residentCards(
    db,
    cases.flatMap((c) => c.residentId ?? []),
  );
  return cases.map((c) => ({
    ...toFacts(c),
    resident: c.residentId === null ? null : (cards.get(c.residentId) ?? null),
    head: c.lastSeq,
    updatedAt: c.updatedAt.toISOString(),
  }));
}

/** Events of cases as staff get them; a linked resident is filled in, masked. */
export async function toCaseEvents(
  db: Pick<ReadDb, 'resident'>,
  events: readonly Event[],
): Promise<CaseEvent[]> {
  const linked = (e: Event): string | null => {
    const set = e.set as { residentId?: string | null };
    return set.residentId ?? null;
  };
  const cards = await residentCards(
    db,
    events.flatMap((e) => linked(e) ?? []),
  );
  return events.map((e) => toCaseEvent(e, cards.get(linked(e) ?? '') ?? null));
}

function toCaseEvent(e: Event, resident: ResidentCard | null): CaseEvent {
  const set = e.set as Record<string, unknown>;
  return {
    id: e.id,
    caseId: e.caseId ?? '',
    seq: e.seq ?? 0,
    pubSeq: e.pubSeq,
    type: e.type as CaseEventType,
    at: e.at.toISOString(),
    actor: { kind: e.actorKind as CaseEvent['actor']['kind'], id: e.actorId },
    data: dataOf(e),
    set,
    ...('residentId' in set ? { resident } : {}),
  };
}

/** A resident's key answers with their token when it is used again, so it is no business of staff. */
function dataOf({ actorKind, data }: Event): Record<string, unknown> {
  const { clientMsgId, ...rest } = data as Record<string, unknown>;
  return actorKind === 'resident' || clientMsgId === undefined ? rest : { ...rest, clientMsgId };
}
