// Events out: from the feed to those entitled at this moment. Frames are hints; nothing rests on their arrival.
import type { CaseRow } from '@entre/contract/cases';
import type { RowChange } from '@entre/contract/live';
import type { Event } from '../generated/prisma/client.ts';
import { canSee, type SightFacts } from '../spine/access.ts';
import type { StaffActor } from '../spine/ctx.ts';
import type { PresenceBook } from './presence.ts';
import { soonest } from './soonest.ts';
import {
  caseRoom,
  staffRoom,
  threadRoom,
  type RealtimeParts,
  type ResidentSpace,
  type StaffSpace,
} from './types.ts';
import { forget } from './watch.ts';

type Topic = 'now' | 'visits' | 'articles' | 'staff' | 'contacts';

/** Milliseconds between hints that figures changed. */
const FIGURES_MS = 1000;

const facts = (json: unknown): SightFacts | null => (json as SightFacts | null) ?? null;

export function makePublish(
  parts: RealtimeParts,
  staff: StaffSpace,
  residents: ResidentSpace,
  presence: PresenceBook,
) {
  const figures = soonest(FIGURES_MS, () => staff.emit('changed', { topic: 'now' }));
  const told = new Map<string, string>();
  const places = soonest(FIGURES_MS, () => tellPlaces(parts, residents, told));

  return async (events: readonly Event[]): Promise<void> => {
    const ofCases = events.filter((e) => e.caseId !== null);
    for (const event of events) if (tellChanged(staff, event)) figures();
    if (ofCases.length === 0) return;
    await Promise.all([
      tellWatchers(parts, staff, ofCases, presence),
      tellQueues(parts, staff, ofCases),
      tellThreads(parts, residents, ofCases),
    ]);
    figures();
    if (ofCases.some((e) => e.type !== 'message.sent' && e.type !== 'message.received')) places();
  };
}

/** Sight is decided anew on every change: whoever lost it leaves the room before anything more is said there. */
function forgetLost(staff: StaffSpace, events: readonly Event[], presence: PresenceBook): void {
  const last = new Map(events.map((event) => [event.caseId ?? '', event]));
  for (const [caseId, event] of last) {
    const after = facts(event.after);
    if (!after) continue;
    const lost = [...(staff.adapter.rooms.get(caseRoom(caseId)) ?? [])].flatMap((id) => {
      const socket = staff.sockets.get(id);
      const watched = socket?.data.watching.get(caseId);
      // What was read at joining may be newer than this event, and then says more than it.
      if (!socket || !watched || watched.seq > (event.seq ?? 0)) return [];
      Object.assign(watched, { facts: after, seq: event.seq });
      return canSee(socket.data.actor, after) ? [] : [socket];
    });
    // All leave before the first one's leaving is told to those who stay.
    for (const socket of lost) void socket.leave(caseRoom(caseId));
    for (const socket of lost) forget(socket, caseId, presence);
  }
}

async function tellWatchers(
  parts: RealtimeParts,
  staff: StaffSpace,
  events: readonly Event[],
  presence: PresenceBook,
): Promise<void> {
  const watched = events.filter((e) => staff.adapter.rooms.has(caseRoom(e.caseId ?? '')));
  if (watched.length === 0) return;
  const views = await parts.views.caseEvents(watched);
  // From here to the last frame nothing is waited for: nobody can come in who would not be looked at.
  forgetLost(staff, watched, presence);
  for (const event of views) staff.to(caseRoom(event.caseId)).emit('event', event);
}

/**
 * One row per case and batch, to each who may see it now; to those who could before: that it is gone.
 * A batch that could not be told is a hole for everyone: their next frame begins after it, and they ask.
 */
