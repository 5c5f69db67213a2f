// What has been written and not yet taken by the server, over all features, for the strip and for leaving the page.
import { SvelteMap } from 'svelte/reactivity';

export class Unsent {
  readonly #all = new SvelteMap<string, { count: number; href: string | undefined }>();

  /** Each feature tells how many it holds, and where to find one that is not on screen. */
  set(feature: string, count: number, href?: string): void {
    this.#all.set(feature, { count, href });
  }

  get count(): number {
    return [...this.#all.values()].reduce((sum, { count }) => sum + count, 0);
  }

  get href(): string | undefined {
    return [...this.#all.values()].find(({ href }) => href !== undefined)?.href;
  }
}
