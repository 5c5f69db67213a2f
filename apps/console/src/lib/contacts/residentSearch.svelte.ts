// Finds residents by number or name while one types; the latest words win.
import type { Http } from '@entre/client/http';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import type { ResidentCard } from '@entre/contract/residents';

const WAIT_MS = 220;

export class ResidentSearch {
  found = $state.raw<readonly ResidentCard[]>([]);
  /** The words that `found` answers. */
  answered = $state('');
  busy = $state(false);
  /** The server did not answer: nothing was looked up. */
  failed = $state(false);
  readonly #call: Http;
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(call: Http) {
    this.#call = call;
  }

  ask(words: string): void {
    clearTimeout(this.#timer);
    const query = words.trim();
    // A personal identity number is searched for nowhere: it would stand in the address.
    const never = holdsPersonnummer(query);
    if (query.length < 2 || never) {
      this.stop();
      this.found = [];
      this.answered = never ? query : '';
      return;
    }
    this.#timer = setTimeout(() => void this.#search(query), WAIT_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.busy = false;
  }

  async #search(query: string): Promise<void> {
    const round = (this.#round += 1);
    this.busy = true;
    try {
      const { items } = await this.#call('GET /residents', { query: { query } });
      if (round !== this.#round) return;
      this.found = items;
      this.answered = query;
      this.failed = false;
    } catch {
      if (round !== this.#round) return;
      this.failed = true;
      this.found = [];
      this.answered = query;
    } finally {
      if (round === this.#round) this.busy = false;
    }
  }
}
