// One socket and what the screen may say about it: connecting, live, not live, offline. Falls back to asking.
import type { Socket } from 'socket.io-client';
import type { BEAT_SECONDS } from '@entre/contract/live';
import { backoff, pause } from './backoff.ts';

/** `not-live`: it works by asking now and then, and keeps trying to get live. */
export type LinkState = 'connecting' | 'live' | 'not-live' | 'offline';

/** The part of a Socket.IO socket that is used: a test makes its own. */
export type Wire = Pick<
  Socket,
  'connect' | 'disconnect' | 'on' | 'emit' | 'connected' | 'active' | 'volatile'
>;

export type LinkOptions = {
  wire: Wire;
  onState(state: LinkState): void;
  /** The socket came up: join and catch up. */
  onUp(): void;
  /** Time to catch up: network back, tab shown, page back from the cache. */
  onWake(): void;
  /** Every five seconds while not live. */
  onPoll(): void;
  /** The server refused who we are; nothing is tried again. */
  onRefused?(problem: string): void;
};

const BEAT: typeof BEAT_SECONDS = 15;
/** Two missed beats and a little patience for a slow line. */
const SILENCE = (2 * BEAT + 5) * 1000;
const POLL = 5000;

export class Link {
  #state: LinkState = 'connecting';
  readonly #o: LinkOptions;
  readonly #end = new AbortController();
  #silence: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;
  #tries = 0;
  #knocking = false;

  constructor(options: LinkOptions) {
    this.#o = options;
    const { wire } = options;
    wire.on('connect', () => this.#up());
    wire.on('connect_error', (error) => this.#failed(error));
    wire.on('disconnect', () => this.#down());
    wire.on('draining', () => this.#drained());
    this.#listen();
    wire.connect();
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Any beat tells that the line is alive. */
  beat(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#silent(), SILENCE);
  }

  close(): void {
    this.#end.abort();
    clearTimeout(this.#silence);
    clearInterval(this.#poll);
    this.#o.wire.disconnect();
  }

  #set(state: LinkState): void {
    if (this.#end.signal.aborted) return;
    const asking = state === 'not-live';
    if (asking && this.#poll === undefined) this.#poll = setInterval(() => this.#o.onPoll(), POLL);
    if (!asking) {
      clearInterval(this.#poll);
      this.#poll = undefined;
    }
    if (state === this.#state) return;
    this.#state = state;
    this.#o.onState(state);
  }

  #up(): void {
    this.#tries = 0;
    this.beat();
    this.#set('live');
    this.#o.onUp();
  }

  #down(): void {
    clearTimeout(this.#silence);
    if (this.#end.signal.aborted) return;
    this.#set(online() ? 'not-live' : 'offline');
    if (!this.#o.wire.active) void this.#knock();
  }

  #failed(error: Error): void {
    // A refusal by the server's own check: Socket.IO itself does not try again.
    if (!this.#o.wire.active && /^(unauthenticated|forbidden|not-found)$/.test(error.message)) {
      this.#set('not-live');
      this.#o.onRefused?.(error.message);
      return;
    }
    this.#down();
  }

  /** Two beats missed: the line looks open and is dead. */
  #silent(): void {
    this.#set(online() ? 'not-live' : 'offline');
    this.#o.onPoll();
    this.#anew();
  }

  /** Connects at once: Socket.IO, asked to connect while it waits out its backoff, does nothing. */
  #anew(): void {
    this.#o.wire.disconnect();
    this.#o.wire.connect();
  }

  /** The server goes down: come back a little later than the others. */
  #drained(): void {
    this.#tries = 3;
    this.#o.wire.disconnect();
  }

  /** Connects again where Socket.IO does not by itself: after a disconnect that one side asked for. */
  async #knock(): Promise<void> {
    if (this.#knocking) return;
    this.#knocking = true;
    await pause(backoff(++this.#tries), this.#end.signal);
    this.#knocking = false;
    if (!this.#end.signal.aborted && !this.#o.wire.connected) this.#o.wire.connect();
  }

  #listen(): void {
    if (typeof window === 'undefined') return;
    const { signal } = this.#end;
    const wake = () => {
      if (!this.#o.wire.connected && online()) this.#anew();
      this.#o.onWake();
    };
    window.addEventListener(
      'online',
      () => {
        // Not live until it is: meanwhile it asks.
        if (this.#state === 'offline') this.#set('not-live');
        wake();
      },
      { signal },
    );
    window.addEventListener('offline', () => this.#set('offline'), { signal });
    window.addEventListener('pageshow', (event) => event.persisted && wake(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'visible' && wake(),
      { signal },
    );
  }
}

const online = (): boolean => typeof navigator === 'undefined' || navigator.onLine !== false;

/** How every socket of ours connects: WebSocket first, HTTP long-polling where that is shut. */
export const wireOptions = {
  path: '/socket.io',
  autoConnect: false,
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
  reconnection: true,
  reconnectionDelay: 500,
  reconnectionDelayMax: 30_000,
  randomizationFactor: 0.5,
  timeout: 10_000,
};
