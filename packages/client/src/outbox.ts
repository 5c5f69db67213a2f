// What was written and not yet acknowledged: kept before the first try, sent in order, tried for ever, shown truly.
import { v7 } from 'uuid';
import type { Written } from '@entre/contract/cases';
import type { Problem } from '@entre/contract/errors';
import { backoff, pause } from './backoff.ts';
import { ApiError } from './http.ts';
import { openShelf, type Kept, type Shelf } from './shelf.ts';

export type OutgoingState = 'queued' | 'sending' | 'sent' | 'failed';
/** One message on its way. `sent` stays listed until `seen`: its event may still be under way. */
export type Outgoing<K extends string = string> = {
  /** The `clientMsgId` and `Idempotency-Key`. */
  id: string;
  lane: string;
  kind: K;
  body: unknown;
  at: string;
  state: OutgoingState;
  /** Times it was tried in vain since this page was opened. */
  tries: number;
  /** Why it was refused for good; null when refused without words, and in other states. */
  problem: Problem | null;
};

export type OutboxOptions<K extends string> = {
  /** One database each, e.g. `entre-staff`. */
  name: string;
  owner: string;
  /** Posts it with `message.id` as its key. Resolves when the server has it. */
  send(message: Outgoing<K>): Promise<Written | void>;
  onChange(messages: readonly Outgoing<K>[]): void;
  /** Which failures are worth another try; by default those that pass. */
  passing?(error: ApiError): boolean;
  shelf?: Shelf;
  wait?(ms: number, signal: AbortSignal): Promise<void>;
  random?(): number;
};

type News = { sent: string } | { dropped: string } | { changed: true };

/** Opens the outbox and goes on with what an earlier page left. */
export async function openOutbox<K extends string = string>(
  options: OutboxOptions<K>,
): Promise<Outbox<K>> {
  const outbox = new Outbox(options, options.shelf ?? (await openShelf(options.name)));
  await outbox.reread();
  return outbox;
}

export class Outbox<K extends string = string> {
  readonly #o: OutboxOptions<K>;
  readonly #shelf: Shelf;
  readonly #end = new AbortController();
  readonly #others: BroadcastChannel | null;
  readonly #busy = new Set<string>();
  /** Shown, and on their way to the shelf: a rereading must not take them for gone. */
  readonly #putting = new Set<string>();
  #messages: readonly Outgoing<K>[] = [];
  #nudge = new AbortController();

