// Keeps one run of numbered events complete: applies in order, fetches what is missing, starts over when it must.
import { ApiError } from './http.ts';
import type { Applied } from './apply-thread.ts';
import { backoff, pause } from './backoff.ts';

type Numbered = { seq: number };
export type Since<E> = { epoch: string; head: number; events: readonly E[] };

/** Where the events come from and what they make. */
export type Source<S, E extends Numbered> = {
  fresh(): Promise<S>;
  since(head: number, epoch: string): Promise<Since<E>>;
  apply(state: S, event: E): Applied<S>;
  at(state: S): { epoch: string; head: number };
};

/** Who is told. `news` holds what was just applied, empty after a fresh start. */
export type Sink<S, E> = {
  show(state: S, news: readonly E[]): void;
  /** It may not be read any more, or is gone: a refusal that trying again will not change. */
  lost(error: ApiError): void;
  /** No answer for now: asked again by and by, and `show` tells when it has come. */
  delayed?(error: ApiError): void;
  /** It keeps falling behind in spite of resyncs: stopped until `again`. */
  stuck(): void;
};

/** More than this many resyncs for a lost number within a minute, and something is wrong. */
const MOST = 5;
const WINDOW = 60_000;
const BUFFER = 2000;

export class Follow<S, E extends Numbered> {
  #state: S | null;
  readonly #source: Source<S, E>;
  readonly #sink: Sink<S, E>;
  readonly #waiting = new Map<number, E>();
  readonly #falls: number[] = [];
  readonly #end = new AbortController();
  #nudge: AbortController | null = null;
  #flight: Promise<void> | null = null;
  #onceMore = false;
  #stuck = false;

  constructor(source: Source<S, E>, sink: Sink<S, E>, state: S | null = null) {
    this.#source = source;
    this.#sink = sink;
    this.#state = state;
  }

  get state(): S | null {
    return this.#state;
  }

  /** A frame from the socket. */
  frame(event: E): void {
    if (this.#waiting.size < BUFFER) this.#waiting.set(event.seq, event);
    if (this.#flight !== null || this.#state === null) return;
    if (!this.#drain()) this.#fall();
  }

  /** What the server says the head is; a head beyond ours means that a frame was lost. */
  head(head: number, epoch: string): void {
    if (this.#state === null) return void this.resync();
    const here = this.#source.at(this.#state);
    if (epoch !== here.epoch || head > here.head) this.#fall();
  }

  /** Fetches what is missing; one flight at a time, and one more after it when asked meanwhile. */
  resync(): Promise<void> {
    if (this.#stuck || this.#end.signal.aborted) return Promise.resolve();
    this.#nudge?.abort();
    if (this.#flight !== null) {
      this.#onceMore = true;
      return this.#flight;
    }
    this.#flight = this.#fly().finally(() => {
      this.#flight = null;
      if (this.#onceMore) {
        this.#onceMore = false;
        void this.resync();
      }
    });
    return this.#flight;
  }

  /** Starts again after `stuck`. */
  again(): Promise<void> {
    this.#stuck = false;
    this.#falls.length = 0;
    return this.resync();
  }

  /** Facts that are no events (a place in the queue) are laid upon the state. */
  patch(change: (state: S) => S): void {
    if (this.#state === null) return;
    this.#state = change(this.#state);
    this.#sink.show(this.#state, []);
  }

  stop(): void {
    this.#end.abort();
    this.#nudge?.abort();
  }

  /** A number was lost. Counted: a protocol that keeps losing them must not hammer the server. */
  #fall(): void {
    if (this.#flight !== null) {
      this.#onceMore = true;
      return;
    }
    if (this.#countFall()) void this.resync();
  }

  #countFall(): boolean {
    if (this.#stuck) return false;
    const now = Date.now();
    while (this.#falls[0] !== undefined && now - this.#falls[0] > WINDOW) this.#falls.shift();
    this.#falls.push(now);
    if (this.#falls.length <= MOST) return true;
    this.#stuck = true;
    this.#sink.stuck();
    return false;
  }

  async #fly(): Promise<void> {
    for (let tries = 1; !this.#end.signal.aborted && !this.#stuck; tries++) {
      try {
        if (await this.#fetch()) return;
      } catch (error) {
        if (this.#end.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        if (error.code === 'resync') {
          this.#startOver();
          continue;
        }
        if (!error.passing) return this.#sink.lost(error);
        this.#sink.delayed?.(error);
        this.#nudge = new AbortController();
        await pause(backoff(tries, error.retryAfter), this.#nudge.signal);
      }
    }
  }

  /** One round; true when complete. */
  async #fetch(): Promise<boolean> {
    if (this.#state === null) {
      const fresh = await this.#source.fresh();
      if (this.#end.signal.aborted) return true;
      this.#state = fresh;
      this.#sink.show(fresh, []);
      return this.#drain() || !this.#countFall();
    }
    const here = this.#source.at(this.#state);
    const reply = await this.#source.since(here.head, here.epoch);
    if (this.#end.signal.aborted) return true;
    if (reply.epoch !== here.epoch) {
      this.#startOver();
      return false;
    }
    for (const event of reply.events) this.#waiting.set(event.seq, event);
    const whole = this.#drain();
    const now = this.#source.at(this.#state).head;
    if (whole && now >= reply.head) return true;
    // Not there yet: another page when this one moved us, else a loss that counts.
    return now === here.head && !this.#countFall();
  }

  #startOver(): void {
    if (!this.#countFall()) return;
    this.#state = null;
    this.#waiting.clear();
  }

  /** Applies what waits, in order; false when there is a hole before the rest. */
  #drain(): boolean {
    if (this.#state === null) return false;
    let state: S = this.#state;
    const news: E[] = [];
    let whole = true;
    for (const seq of [...this.#waiting.keys()].sort((a, b) => a - b)) {
      const event = this.#waiting.get(seq) as E;
      const next = this.#source.apply(state, event);
      if (next.kind === 'gap') {
        whole = false;
        break;
      }
      this.#waiting.delete(seq);
      if (next.kind === 'applied') news.push(event);
      state = next.state;
    }
    if (news.length > 0) {
      this.#state = state;
      this.#sink.show(state, news);
    }
    return whole;
  }
}
