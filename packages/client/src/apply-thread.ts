// The resident's thread as a function of its events; imports types alone, so that the chat frame stays small.
import type { Thread } from '@entre/contract/chats';
import type { PublicEvent } from '@entre/contract/events';

/** What became of one event: taken, already known, or a hole before it. */
export type Applied<S> =
  | { kind: 'applied'; state: S }
  | { kind: 'dropped'; state: S }
  | { kind: 'gap'; state: S; expected: number };

/** Decides by number alone: only the next one is taken. */
export function step<S>(state: S, head: number, seq: number, take: () => S): Applied<S> {
  if (seq <= head) return { kind: 'dropped', state };
  if (seq > head + 1) return { kind: 'gap', state, expected: head + 1 };
  return { kind: 'applied', state: take() };
}

const ended = (state: string): boolean => state === 'resolved' || state === 'closed';

/** The thread after one more event. Its place in the queue is gone once somebody answers or it ends. */
export const applyThread = (thread: Thread, event: PublicEvent): Applied<Thread> =>
  step(thread, thread.head, event.seq, () => {
    const state = (event.state ?? thread.state) as Thread['state'];
    const answered = (event.by === 'desk' && event.name !== null) || ended(state);
    return {
      ...thread,
      state,
      ...(answered ? { place: null, waitMinutes: null } : {}),
      head: event.seq,
      events: [...thread.events, event],
    };
  });
