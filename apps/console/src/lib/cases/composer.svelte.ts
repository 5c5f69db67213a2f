// One answer or note while it is being written: its draft on the server, its warnings, and how it is sent.
import { ApiError } from '@entre/client/http';
import { typing, type Typing } from '@entre/client/typing';
import { MESSAGE_MAX, NOTE_MAX } from '@entre/contract/ids';
import type { CaseEvent } from '@entre/contract/events';
import { personnummerIn, withoutPersonnummer } from '@entre/contract/personnummer';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { givenBack, unseenOf } from './unseen.ts';
import type { Reply, Writing, Written } from './writing.svelte.ts';

export type Mode = 'reply' | 'note';
/** `held`: not kept, for there is a personal number in it. */
export type Kept = 'nothing' | 'keeping' | 'kept' | 'failed' | 'held';
const WAIT = 800;
/** The birth date may be needed; the last four may not be kept. */
const birthDateOnly = (found: string): string => `${found.slice(0, -4).trimEnd()}XXXX`;

export class Composer {
  text = $state('');
  mode = $state<Mode>('reply');
  articleIds = $state.raw<readonly string[]>([]);
  kept = $state<Kept>('nothing');
  /** What came in while I wrote, when the server refused the answer because of it. */
  between = $state.raw<readonly CaseEvent[]>([]);
  /** Asks once about a personal number, after the first try to send. */
  asking = $state(false);
  readonly numbers = $derived(personnummerIn(this.text));
  readonly tooLong = $derived(
    this.text.trim().length - (this.mode === 'reply' ? MESSAGE_MAX : NOTE_MAX),
  );
  readonly #desk: Desk;
  readonly #writing: Writing;
  readonly #caseId: string;
  readonly #typing: Typing;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flight: Promise<void> = Promise.resolve();
  #touched = false;

  constructor(desk: Desk, writing: Writing, caseId: string) {
    this.#desk = desk;
    this.#writing = writing;
    this.#caseId = caseId;
    this.#typing = typing((on) => desk.live.typing(caseId, on, this.mode));
  }

  /** Fetches my draft; what has been typed meanwhile goes before it. */
  async load(canReply: boolean): Promise<void> {
    if (!canReply) this.mode = 'note';
    if (!this.#desk.may('draft.save')) return;
    const draft = await this.#desk
      .call('GET /cases/{id}/draft', { params: { id: this.#caseId } })
      .catch(() => null);
    if (draft === null || draft.text === '' || this.#touched) return;
    this.text = draft.text;
    this.mode = canReply ? draft.mode : 'note';
    this.kept = 'kept';
  }

  typed(): void {
    this.#touched = true;
    this.asking = false;
    if (this.text === '') this.#typing.stop();
    else this.#typing.press();
    this.#keepSoon();
  }

  setMode(mode: Mode): void {
    if (mode === this.mode) return;
    this.#typing.stop();
    this.mode = mode;
    this.#touched = true;
    this.#keepSoon();
  }

  /** Puts words in at the caret; returns where the caret goes. */
  insert(words: string, from: number, to = from): number {
    const before = this.text.slice(0, from);
    const after = this.text.slice(to);
    const gap = before === '' || /\s$/.test(before) ? '' : '\n\n';
    // What is typed next must not grow together with an address at the end.
    const rest = /^\s/.test(after) ? after : `\n\n${after}`;
    this.text = before + gap + words + rest;
    this.typed();
    return (before + gap + words).length + (rest.length - after.length);
  }

  insertArticle(words: string, articleId: string, at: number): number {
    if (
      this.mode === 'reply' &&
      !this.articleIds.includes(articleId) &&
      this.articleIds.length < 10
    )
      this.articleIds = [...this.articleIds, articleId];
    return this.insert(words, at);
  }

  maskNumbers(): void {
    this.text = withoutPersonnummer(this.text, birthDateOnly);
    this.typed();
  }

  /** @param seen the last `seq` on screen @param sure the question about a personal number is answered */
  send(seen: number, sure = false): boolean {
    const text = this.text.trim();
    if (text === '' || this.tooLong > 0) return false;
    if (this.numbers.length > 0 && !sure) {
      this.asking = true;
      return false;
    }
    const { mode } = this;
    // What the refusal showed has been read, also when the timeline has not caught up with it yet.
    const read = Math.max(seen, ...this.between.map((event) => event.seq));
    if (mode === 'reply')
      this.#writing.reply(this.#caseId, { text, seen: read, articleIds: [...this.articleIds] });
    else this.#writing.note(this.#caseId, { text });
    this.#empty();
    return true;
  }

  /** An answer that was refused, or that I want to change: its words stand here again. */
  giveBack(message: Written): void {
    const { text, articleIds = [] } = message.body as Partial<Reply> & { text: string };
    this.between = unseenOf(message.problem);
    this.mode = message.kind;
    this.text = givenBack(text, this.text);
    this.articleIds = [...new Set([...articleIds, ...this.articleIds])].slice(0, 10);
    this.#touched = true;
    this.#keepSoon();
  }

  /** Keeps at once what is not yet kept: the case is being left. */
  leave(): void {
    this.#typing.stop();
    if (this.#timer === undefined && this.kept !== 'failed') return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#keep();
  }

  #empty(): void {
    this.#typing.stop();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.text = '';
    this.articleIds = [];
    this.between = [];
    this.asking = false;
    this.#touched = true;
    void this.#keep();
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    if (this.kept === 'kept') this.kept = 'keeping';
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#keep();
    }, WAIT);
  }

  /** One at a time, so that an older text never lands on a newer. */
  #keep(): Promise<void> {
    this.#flight = this.#flight.then(() => this.#put());
    return this.#flight;
  }

  async #put(): Promise<void> {
    if (!this.#desk.may('draft.save')) return;
    if (this.numbers.length > 0) {
      this.kept = 'held';
      return;
    }
    const { text, mode } = this;
    this.kept = 'keeping';
    try {
      await this.#desk.call('PUT /cases/{id}/draft', {
        params: { id: this.#caseId },
        body: { text: text.slice(0, NOTE_MAX), mode },
      });
      if (text === this.text) this.kept = text === '' ? 'nothing' : 'kept';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.kept = text === '' ? 'nothing' : 'failed';
    }
  }
}
