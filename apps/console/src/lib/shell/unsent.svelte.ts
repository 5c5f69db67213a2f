// What has been written and not yet taken by the server, over all features, for the strip and for leaving the page.
import { SvelteMap } from 'svelte/reactivity';

export class Unsent {
  readonly #counts = new SvelteMap<string, number>();

  /** Each feature tells how many it holds. */
  set(feature: string, count: number): void {
    this.#counts.set(feature, count);
  }

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
