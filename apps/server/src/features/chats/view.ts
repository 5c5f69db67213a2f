// The thread as the resident sees it: public events with their own numbers, and nothing of what is internal.
import { channelFacts, type ChannelKind } from '@entre/contract/channels';
import { isOpen, type CaseState } from '@entre/contract/cases';
import type { PromisedCall, Thread } from '@entre/contract/chats';
import type { CaseEventType, PublicEvent } from '@entre/contract/events';
import type { Case, Event } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';
import { epochOf } from '../../spine/epoch.ts';
import { firstNames } from '../staff/index.ts';
import { placeOf } from './place.ts';

type Set = { state?: string; assigneeId?: string | null };
type Data = { text?: string | null; clientMsgId?: string };

/** Public events as the resident gets them; `seq` is the `pubSeq`. Notes and other teams' words never pass. */
export async function toPublicEvents(
  db: Pick<ReadDb, 'staff'>,
  events: readonly Event[],
): Promise<PublicEvent[]> {
  const who = (e: Event): string | null =>
    (e.set as Set).assigneeId ?? (e.type === 'message.sent' ? e.actorId : null);
  const names = await firstNames(
    db,
    events.flatMap((e) => who(e) ?? []),
  );
  return events.flatMap((e) => {
    if (e.pubSeq === null) return [];
    const data = e.data as Data;
    const spoken = e.type === 'message.sent' || e.type === 'message.received';
    return {
      id: e.id,
      seq: e.pubSeq,
      type: e.type as CaseEventType,
      at: e.at.toISOString(),
      by: e.actorKind === 'resident' ? ('me' as const) : ('desk' as const),
      name: names.get(who(e) ?? '') ?? null,
      text: spoken ? (data.text ?? null) : null,
      clientMsgId: e.type === 'message.received' ? (data.clientMsgId ?? null) : null,
      state: (e.set as Set).state ?? null,
    };
  });
}

/** The whole thread, read once. */
export async function toThread(
  db: Pick<ReadDb, 'event' | 'staff' | 'case' | 'callback'>,
  kase: Case,
): Promise<Thread> {
  const events = await db.event.findMany({
    where: { caseId: kase.id, pubSeq: { not: null, lte: kase.lastPubSeq } },
    orderBy: { pubSeq: 'asc' },
  });
  const live = channelFacts(kase.channel as ChannelKind).live;
  const { place, waitMinutes } = live
    ? await placeOf(db, kase)
    : { place: null, waitMinutes: null };
  const state = kase.state as CaseState;
  return {
    epoch: epochOf(),
    number: kase.number,
    code: kase.code,
    mode: live ? 'chat' : 'message',
    state,
    place,
    waitMinutes,
    dueAt: live || !isOpen(state) ? null : (kase.dueAt?.toISOString() ?? null),
    call: isOpen(state) ? await promisedCall(db, kase) : null,
    head: kase.lastPubSeq,
    events: await toPublicEvents(db, events),
  };
}

/** The next call that is promised and not done. The case knows whether there is one, so most ask nothing more. */
async function promisedCall(
  db: Pick<ReadDb, 'callback'>,
  { id, callbackAt }: Case,
): Promise<PromisedCall | null> {
  if (callbackAt === null) return null;
  const next = await db.callback.findFirst({
    where: { caseId: id, doneAt: null },
    orderBy: [{ promisedAt: 'asc' }, { id: 'asc' }],
  });
  if (!next) return null;
  const { fromAt, promisedAt, tries } = next;
  return { from: fromAt?.toISOString() ?? null, at: promisedAt.toISOString(), tries };
}
