// The live line as the screens see it: its state, and who wants to hear what. The work is done by packages/client.
import { SvelteMap } from 'svelte/reactivity';
import type { CaseSink, LinkState, LiveStaff, RowSink } from '@entre/client/live';
import type { LiveStaffOptions } from '@entre/client/live-staff';
import type { Http } from '@entre/client/http';
import type { StaffHears } from '@entre/contract/live';

export type ChangedTopic = Parameters<StaffHears['changed']>[0]['topic'];

export class Live {
  state = $state<LinkState>('connecting');
  /** False when the server has said that its database does not answer. */
  database = $state(true);
  /** Staff who look at a case now, by case. */
  readonly lookers = new SvelteMap<string, readonly string[]>();
  readonly #call: Http;
  readonly #refused: () => void;
  // Plain maps: who hears is no state of a screen.
  readonly #topics = new Map<ChangedTopic, Set<() => void>>();
  #line: LiveStaff | null = null;
  /** What was asked for before the line was there, and how to stop each. */
  readonly #wanted = new Map<
    symbol,
    { begin: (line: LiveStaff) => () => void; stop?: () => void }
  >();

  constructor(call: Http, refused: () => void) {
    this.#call = call;
    this.#refused = refused;
  }

  /** Connects; returns how to hang up. The socket's code comes after the first picture. */
  start(): () => void {
    let over = false;
    void import('@entre/client/live').then(({ liveStaff }) => {
      if (!over) this.#open(this.#make(liveStaff));
    });
    return () => {
      over = true;
      this.#line?.close();
      this.#line = null;
    };
  }

  /** Hangs up and connects anew, with all that was asked for: after a new sign-in. */
  restart(): void {
    this.#line?.close();
    this.#line = null;
    void import('@entre/client/live').then(({ liveStaff }) => this.#open(this.#make(liveStaff)));
  }

  /** Follows a case; returns how to stop. */
  watch(caseId: string, sink: CaseSink): () => void {
    return this.#want((line) => line.watch(caseId, sink));
  }

  /** Follows the rows of the queue; returns how to stop. */
  rows(sink: RowSink): () => void {
    return this.#want((line) => line.rows(sink));
  }

  /** Hears that figures, visits, articles, people or contacts changed, and after a broken line; returns how to stop. */
  onChanged(topic: ChangedTopic, then: () => void): () => void {
    const hearers = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, hearers.add(then));
    return () => void hearers.delete(then);
  }

  typing(caseId: string, on: boolean, mode: 'reply' | 'note'): void {
    this.#line?.typing(caseId, on, mode);
  }

  /** Goes on with a case that kept falling behind. */
  again(caseId: string): void {
    this.#line?.again(caseId);
  }

  #make(liveStaff: (options: LiveStaffOptions) => LiveStaff): LiveStaff {
    return liveStaff({
      base: '',
      http: this.#call,
      onState: (state) => (this.state = state),
      onRefused: (problem) => {
        if (problem === 'unauthenticated') this.#refused();
      },
    });
  }

  #open(line: LiveStaff): void {
    this.#line = line;
    this.state = line.state;
    line.on('lookers', ({ caseId, ids }) => {
      if (ids.length > 0) this.lookers.set(caseId, ids);
      else this.lookers.delete(caseId);
    });
    line.on('changed', (topic) => this.#topics.get(topic)?.forEach((then) => then()));
    line.on('beat', (beat) => (this.database = beat.db));
    for (const wanted of this.#wanted.values()) wanted.stop = wanted.begin(line);
  }

  #want(begin: (line: LiveStaff) => () => void): () => void {
    const key = Symbol('wanted');
    this.#wanted.set(key, this.#line ? { begin, stop: begin(this.#line) } : { begin });
    return () => {
      this.#wanted.get(key)?.stop?.();
      this.#wanted.delete(key);
    };
  }
}
