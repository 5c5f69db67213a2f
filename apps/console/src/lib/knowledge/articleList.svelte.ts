// All articles one may see, page after page, kept right by the hint that articles changed.
import type { Article } from '@entre/contract/knowledge';
import type { Desk } from '#lib/shell/desk.svelte.ts';

const PAGE = 200;

export class ArticleList {
  all = $state.raw<readonly Article[]>([]);
  loaded = $state(false);
  failed = $state(false);
  readonly #desk: Desk;
  #round = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  start(): () => void {
    void this.refresh();
    return this.#desk.live.onChanged('articles', () => void this.refresh());
  }

  async refresh(): Promise<void> {
    const round = (this.#round += 1);
    const found: Article[] = [];
    let after: string | null = null;
    try {
      do {
        const query: { limit: number; after?: string } =
          after === null ? { limit: PAGE } : { limit: PAGE, after };
        const page = await this.#desk.call('GET /articles', { query });
        if (round !== this.#round) return;
        found.push(...page.items);
        after = page.next;
      } while (after !== null);
      this.all = found;
      this.loaded = true;
      this.failed = false;
    } catch {
      if (round === this.#round) this.failed = true;
    }
  }
}
