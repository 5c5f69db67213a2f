// The open case as a function of its events: followed live, with who else is here.
import type { ApiError } from '@entre/client/http';
import type { CaseSnapshot } from '@entre/contract/cases';
import type { CaseEvent } from '@entre/contract/events';
import type { Presence } from '@entre/contract/live';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { fold, landed } from './timeline.ts';
import type { Writing } from './writing.svelte.ts';

export class OpenCase {
  readonly id: string;
  snapshot = $state.raw<CaseSnapshot | null>(null);
  presence = $state.raw<Presence | null>(null);
  /** It may not be seen, or it has left my sight. */
  gone = $state(false);
  /** It keeps falling behind: stopped until asked to go on. */
  stuck = $state(false);
  trouble = $state.raw<ApiError | null>(null);
  /** It could not be fetched for now, and is asked for again: without the network, for one. */
  delayed = $state(false);
  readonly entries = $derived(this.snapshot ? fold(this.snapshot.timeline) : []);
  /** Colleagues in the case besides me. */
  readonly others = $derived(
    this.presence?.staff.filter((one) => one.id !== this.#desk.me.id) ?? [],
  );
  readonly #desk: Desk;
  readonly #writing: Writing;

  constructor(desk: Desk, writing: Writing, id: string) {
    this.#desk = desk;
    this.#writing = writing;
    this.id = id;
  }

  /** The last `seq` that is on screen. */
  get head(): number {
    return this.snapshot?.case.head ?? 0;
  }

  start(): () => void {
    let stop = this.#watch();
    // Out of sight it is no longer watched; the queue tells when it has come back.
    const again = () => {
      stop();
      stop = this.#watch();
    };
    const stopRows = this.#desk.live.rows({
      row: ({ caseId, row }) => {
        if (this.gone && caseId === this.id && row !== null) again();
      },
      reload: () => {
        if (this.gone) again();
      },
    });
    return () => {
      stopRows();
      stop();
    };
  }

  #watch(): () => void {
    return this.#desk.live.watch(this.id, {
      show: (snapshot, news) => {
        this.snapshot = snapshot;
        this.gone = false;
        this.trouble = null;
        this.delayed = false;
        this.stuck = false;
        this.#writing.seen(landed(news.length > 0 ? news : snapshot.timeline));
        news.forEach((event) => this.#announce(event));
      },
      lost: (error) => {
        this.trouble = error;
        this.gone = error.code === 'not-found';
      },
      delayed: () => (this.delayed = true),
      stuck: () => (this.stuck = true),
      forget: () => (this.gone = true),
      presence: (who) => (this.presence = who),
    });
  }

  goOn(): void {
    this.stuck = false;
    this.#desk.live.again(this.id);
  }

  /** Only what others wrote is read out; my own I have just written. */
  #announce(event: CaseEvent): void {
    const text = event.data['text'];
    if (typeof text !== 'string' || event.actor.id === this.#desk.me.id) return;
    if (event.type === 'message.received')
      this.#desk.announcer.say(m.cases_heard_resident({ text }), { important: true });
    const name = this.#desk.lists.staffName(event.actor.id) ?? '';
    if (event.type === 'message.sent')
      this.#desk.announcer.say(m.cases_heard_staff({ name, text }));
    if (event.type === 'note.added') this.#desk.announcer.say(m.cases_heard_note({ name }));
  }
}
