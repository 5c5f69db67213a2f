// The desk, kept live: watched cases complete and in order, rows of the queue caught up by the feed.
import { io } from 'socket.io-client';
import type { CaseSnapshot } from '@entre/contract/cases';
import type { CaseEvent } from '@entre/contract/events';
import type { Beat, Presence, RowChange, StaffHears, Watching } from '@entre/contract/live';
import { applyCase } from './apply.ts';
import { Feed } from './feed.ts';
import { Follow, type Sink } from './follow.ts';
import type { Http } from './http.ts';
import { Link, wireOptions, type LinkState, type Wire } from './link.ts';

export type { LinkState } from './link.ts';

/** `show` gets the case after each change; `forget`: it left your sight. */
export type CaseSink = Sink<CaseSnapshot, CaseEvent> & {
  forget(): void;
  presence?(who: Presence): void;
};
/** `reload`: what is listed may be old, fetch it again. */
export type RowSink = {
  row(change: RowChange): void;
  reload(): void;
};
type ChangedTopic = Parameters<StaffHears['changed']>[0]['topic'];
type Words = {
  lookers: StaffHears['lookers'];
  /** Also called for every topic when the line comes up: what happened before it was told to nobody. */
  changed: (topic: ChangedTopic) => void;
  beat: StaffHears['beat'];
};

export type LiveStaffOptions = {
  /** Origin of the server; '' is this page's own. */
  base: string;
  http: Http;
  onState(state: LinkState): void;
  /** The session is over: sign in again. */
  onRefused?(problem: string): void;
  wire?: Wire;
};

const topics: readonly ChangedTopic[] = ['now', 'visits', 'articles', 'staff', 'contacts'];

type Watched = { follow: Follow<CaseSnapshot, CaseEvent>; sinks: Set<CaseSink> };

