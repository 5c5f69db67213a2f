// Answers from the knowledge base while one writes: asked for after a short rest, the latest question wins.
import type { ArticleHit } from '@entre/contract/knowledge';
import { withoutPersonnummer } from '@entre/contract/personnummer';
import { http } from '@entre/client/http';
import { getLocale } from '#lib/paraglide/runtime.js';

const REST = 220;
const SHORTEST = 3;
const LONGEST = 200;

/** What may be searched for: never an identity number, for addresses are logged. */
export const searchable = (text: string): string =>
  withoutPersonnummer(text, () => '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);

export class Suggest {
  hits = $state.raw<readonly ArticleHit[]>([]);
  /** What the hits answer; '' when nothing was asked. */
  query = $state('');
  readonly #http = http('/api/v1');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  ask(text: string): void {
    clearTimeout(this.#timer);
    const query = searchable(text);
    if (query.length < SHORTEST) {
      this.#asked++;
      this.hits = [];
      this.query = '';
      return;
    }
    if (query !== this.query) this.#timer = setTimeout(() => void this.#fetch(query), REST);
  }

  async #fetch(query: string): Promise<void> {
    const turn = ++this.#asked;
    try {
      const found = await this.#http('GET /public/articles/search', {
        query: { query, locale: getLocale(), limit: 3 },
      });
      if (turn !== this.#asked) return;
      this.hits = found.items;
      this.query = query;
    } catch {
      // No suggestions this time; every other way to help is still on the page.
    }
  }
}
