// What the command palette finds: cases, articles and things to do; the latest words win.
import type { CaseRow } from '@entre/contract/cases';
import type { CallReply } from '@entre/client/http';
import { matches } from '@entre/ui/match';
import type { Shortcut } from '@entre/ui/keys';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { places } from '#lib/shell/places.ts';

type Hit = CallReply<'GET /articles/search'>['items'][number];
export type Found =
  | { kind: 'case'; id: string; row: CaseRow }
  | { kind: 'article'; id: string; hit: Hit }
  | { kind: 'place'; id: string; label: string; href: string }
  | { kind: 'action'; id: string; label: string; shortcut: Shortcut };

const WAIT = 160;

export class Finder {
  query = $state('');
  busy = $state(false);
  /** The server did not answer the latest words. */
  failed = $state(false);
  #cases = $state.raw<readonly CaseRow[]>([]);
  #articles = $state.raw<readonly Hit[]>([]);
  #actions = $state.raw<readonly Shortcut[]>([]);
  readonly #desk: Desk;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  found = $derived.by((): readonly Found[] => {
    const query = this.query.trim();
    const fits = (label: string) => query === '' || matches(label, query);
    return [
      ...this.#cases.map((row) => ({ kind: 'case', id: `case-${row.id}`, row }) as const),
      ...this.#articles.map((hit) => ({ kind: 'article', id: `article-${hit.id}`, hit }) as const),
      ...this.#actions
        .filter((one) => fits(one.label))
        .map((shortcut) => {
          const { label, keys } = shortcut;
          return { kind: 'action', id: `action-${keys}-${label}`, label, shortcut } as const;
        }),
      ...places
        .filter((place) => this.#desk.may(place.needs) && fits(place.name()))
        .map((place) => {
          const { href, name } = place;
          return { kind: 'place', id: `place-${href}`, label: name(), href } as const;
        }),
    ];
  });

  /** Begins anew; what can be done is what can be done where one stands. */
  open(): void {
    this.query = '';
    this.#cases = [];
    this.#articles = [];
    this.#actions = this.#desk.keys
      .list()
      .filter(
        (one) =>
          !one.repeats && one.keys !== 'Ctrl+K' && !/^(Enter|Escape|Alt\+\d)$/.test(one.keys),
      );
  }

  ask(query: string): void {
    this.query = query;
    clearTimeout(this.#timer);
    const words = query.trim();
    if (words.length < 2) {
      this.#round += 1;
      this.#cases = [];
      this.#articles = [];
      this.busy = false;
      return;
    }
    this.busy = true;
    this.#timer = setTimeout(() => void this.#search(words.slice(0, 120)), WAIT);
  }

  async #search(query: string): Promise<void> {
    const round = (this.#round += 1);
    const { call } = this.#desk;
    const [cases, articles] = await Promise.all([
      this.#desk.may('case.read')
        ? call('GET /cases/search', { query: { query } }).catch(() => null)
        : { items: [] },
      this.#desk.may('article.read')
        ? call('GET /articles/search', { query: { query, locale: getLocale(), limit: 5 } }).catch(
            () => null,
          )
        : { items: [], degraded: false },
    ]);
    if (round !== this.#round) return;
    this.busy = false;
    this.failed = cases === null || articles === null;
    if (cases) this.#cases = cases.items.slice(0, 7);
    if (!articles) return;
    this.#articles = articles.items;
    this.#desk.simpleSearch = articles.degraded;
  }
}
