// A resident's thread, kept live and complete.
import { io } from 'socket.io-client';
import type { PublicEvent } from '@entre/contract/events';
import type { ResidentHears } from '@entre/contract/live';
import type { Thread } from '@entre/contract/chats';
import { applyThread } from './apply-thread.ts';
import { Follow, type Sink } from './follow.ts';
import type { Http } from './http.ts';
import { Link, wireOptions, type LinkState, type Wire } from './link.ts';

export type { LinkState } from './link.ts';

/** `show` gets the thread after each change, with the events that are new. */
export type ThreadSink = Sink<Thread, PublicEvent> & {
  typing(what: { name: string | null; on: boolean }): void;
};

export type LiveResidentOptions = {
  /** Origin of the server; '' is this page's own. */
  base: string;
  token: string;
  /** Calls with the same token. */
  http: Http;
  sink: ThreadSink;
  onState(state: LinkState): void;
  /** The thread as already known, e.g. from starting it. */
  thread?: Thread | null;
  /** A test's own wire. */
  wire?: Wire;
};

export type LiveResident = {
  readonly state: LinkState;
  readonly thread: Thread | null;
  /** Tells the desk that the resident writes; lost without harm. */
  typing(on: boolean): void;
  resync(): void;
  /** Goes on after `stuck`. */
  again(): void;
  close(): void;
};

export function liveResident(options: LiveResidentOptions): LiveResident {
  const { base, token, http, sink, onState } = options;
  const wire = options.wire ?? io(`${base}/resident`, { ...wireOptions, auth: { token } });
  const follow = new Follow<Thread, PublicEvent>(
    {
      fresh: () => http('GET /chats/current'),
      since: (after, epoch) => http('GET /chats/current/events', { query: { after, epoch } }),
      apply: applyThread,
      at: (thread) => thread,
    },
    sink,
    options.thread ?? null,
  );
  const resync = () => void follow.resync();
  const hear = <W extends keyof ResidentHears>(word: W, then: ResidentHears[W]) =>
    wire.on(word as string, then);
  hear('event', (event) => follow.frame(event));
  hear('place', (place) => follow.patch((thread) => ({ ...thread, ...place })));
  hear('typing', (what) => sink.typing(what));
  hear('beat', (beat) => {
    link.beat();
    follow.head(beat.head, beat.epoch);
  });
  const link = new Link({
    wire,
    onState,
    onUp: resync,
    onWake: resync,
    onPoll: () => void poll(http, follow),
  });
  resync();
  return {
    get state() {
      return link.state;
    },
    get thread() {
      return follow.state;
    },
    typing: (on) => void (wire.connected && wire.volatile.emit('typing', { on })),
    resync,
    again: () => void follow.again(),
    close: () => {
      follow.stop();
      link.close();
    },
  };
}

/** Without a socket the place in the queue is asked for as well; it is no event. */
async function poll(http: Http, follow: Follow<Thread, PublicEvent>): Promise<void> {
  await follow.resync();
  if (follow.state === null || follow.state.place === null) return;
  const now = await http('GET /chats/current').catch(() => null);
  if (now !== null)
    follow.patch((thread) => ({ ...thread, place: now.place, waitMinutes: now.waitMinutes }));
}