async function tellQueues(
  parts: RealtimeParts,
  staff: StaffSpace,
  events: readonly Event[],
): Promise<void> {
  if (staff.sockets.size === 0) return;
  try {
    const rows = await readRows(parts, events);
    const [start, pos] = [Number(events[0]?.feedPos ?? 1) - 1, Number(events.at(-1)?.feedPos ?? 0)];
    for (const socket of staff.sockets.values()) {
      const from = (socket.data.toldFrom ??= start);
      const mine = rows.flatMap((row) => changeFor(socket.data.actor, row) ?? []);
      // Only with the last of a batch has one come further: the line may break between two.
      for (const [n, change] of mine.entries())
        socket.emit('row', { ...change, from, pos: n === mine.length - 1 ? pos : from });
    }
  } catch (error) {
    for (const socket of staff.sockets.values()) socket.data.toldFrom = null;
    throw error;
  }
}

type Told = { caseId: string; row: CaseRow | null; now: SightFacts | null; befores: SightFacts[] };

/** The cases of a batch as they are now, and what decided sight before each event. */
async function readRows(parts: RealtimeParts, events: readonly Event[]): Promise<Told[]> {
  const ids = [...new Set(events.map((e) => e.caseId ?? ''))];
  const cases = await parts.db.case.findMany({ where: { id: { in: ids } } });
  const rows = new Map((await parts.views.rows(cases)).map((row) => [row.id, row]));
  const now = new Map(cases.map((kase) => [kase.id, parts.views.sight(kase)]));
  return ids.map((caseId) => ({
    caseId,
    row: rows.get(caseId) ?? null,
    now: now.get(caseId) ?? null,
    befores: events.filter((e) => e.caseId === caseId).flatMap((e) => facts(e.before) ?? []),
  }));
}

/** What a colleague is told of a case: its row, that it is gone, or nothing. */
function changeFor(actor: StaffActor, told: Told): RowChange | null {
  const { caseId, row, now, befores } = told;
  if (now && canSee(actor, now)) return { caseId, row };
  return befores.some((before) => canSee(actor, before)) ? { caseId, row: null } : null;
}

async function tellThreads(
  parts: RealtimeParts,
  residents: ResidentSpace,
  events: readonly Event[],
): Promise<void> {
  const heard = events.filter(
    (e) => e.pubSeq !== null && residents.adapter.rooms.has(threadRoom(e.caseId ?? '')),
  );
  if (heard.length === 0) return;
  const told = new Map((await parts.views.publicEvents(heard)).map((e) => [e.id, e]));
  for (const event of heard) {
    const view = told.get(event.id);
    if (view) residents.to(threadRoom(event.caseId ?? '')).emit('event', view);
  }
}

/** Places in the queue, to threads that have a screen open and whose place is another than they were told. */
async function tellPlaces(
  parts: RealtimeParts,
  residents: ResidentSpace,
  told: Map<string, string>,
): Promise<void> {
  const ids = new Set([...residents.sockets.values()].map((s) => s.data.actor.caseId));
  for (const id of told.keys()) if (!ids.has(id)) told.delete(id);
  if (ids.size === 0) return;
  for (const [id, place] of await parts.views.places([...ids])) {
    const said = JSON.stringify(place);
    if (told.get(id) === said) continue;
    told.set(id, said);
    residents.to(threadRoom(id)).emit('place', place);
  }
}

const topics: Record<string, Topic> = {
  visit: 'visits',
  article: 'articles',
  staff: 'staff',
  session: 'staff',
};

/** What happened outside cases. @returns whether the figures changed with it */
function tellChanged(staff: StaffSpace, event: Event): boolean {
  const kind = event.type.split('.')[0] ?? '';
  if (kind === 'contact' && event.actorId)
    staff.to(staffRoom(event.actorId)).emit('changed', { topic: 'contacts' });
  const topic = topics[kind];
  // That an article was used is a matter of its case; the article itself did not change.
  if (!topic || event.caseId !== null) return false;
  staff.emit('changed', { topic });
  return topic === 'visits' || topic === 'staff';
}
