// How many cases each view holds: asked anew after changes, though never more than once in two seconds.
import { createContext } from 'svelte';
import type { CaseCounts } from '@entre/contract/cases';
import type { Desk } from '#lib/shell/desk.svelte.ts';

export const [useCounts, provideCounts] = createContext<Counts>();

/** The views that are counted. */
export type Counted = keyof CaseCounts;

const APART = 2000;

export class Counts {
  now = $state.raw<CaseCounts | null>(null);
  readonly #desk: Desk;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Asks, and follows changes; returns how to stop. */
  start(): () => void {
    void this.#ask();
    const ask = () => this.#soon();
    const stop = this.#desk.live.rows({ row: ask, reload: ask });
    return () => {
      stop();
      if (this.#timer) clearTimeout(this.#timer);
      this.#timer = null;
    };
  }

  #soon(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null;
        void this.#ask();
      },
      Math.max(250, this.#last + APART - Date.now()),
    );
  }

  async #ask(): Promise<void> {
    this.#last = Date.now();
    const counts = await this.#desk.call('GET /cases/counts').catch(() => null);
    if (counts) this.now = counts;
  }
}
