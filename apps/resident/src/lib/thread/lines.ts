// A thread as it is drawn: what was said, and quiet lines for what happened.
import type { PublicEvent } from '@entre/contract/events';
import { m } from '#lib/paraglide/messages.js';
import { day, dayKey } from '#lib/words/when.ts';

export type Line =
  | { kind: 'said'; key: string; mine: boolean; name: string; text: string; at: string }
  | { kind: 'line'; key: string; words: string; at: string | null };

/** Events in order become lines; a new day gets a line of its own. */
export function lines(events: readonly PublicEvent[]): Line[] {
  const made: Line[] = [];
  let date = '';
  let answering: string | null = null;
  for (const event of events) {
    const line = draw(event, answering);
    if (event.by === 'desk' && event.name !== null) answering = event.name;
    if (line === null) continue;
    const here = dayKey(event.at);
    if (date !== '' && here !== date)
      made.push({ kind: 'line', key: here, words: day(event.at), at: null });
    date = here;
    made.push(line);
  }
  return made;
}

export const deskName = (name: string | null): string => name ?? m.resident_thread_desk();

function draw(event: PublicEvent, answering: string | null): Line | null {
  const { id: key, at, text, name } = event;
  if (text !== null && (event.type === 'message.received' || event.type === 'message.sent')) {
    const mine = event.by === 'me';
    return {
      kind: 'said',
      key,
      mine,
      name: mine ? m.resident_thread_you() : deskName(name),
      text,
      at,
    };
  }
  const words = said(event, answering);
  return words === null ? null : { kind: 'line', key, words, at };
}

/** What a resident need know of what happened; null for what they need not. */
function said({ type, name, state }: PublicEvent, answering: string | null): string | null {
  switch (type) {
    case 'case.claimed':
    case 'case.assigned':
      return name !== null && name !== answering ? m.resident_line_answers({ name }) : null;
    case 'case.handed-over':
      return m.resident_line_handed();
    case 'case.state-changed':
      return state === 'resolved' ? m.resident_line_ended() : null;
    case 'case.reopened':
      return m.resident_line_reopened();
    case 'chat.left':
      return m.resident_line_left();
    case 'chat.resumed':
      return m.resident_line_resumed();
    default:
      return null;
  }
}
