// Folds the events of a case into what one reads: words, cards, days, and the small things in folded lines. Pure.
import type { CaseEvent } from '@entre/contract/events';

export type Entry =
  | { kind: 'day'; key: string; at: string }
  | {
      kind: 'said';
      key: string;
      event: CaseEvent;
      by: 'resident' | 'staff';
      text: string;
      more: boolean;
    }
  | { kind: 'note'; key: string; event: CaseEvent; text: string }
  | { kind: 'call'; key: string; event: CaseEvent }
  | { kind: 'visit'; key: string; event: CaseEvent }
  | { kind: 'system'; key: string; events: CaseEvent[] };

/** Said by the same side within this time is one breath: the name and time stand once, below the last. */
const BREATH = 3 * 60_000;

const textOf = (event: CaseEvent): string => {
  const text = event.data['text'];
  return typeof text === 'string' ? text : '';
};

function entryOf(event: CaseEvent): Entry {
  const key = event.id;
  switch (event.type) {
    case 'message.received':
      return { kind: 'said', key, event, by: 'resident', text: textOf(event), more: false };
    case 'message.sent':
      return { kind: 'said', key, event, by: 'staff', text: textOf(event), more: false };
    case 'note.added':
      return { kind: 'note', key, event, text: textOf(event) };
    case 'call.noted':
      return { kind: 'call', key, event };
    case 'visit.promoted':
      return { kind: 'visit', key, event };
    default:
      return { kind: 'system', key, events: [event] };
  }
}

const dayOf = (at: string): string => {
  const d = new Date(at);
  return `${d.getFullYear()}-${d.getMonth()}-${d.getDate()}`;
};

/** What is in the case by itself and says nothing to a reader. */
const silent = (event: CaseEvent): boolean => event.type.startsWith('interaction.');

/** The timeline as entries, oldest first; days by the local calendar. */
export function fold(events: readonly CaseEvent[]): Entry[] {
  const entries: Entry[] = [];
  let day = '';
  for (const event of events) {
    if (silent(event)) continue;
    const today = dayOf(event.at);
    if (today !== day) {
      entries.push({ kind: 'day', key: `day-${today}`, at: event.at });
      day = today;
    }
    const entry = entryOf(event);
    const before = entries.at(-1);
    if (entry.kind === 'system' && before?.kind === 'system') before.events.push(event);
    else entries.push(entry);
    if (entry.kind === 'said' && before?.kind === 'said') before.more = sameBreath(before, entry);
  }
  return entries;
}

function sameBreath(
  before: Extract<Entry, { kind: 'said' }>,
  after: Extract<Entry, { kind: 'said' }>,
): boolean {
  const near = Date.parse(after.event.at) - Date.parse(before.event.at) < BREATH;
  return near && before.by === after.by && before.event.actor.id === after.event.actor.id;
}

/** The ids of what I wrote that now stand in the timeline. */
export const landed = (events: readonly CaseEvent[]): string[] =>
  events.flatMap((event) => {
    const id = event.data['clientMsgId'];
    return typeof id === 'string' ? [id] : [];
  });
