// A socket without a network, for tests: what the server says is said by hand.
import type { Wire } from './link.ts';

type Heard = (...args: never[]) => void;

export class FakeWire {
  connected = false;
  active = true;
  connects = 0;
  /** Waits out its backoff, as Socket.IO does after a loss: asking it to connect does nothing until it is let go. */
  waiting = false;
  readonly said: { word: string; input: unknown }[] = [];
  /** What `watch` is answered. */
  answer: unknown = { problem: 'not-found' };
  readonly #heard = new Map<string, Heard[]>();

  on(word: string, then: Heard) {
    this.#heard.set(word, [...(this.#heard.get(word) ?? []), then]);
    return this;
  }
  connect() {
    if (!this.waiting) this.connects++;
    return this;
  }
  disconnect() {
    this.waiting = false;
    if (!this.connected) return this;
    this.connected = false;
    this.active = false;
    this.says('disconnect', 'io client disconnect');
    return this;
  }
  emit(word: string, input: unknown, ack?: (answer: unknown) => void) {
    this.said.push({ word, input });
    ack?.(this.answer);
    return this;
  }
  get volatile() {
    return this;
  }
  /** The server, or the line itself, says something. */
  says(word: string, ...args: unknown[]) {
    for (const then of this.#heard.get(word) ?? []) then(...(args as never[]));
  }
  up() {
    this.connected = true;
    this.active = true;
    this.says('connect');
  }
  wire(): Wire {
    return this as unknown as Wire;
  }
}
