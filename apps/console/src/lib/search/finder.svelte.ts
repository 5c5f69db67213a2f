// What the command palette finds: cases, articles and things to do; the latest words win.
import { goto } from '$app/navigation';
import type { CaseRow } from '@entre/contract/cases';
import type { CallReply } from '@entre/client/http';
import type { Command, CommandGroup } from '@entre/ui/CommandPalette.svelte';
import { ArrowRight, BookOpen, Lock, Zap } from '@entre/ui/icons';
import type { Shortcut } from '@entre/ui/keys';
import { channelIcon } from '#lib/cases/channelIcon.ts';
import { stateName } from '#lib/cases/names.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { places, type Place } from '#lib/shell/places.ts';

type Hit = CallReply<'GET /articles/search'>['items'][number];
/** A command that may say which of its words matched. */
type Found = Command & { matched?: readonly string[] };

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

  readonly groups = $derived.by((): readonly CommandGroup<Found>[] => [
    { heading: m.shell_find_cases(), found: true, commands: this.#cases.map(toCase) },
    { heading: m.shell_find_actions(), commands: this.#actions.map(toAction) },
    {
      heading: m.shell_find_places(),
      commands: places.filter((place) => this.#desk.may(place.needs)).map(toPlace),
    },
    // Last: some article always answers, and what can be done must not stand below it.
    { heading: m.shell_find_articles(), found: true, commands: this.#articles.map(toArticle) },
  ]);

  /** Begins anew; what can be done is what can be done where one stands. */
  open(): void {
    this.failed = false;
    this.#actions = this.#desk.keys
      .list()
      .filter(
        (one) =>
          !one.repeats &&
          !one.within &&
          one.keys !== 'Ctrl+K' &&
          !/^(Enter|Escape|Alt\+\d)$/.test(one.keys),
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
      this.failed = false;
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

const toCase = (row: CaseRow): Found => ({
  id: `case-${row.id}`,
  label: row.subject,
  hint: `${stateName(row.state)} · ${row.number}`,
  icon: channelIcon(row.channel),
  run: () => void goto(`/desk/queue/all/${row.id}`),
});
const toArticle = (hit: Hit): Found => ({
  id: `article-${hit.id}`,
  label: hit.title,
  matched: hit.matched,
  icon: hit.audience === 'internal' ? Lock : BookOpen,
  ...(hit.audience === 'internal' && { hint: m.knowledge_internal() }),
  run: () => void goto(`/desk/knowledge/${hit.id}`),
});
const toAction = (shortcut: Shortcut): Found => ({
  id: `action-${shortcut.keys}-${shortcut.label}`,
  label: shortcut.label,
  icon: Zap,
  keys: shortcut.keys,
  run: () => shortcut.run(new KeyboardEvent('keydown')),
});
const toPlace = (place: Place): Found => ({
  id: `place-${place.href}`,
  label: (place.whole ?? place.name)(),
  icon: ArrowRight,
  run: () => void goto(place.href),
});
