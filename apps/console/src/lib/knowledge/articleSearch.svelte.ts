// Searches the knowledge base as one types: the latest words win, and it says when only the simple search answers.
import type { z } from 'zod';
import type { Http } from '@entre/client/http';
import type { Locale } from '@entre/contract/ids';
import type { ArticleHit } from '@entre/contract/knowledge';
import { withoutPersonnummer } from '@entre/contract/personnummer';

export type Hit = z.infer<typeof ArticleHit>;

const WAIT_MS = 180;

type Options = {
  /** The most hits to ask for. */
  limit?: number;
  wait?: number;
  /** Which of the hits to show for these words, and in which order; all when left out. */
  choose?: (hits: readonly Hit[], asked: string) => readonly Hit[];
};

export class ArticleSearch {
  hits = $state.raw<readonly Hit[]>([]);
  /** The words that `hits` answer; "" before the first answer. */
  answered = $state('');
  /** The better engine is away: hits come from the simple search. */
  degraded = $state(false);
  /** No answer at all; what is on screen is from before. */
  failed = $state(false);
  busy = $state(false);
  readonly #call: Http;
  readonly #limit: number;
  readonly #wait: number;
  readonly #choose: NonNullable<Options['choose']>;
  #wanted = '';
  #locale: Locale = 'sv';
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(call: Http, { limit = 6, wait = WAIT_MS, choose = (hits) => hits }: Options = {}) {
    this.#call = call;
    this.#limit = limit;
    this.#wait = wait;
    this.#choose = choose;
  }

  /** Asks for these words in a moment; empty words empty the list at once. */
  ask(words: string, locale: Locale = 'sv'): void {
    // No address holds a personal identity number, and no article is about one.
    const query = withoutPersonnummer(words, () => ' ')
      .trim()
      .slice(0, 200);
    if (query === this.#wanted && locale === this.#locale && !this.failed) return;
    this.#wanted = query;
    this.#locale = locale;
    clearTimeout(this.#timer);
    if (query.length < 2) return this.#empty();
    this.#timer = setTimeout(() => void this.#search(query, locale), this.#wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
  }

  #empty(): void {
    this.#round += 1;
    this.hits = [];
    this.answered = '';
    this.busy = false;
    this.failed = false;
  }

  async #search(query: string, locale: Locale): Promise<void> {
    const round = (this.#round += 1);
    this.busy = true;
    try {
      const reply = await this.#call('GET /articles/search', {
        query: { query, locale, limit: this.#limit },
      });
      if (round !== this.#round) return;
      this.hits = this.#choose(reply.items, query);
      this.answered = query;
      this.degraded = reply.degraded;
      this.failed = false;
    } catch {
      if (round === this.#round) this.failed = true;
    } finally {
      if (round === this.#round) this.busy = false;
    }
  }
}