  constructor(options: OutboxOptions<K>, shelf: Shelf) {
    this.#o = options;
    this.#shelf = shelf;
    this.#others =
      typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(options.name);
    if (this.#others !== null)
      this.#others.onmessage = (event: MessageEvent<News>) => void this.#told(event.data);
    if (typeof window !== 'undefined')
      window.addEventListener('online', () => this.kick(), { signal: this.#end.signal });
  }

  /** True when unsent text is lost with the page: the screen says "keep this page open". */
  get volatile(): boolean {
    return this.#shelf.volatile;
  }

  get messages(): readonly Outgoing<K>[] {
    return this.#messages;
  }

  /** Keeps a message, then begins to send it. Resolves when it is kept. */
  async add(lane: string, kind: K, body: unknown, id: string = v7()): Promise<Outgoing<K>> {
    const at = new Date().toISOString();
    const message = { id, lane, kind, body, at, state: 'queued', tries: 0, problem: null } as const;
    this.#putting.add(id);
    this.#show([...this.#messages, message]);
    await this.#shelf.put(this.#keep(message, null)).finally(() => this.#putting.delete(id));
    this.#tell({ changed: true });
    this.#drain(lane);
    return message;
  }

  /** Tries a refused message again, under the same id. */
  async retry(id: string): Promise<void> {
    const message = this.#find(id);
    if (message?.state !== 'failed') return;
    this.#change(id, { state: 'queued', problem: null, tries: 0 });
    await this.#shelf.put(this.#keep(message, null));
    this.#drain(message.lane);
  }

  /** Takes a message out, unless it is being sent or sent; returns it so that its text can be given back. */
  async take(id: string): Promise<Outgoing<K> | null> {
    const message = this.#find(id);
    if (message === undefined || message.state === 'sending' || message.state === 'sent')
      return null;
    await this.#forget(id);
    this.#tell({ changed: true });
    return message;
  }

  /** Forgets a message whatever became of it: one under way may arrive, but nothing of it stays here. */
  async drop(id: string): Promise<void> {
    this.#tell({ dropped: id });
    await this.#forget(id);
  }

  /** Their events are on screen: they need not be listed here any more. */
  seen(ids: Iterable<string>): void {
    const gone = new Set(ids);
    const left = this.#messages.filter((m) => m.state !== 'sent' || !gone.has(m.id));
    if (left.length !== this.#messages.length) this.#show(left);
  }

  /** Tries everything now instead of when its wait is over. */
  kick(): void {
    this.#nudge.abort();
    this.#nudge = new AbortController();
    for (const lane of new Set(this.#messages.map((m) => m.lane))) this.#drain(lane);
  }

  /** Reads what is kept: at the start, and when another tab says that something changed. */
  async reread(): Promise<void> {
    const kept = await this.#shelf.all(this.#o.owner);
    const here = new Map(this.#messages.map((m) => [m.id, m]));
    const stored = kept.map((k) => here.get(k.id) ?? shown<K>(k));
    const ids = new Set(kept.map((k) => k.id));
    const rest = this.#messages.filter(
      (m) =>
        !ids.has(m.id) && (m.state === 'sent' || m.state === 'sending' || this.#putting.has(m.id)),
    );
    this.#show([...rest, ...stored].sort((a, b) => (a.id < b.id ? -1 : 1)));
    for (const lane of new Set(this.#messages.map((m) => m.lane))) this.#drain(lane);
  }

  close(): void {
    this.#end.abort();
    this.#nudge.abort();
    this.#others?.close();
  }

  /** Sends a lane from its first to its last; one tab and one message at a time. */
  #drain(lane: string): void {
    if (this.#busy.has(lane) || this.#end.signal.aborted || this.#next(lane) === undefined) return;
    this.#busy.add(lane);
    void this.#alone(lane, async () => {
      for (let next = this.#next(lane); next !== undefined; next = this.#next(lane)) {
        if (this.#end.signal.aborted) return;
        // Another tab may have sent or taken it while we waited for our turn.
        const kept = (await this.#shelf.all(this.#o.owner)).some((k) => k.id === next?.id);
        if (kept) await this.#deliver(next);
        else if (this.#putting.has(next.id)) return;
        else this.#show(this.#messages.filter((m) => m.id !== next?.id));
      }
    }).finally(() => {
      this.#busy.delete(lane);
      const next = this.#next(lane);
      if (next !== undefined && !this.#putting.has(next.id)) this.#drain(lane);
    });
  }

  async #alone(lane: string, work: () => Promise<void>): Promise<void> {
    const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
    if (locks === undefined) return work();
    // Closed: the lock is let go at once, though a request may still be under way.
    const closed = new Promise<void>((done) =>
      this.#end.signal.addEventListener('abort', () => done(), { once: true }),
    );
    const turn = () => Promise.race([work(), closed]);
    try {
      await locks.request(`${this.#o.name}:${lane}`, { signal: this.#end.signal }, turn);
    } catch (error) {
      // Closed while waiting, or locks are refused here (a sandboxed frame): the server drops repeats.
      if (!this.#end.signal.aborted && isRefusal(error)) await work();
      else if (!this.#end.signal.aborted) throw error;
    }
  }

  async #deliver(message: Outgoing<K>): Promise<void> {
    for (let tries = 1; !this.#end.signal.aborted; tries++) {
      if (this.#find(message.id) === undefined) return; // taken back or dropped meanwhile
      this.#change(message.id, { state: 'sending' });
      try {
        await this.#o.send(message);
        await this.#shelf.remove(message.id);
        this.#change(message.id, { state: 'sent', problem: null });
        return this.#tell({ sent: message.id });
      } catch (error) {
        if (!this.#mayPass(error)) return this.#refused(message, error);
        this.#change(message.id, { state: 'queued', tries });
        const wait = backoff(tries, error.retryAfter, this.#o.random);
        await (this.#o.wait ?? pause)(wait, this.#nudge.signal);
      }
    }
  }

  #mayPass(error: unknown): error is ApiError {
    if (!(error instanceof ApiError)) return false;
    return this.#o.passing ? this.#o.passing(error) : error.passing;
  }

  async #refused(message: Outgoing<K>, error: unknown): Promise<void> {
    if (this.#find(message.id) === undefined) return; // dropped: it must not be kept again
    const problem = error instanceof ApiError ? error.problem : null;
    this.#change(message.id, { state: 'failed', problem });
    await this.#shelf.put(this.#keep(message, { problem }));
  }

  async #told(news: News): Promise<void> {
    if ('sent' in news) this.#change(news.sent, { state: 'sent', problem: null });
    else if ('dropped' in news) await this.#forget(news.dropped);
    else await this.reread();
  }

  /** Each tab removes it: one may have just kept it as refused. */
  async #forget(id: string): Promise<void> {
    this.#show(this.#messages.filter((m) => m.id !== id));
    await this.#shelf.remove(id);
  }

  #tell(news: News): void {
    if (!this.#end.signal.aborted) this.#others?.postMessage(news);
  }

  #next(lane: string): Outgoing<K> | undefined {
    return this.#messages.find((m) => m.lane === lane && m.state === 'queued');
  }

  #find(id: string): Outgoing<K> | undefined {
    return this.#messages.find((m) => m.id === id);
  }

  #change(id: string, change: Partial<Outgoing<K>>): void {
    this.#show(this.#messages.map((m) => (m.id === id ? { ...m, ...change } : m)));
  }

  #show(messages: readonly Outgoing<K>[]): void {
    this.#messages = messages;
    if (!this.#end.signal.aborted) this.#o.onChange(messages);
  }

  #keep(m: Outgoing<K>, failed: { problem: Problem | null } | null): Kept {
    const { id, lane, kind, body, at } = m;
    return { id, lane, kind, body, at, owner: this.#o.owner, failed };
  }
}

function shown<K extends string>(kept: Kept): Outgoing<K> {
  const failed = kept.failed as { problem: Problem | null } | null;
  return {
    id: kept.id,
    lane: kept.lane,
    kind: kept.kind as K,
    body: kept.body,
    at: kept.at,
    state: failed === null ? 'queued' : 'failed',
    tries: 0,
    problem: failed?.problem ?? null,
  };
}

const isRefusal = (error: unknown): boolean =>
  error instanceof DOMException &&
  (error.name === 'SecurityError' || error.name === 'InvalidStateError');