export class LiveStaff {
  readonly #http: Http;
  readonly #wire: Wire;
  readonly #link: Link;
  readonly #feed: Feed;
  readonly #watched = new Map<string, Watched>();
  readonly #heard: { [W in keyof Words]: Set<Words[W]> } = {
    lookers: new Set(),
    changed: new Set(),
    beat: new Set(),
  };
  #polls = 0;

  constructor(options: LiveStaffOptions) {
    this.#http = options.http;
    this.#feed = new Feed(options.http);
    this.#wire = options.wire ?? io(`${options.base}/staff`, wireOptions);
    this.#hear();
    this.#link = new Link({
      wire: this.#wire,
      onState: (state) => options.onState(state),
      onUp: () => this.#up(),
      onWake: () => this.#wake(),
      onPoll: () => this.#poll(),
      ...(options.onRefused ? { onRefused: options.onRefused } : {}),
    });
  }

  get state(): LinkState {
    return this.#link.state;
  }

  /** Follows a case: shows it at once, then after every change. Returns how to stop. */
  watch(caseId: string, sink: CaseSink): () => void {
    const watched = this.#watched.get(caseId) ?? this.#begin(caseId);
    watched.sinks.add(sink);
    if (watched.follow.state !== null) sink.show(watched.follow.state, []);
    return () => {
      watched.sinks.delete(sink);
      if (watched.sinks.size > 0 || this.#watched.get(caseId) !== watched) return;
      this.#end(caseId);
      if (this.#wire.connected) this.#wire.emit('unwatch', { caseId });
    };
  }

  /** Follows the rows of the queue. Returns how to stop. */
  rows(sink: RowSink): () => void {
    return this.#feed.add(sink);
  }

  /** Hears of things outside cases. Returns how to stop. */
  on<W extends keyof Words>(word: W, then: Words[W]): () => void {
    this.#heard[word].add(then);
    return () => void this.#heard[word].delete(then);
  }

  /** Tells colleagues and the resident that you write; lost without harm. */
  typing(caseId: string, on: boolean, mode: 'reply' | 'note'): void {
    if (this.#wire.connected) this.#wire.volatile.emit('typing', { caseId, on, mode });
  }

  /** Goes on with a case after `stuck`. */
  again(caseId: string): void {
    void this.#watched.get(caseId)?.follow.again();
  }

  close(): void {
    for (const caseId of [...this.#watched.keys()]) this.#end(caseId);
    this.#link.close();
  }

  #begin(caseId: string): Watched {
    const sinks = new Set<CaseSink>();
    const each = (tell: (sink: CaseSink) => void) => [...sinks].forEach(tell);
    const follow = new Follow<CaseSnapshot, CaseEvent>(
      {
        fresh: () => this.#http('GET /cases/{id}', { params: { id: caseId } }),
        since: (after, epoch) =>
          this.#http('GET /cases/{id}/events', { params: { id: caseId }, query: { after, epoch } }),
        apply: applyCase,
        at: (snapshot) => ({ epoch: snapshot.epoch, head: snapshot.case.head }),
      },
      {
        show: (snapshot, news) => each((sink) => sink.show(snapshot, news)),
        lost: (error) => each((sink) => sink.lost(error)),
        delayed: (error) => each((sink) => sink.delayed?.(error)),
        stuck: () => each((sink) => sink.stuck()),
      },
    );
    const watched = { follow, sinks };
    this.#watched.set(caseId, watched);
    void follow.resync();
    this.#join(caseId, follow);
    return watched;
  }

  #end(caseId: string): void {
    this.#watched.get(caseId)?.follow.stop();
    this.#watched.delete(caseId);
  }

  /** Joins the room first; what the answer says is the head is then fetched. */
  #join(caseId: string, follow: Follow<CaseSnapshot, CaseEvent>): void {
    if (!this.#wire.connected) return;
    this.#wire.emit('watch', { caseId }, (answer: Watching | { problem: string }) => {
      if ('problem' in answer) void follow.resync();
      else void follow.resync().then(() => follow.head(answer.head, answer.epoch));
    });
  }

  #hear(): void {
    const hear = <W extends keyof StaffHears>(word: W, then: StaffHears[W]) =>
      this.#wire.on(word as string, then);
    hear('event', (event) => this.#watched.get(event.caseId)?.follow.frame(event));
    hear('row', (change) => this.#feed.row(change));
    hear('reload', () => this.#feed.reload());
    hear('forget', ({ caseId }) => {
      this.#watched.get(caseId)?.sinks.forEach((sink) => sink.forget());
      this.#end(caseId);
      this.#feed.forget(caseId);
    });
    hear('presence', (who) =>
      this.#watched.get(who.caseId)?.sinks.forEach((sink) => sink.presence?.(who)),
    );
    hear('lookers', (what) => this.#heard.lookers.forEach((then) => then(what)));
    hear('changed', ({ topic }) => this.#heard.changed.forEach((then) => then(topic)));
    hear('beat', (beat) => this.#beat(beat));
  }

  #beat(beat: Beat): void {
    this.#link.beat();
    this.#feed.beat(beat.epoch, beat.pos);
    for (const [caseId, head] of Object.entries(beat.heads))
      this.#watched.get(caseId)?.follow.head(head, beat.epoch);
    this.#heard.beat.forEach((then) => then(beat));
  }

  /** What was fetched before the line was there may lack what happened since: the first time as much as any other. */
  #up(): void {
    for (const [caseId, { follow }] of this.#watched) this.#join(caseId, follow);
    this.#everything();
    // Where it is not known yet, the beat that greets us tells, and the lists are loaded from there.
    if (this.#feed.known) void this.#feed.catchUp();
  }

  #wake(): void {
    for (const { follow } of this.#watched.values()) void follow.resync();
    if (this.#feed.known) void this.#feed.catchUp();
  }

  /** No socket: ask. Figures and the like each fifteen seconds. */
  #poll(): void {
    this.#wake();
    if (!this.#feed.known) void this.#feed.catchUp();
    if (++this.#polls % 3 === 0) this.#everything();
  }

  #everything(): void {
    for (const topic of topics) this.#heard.changed.forEach((then) => then(topic));
  }
}

export const liveStaff = (options: LiveStaffOptions): LiveStaff => new LiveStaff(options);
