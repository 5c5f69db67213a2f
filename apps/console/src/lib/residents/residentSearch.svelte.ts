// Finds residents by number, e-mail or name while one types; the latest words win, and no answer is never "nobody".
import type { Http } from '@entre/client/http';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import type { ResidentCard } from '@entre/contract/residents';
import { m } from '#lib/paraglide/messages.js';

const WAIT_MS = 220;
const LEAST = 2;
const MOST = 120;

export class ResidentSearch {
  found = $state.raw<readonly ResidentCard[]>([]);
  busy = $state(false);
  /** The words that `found` answers. */
  #answered = $state('');
  /** The server did not answer: nothing was looked up. */
  #failed = $state(false);
  readonly #call: Http;
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(call: Http) {
    this.#call = call;
  }

  ask(words: string): void {
    this.stop();
    const query = asked(words);
    this.#failed = false;
    // A personal identity number is searched for nowhere: it would stand in the address.
    if (query.length < LEAST || holdsPersonnummer(query)) {
      this.found = [];
      this.#answered = '';
      return;
    }
    this.#timer = setTimeout(() => void this.#search(query), WAIT_MS);
  }

  /** These words have been looked up: only then may it be said that somebody is not there, and be written down anew. */
  answers(words: string): boolean {
    return this.#answered !== '' && this.#answered === asked(words);
  }

  /** Why nobody is shown for these words; `none` when nobody was found. */
  whyEmpty(words: string, none: string): string {
    const query = asked(words);
    if (query.length < LEAST) return m.residents_search_type();
    if (holdsPersonnummer(query)) return m.residents_search_number();
    if (this.#failed) return m.residents_search_failed();
    return this.answers(query) ? none : m.residents_search_going();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.busy = false;
  }

  async #search(query: string): Promise<void> {
    const round = (this.#round += 1);
    this.busy = true;
    const reply = await this.#call('GET /residents', { query: { query } }).catch(() => null);
    if (round !== this.#round) return;
    this.busy = false;
    this.#failed = reply === null;
    this.found = reply?.items ?? [];
    this.#answered = reply === null ? '' : query;
  }
}

const asked = (words: string): string => words.trim().slice(0, MOST);
