// The articles that fit an open case: searched for as long as it is open, and put in by key also where no list of them shows.
import type { CaseSnapshot } from '@entre/contract/cases';
import type { Shortcut } from '@entre/ui/keys';
import { ArticleSearch, type Hit } from '#lib/knowledge/articleSearch.svelte.ts';
import { ASKED, fittest, nearTo } from '#lib/knowledge/fittest.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { askedWords } from './askedWords.ts';

/** So many have a key of their own. */
const KEYED = 3;

/** So many are shown of a search by hand. */
const MOST = 6;

export class Fitting {
  /** Words to search with instead of the resident's. */
  typed = $state('');
  readonly may: boolean;
  readonly search: ArticleSearch;
  readonly #desk: Desk;
  readonly #snapshot: () => CaseSnapshot | null;
  readonly #put: (words: string, articleId: string) => void;
  /** Those that may be put into a reply: an internal article has no key. */
  readonly keyed = $derived.by(() =>
    this.search.hits.filter((hit) => hit.audience === 'public').slice(0, KEYED),
  );
  readonly #words = $derived.by(() => {
    const snapshot = this.#snapshot();
    if (snapshot === null) return '';
    const { subject, topicId } = snapshot.case;
    return askedWords(subject, this.#desk.lists.topicName(topicId), snapshot.timeline);
  });

  /** @param put puts words into what is being written */
  constructor(
    desk: Desk,
    snapshot: () => CaseSnapshot | null,
    put: (words: string, articleId: string) => void,
  ) {
    this.#desk = desk;
    this.#snapshot = snapshot;
    this.#put = put;
    this.may = desk.may('article.read');
    this.search = new ArticleSearch(desk.call, {
      limit: ASKED,
      choose: (hits, asked) => this.#choose(hits, asked),
    });
  }

  /** Whoever searches by hand judges for themselves; what is offered unasked must fit. */
  #choose(hits: readonly Hit[], asked: string): readonly Hit[] {
    if (this.typed.trim() !== '') return hits.slice(0, MOST);
    return fittest(
      hits,
      asked,
      nearTo(this.#desk.lists.topics, this.#snapshot()?.case.topicId ?? null),
    );
  }

  /** Asks anew when the words have changed; meant for an effect. */
  ask(): void {
    // The resident's language counts, not that of this console: Swedish first, English where only that is asked for.
    if (this.may) this.search.ask(this.typed.trim() || this.#words, 'sv');
  }

  /** The summary and the address: short enough for a chat, and the whole is a press away. */
  insert(hit: Hit): void {
    const home = hit.locale === 'sv' ? location.origin : `${location.origin}/${hit.locale}`;
    this.#put(`${hit.summary}\n${home}/hjalp/${hit.slug}`, hit.id);
  }

  /** @param inDialogs the list is in one: its keys are printed there */
  keys(inDialogs: boolean): Shortcut[] {
    return this.keyed.map((hit, index) => ({
      keys: `Alt+${index + 1}`,
      label: m.cases_article_insert({ title: hit.title }),
      group: m.cases_keys_case(),
      inFields: true,
      inDialogs,
      run: () => this.insert(hit),
    }));
  }
}
