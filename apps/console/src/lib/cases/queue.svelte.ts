// The lists of the queue, one per view, kept live: pages fetched as one scrolls, changes gathered without jumps.
import { createContext } from 'svelte';
import { ApiError } from '@entre/client/http';
import type { RowChange } from '@entre/client/apply';
import type { CaseRow, CaseView } from '@entre/contract/cases';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { gather, lengthen, nothing, renew, settle, type Listing } from './gather.ts';

export const [useQueues, provideQueues] = createContext<Queues>();

const PAGE = 100;

export class Queue {
  readonly view: CaseView;
  #list = $state.raw<Listing>(nothing);
  /** The first page has come. */
  loaded = $state(false);
  busy = $state(false);
  trouble = $state.raw<ApiError | null>(null);
  /** The reader is at the top: new ones come in at once. */
  atTop = true;
  /** The case that is open stays in the list. */
  kept: string | null = null;
  selected = $state.raw<ReadonlySet<string>>(new Set());
  readonly #desk: Desk;
  #next: string | null = null;
  #round = 0;
  /** Asked for anew before there was anything to show: that is shown first. */
  #again = false;
  /** Heard while a page was on its way: the page may be older. */
  #meanwhile: RowChange[] = [];

  constructor(desk: Desk, view: CaseView) {
    this.#desk = desk;
    this.view = view;
  }

  get rows(): readonly CaseRow[] {
    return this.#list.rows;
  }
  get waiting(): number {
    return this.#list.waiting.length;
  }
  get more(): boolean {
    return this.#list.end !== null;
  }

  /** Fetches the first page anew; what is on screen stays until it has come. */
  async load(): Promise<void> {
    this.#again = this.busy && !this.loaded;
    if (this.#again) return;
    const round = (this.#round += 1);
    await this.#fetch(undefined, (items, end) => {
      const how = { still: !this.atTop, kept: this.kept };
      this.#list = renew(this.#list, items, end, how);
      this.loaded = true;
    });
    if (round === this.#round && this.#again) await this.load();
  }

  /** Fetches the page after the last one here. */
  async loadMore(): Promise<void> {
    if (this.busy || this.#next === null) return;
    await this.#fetch(this.#next, (items, end) => {
      this.#list = lengthen(this.#list, items, end);
    });
  }

  change(change: RowChange): void {
    if (this.busy) this.#meanwhile.push(change);
    if (this.loaded) this.#gather(change);
  }

  /** What is here may be old, and nobody looks: it is fetched anew when somebody does. */
  growOld(): void {
    this.#round += 1;
    this.busy = false;
    this.loaded = false;
  }

  /** Shows what has gathered. Returns the first of it, if there was any. */
  showWaiting(): string | null {
    const gathered = new Set(this.#list.waiting.map((row) => row.id));
    this.#list = settle(this.#list, this.view, this.#desk.me, this.kept);
    return this.rows.find((row) => gathered.has(row.id))?.id ?? null;
  }

  /** Another case is opened: the one before may leave if it no longer belongs here. */
  keep(id: string | null): void {
    const before = this.kept;
    if (before === id) return;
    this.kept = id;
    const row = this.#list.rows.find((one) => one.id === before);
    if (row) this.change({ caseId: row.id, row });
  }

  toggle(id: string, on = !this.selected.has(id)): void {
    if (on === this.selected.has(id)) return;
    const next = new Set(this.selected);
    if (on) next.add(id);
    else next.delete(id);
    this.selected = next;
  }
  clearSelected(): void {
    this.selected = new Set();
  }

  /** Fetches a page, unless a newer list is asked for meanwhile, and puts what was heard in the meantime upon it. */
  async #fetch(
    after: string | undefined,
    take: (items: readonly CaseRow[], end: CaseRow | null) => void,
  ): Promise<void> {
    const round = this.#round;
    this.busy = true;
    this.#meanwhile = [];
    try {
      const query = { view: this.view, limit: PAGE, after };
      const page = await this.#desk.call('GET /cases', { query });
      if (round !== this.#round) return;
      take(page.items, page.next === null ? null : (page.items.at(-1) ?? null));
      this.#next = page.next;
      this.trouble = null;
      this.#meanwhile.forEach((change) => this.#gather(change));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (round === this.#round) this.trouble = error;
    } finally {
      if (round === this.#round) this.busy = false;
    }
  }

  #gather(change: RowChange): void {
    const still = !this.atTop;
    const { me } = this.#desk;
    this.#list = gather(this.#list, change, this.view, me, { still, kept: this.kept });
    if (change.row === null) this.toggle(change.caseId, false);
  }
}

export class Queues {
  readonly #desk: Desk;
  readonly #views = new Map<CaseView, Queue>();
  #shown: Queue | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  of(view: CaseView): Queue {
    let queue = this.#views.get(view);
    if (!queue) this.#views.set(view, (queue = new Queue(this.#desk, view)));
    return queue;
  }

  /** This view is on screen: it is fetched when it never was, or when it grew old unseen. */
  show(queue: Queue): void {
    this.#shown = queue;
    if (!queue.loaded && !queue.busy) void queue.load();
  }

  /** Follows the changed rows; returns how to stop. */
  start(): () => void {
    return this.#desk.live.rows({
      row: (change) => this.#views.forEach((queue) => queue.change(change)),
      reload: () => {
        for (const queue of this.#views.values())
          if (queue === this.#shown) void queue.load();
          else queue.growOld();
      },
    });
  }
}
