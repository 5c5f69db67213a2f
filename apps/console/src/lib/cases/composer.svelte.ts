// One answer or note while it is being written: what it is, its warnings, and how it is sent.
import { typing, type Typing } from '@entre/client/typing';
import { isOpen, type CaseRow } from '@entre/contract/cases';
import { answersBy } from '@entre/contract/channels';
import type { CaseEvent } from '@entre/contract/events';
import { MESSAGE_MAX, NOTE_MAX } from '@entre/contract/ids';
import { withoutPersonnummer } from '@entre/contract/personnummer';
import { PUT_THROUGH } from '@entre/contract/topics';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import type { Draft, Kept } from './draft.svelte.ts';
import type { Mode } from './keptDrafts.ts';
import { unseenOf } from './unseen.ts';
import type { Reply, Writing, Written } from './writing.svelte.ts';

/** The birth date may be needed; the last four may not be kept. */
const birthDateOnly = (found: string): string => `${found.slice(0, -4).trimEnd()}XXXX`;

export class Composer {
  /** What came in while I wrote, when the server refused the answer because of it. */
  between = $state.raw<readonly CaseEvent[]>([]);
  /** Asks once about a personal number, after the first try to send. */
  asking = $state(false);
  /** Whether the resident can be answered now: of all that is written here only then may any go out. */
  readonly canReply = $derived.by(() => {
    const row = this.#row();
    return (
      row !== undefined &&
      answersBy(row) !== null &&
      isOpen(row.state) &&
      this.#desk.may('case.reply')
    );
  });
  /** The only words that may be stored here, when the topic keeps no free text outside a department. */
  readonly onlyWords = $derived.by(() => {
    const { lists } = this.#desk;
    const row = this.#row();
    const topic = row?.topicId ? lists.topics.get(row.topicId) : undefined;
    const kind = row && lists.teams.get(row.teamId)?.kind;
    if (!topic?.noFreeText || kind === 'department') return null;
    return PUT_THROUGH + (lists.teamName(topic.teamId) ?? '');
  });
  readonly numbers = $derived.by(() => this.#draft.numbers);
  readonly tooLong = $derived(
    this.text.trim().length - (this.mode === 'reply' ? MESSAGE_MAX : NOTE_MAX),
  );
  readonly #desk: Desk;
  readonly #writing: Writing;
  readonly #draft: Draft;
  readonly #row: () => CaseRow | undefined;
  readonly #typing: Typing;

  /** @param row the case as it is on screen now */
  constructor(desk: Desk, writing: Writing, caseId: string, row: () => CaseRow | undefined) {
    this.#desk = desk;
    this.#writing = writing;
    this.#draft = writing.drafts.of(caseId);
    this.#row = row;
    this.#typing = typing((on) => desk.live.typing(caseId, on, this.mode));
  }

  get text(): string {
    return this.#draft.text;
  }
  set text(text: string) {
    this.#draft.text = text;
  }
  get mode(): Mode {
    return this.canReply ? this.#draft.mode : 'note';
  }
  get articleIds(): readonly string[] {
    return this.#draft.articleIds;
  }
  get kept(): Kept {
    return this.#draft.kept;
  }

  /** The case is on screen: what was begun in it before stands here again. */
  async load(): Promise<void> {
    if (this.#desk.may('draft.save')) await this.#draft.open();
  }

  typed(): void {
    this.asking = false;
    if (this.text === '') this.#typing.stop();
    else this.#typing.press();
    // Written where only a note can be, it stays one, also when the case is opened again.
    if (!this.canReply) this.#draft.mode = this.text === '' ? 'reply' : 'note';
    this.#changed();
  }

  setMode(mode: Mode): void {
    if (mode === this.mode) return;
    this.#typing.stop();
    this.#draft.mode = mode;
    this.#changed();
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
    if (this.mode === 'reply') this.#cite([...this.articleIds, articleId]);
    return this.insert(words, at);
  }

  maskNumbers(): void {
    this.text = withoutPersonnummer(this.text, birthDateOnly);
    this.typed();
  }

  /** @param seen the last `seq` on screen @param sure the question about a personal number is answered */
  send(seen: number, sure = false): boolean {
    const row = this.#row();
    const text = this.text.trim();
    if (row === undefined || text === '' || this.tooLong > 0) return false;
    if (this.numbers.length > 0 && !sure) {
      this.asking = true;
      return false;
    }
    const { id, number } = row;
    // What the refusal showed has been read, also when the timeline has not caught up with it yet.
    const read = Math.max(seen, ...this.between.map((event) => event.seq));
    const articleIds = [...this.articleIds];
    if (this.mode === 'note') this.#writing.note(id, number, { text });
    else this.#writing.reply(id, number, { text, seen: read, articleIds });
    this.#empty();
    return true;
  }

  /** An answer that was refused, or that I want to change: its words stand here again. */
  giveBack(message: Written): void {
    const { text, articleIds = [] } = message.body as Partial<Reply> & { text: string };
    this.between = unseenOf(message.problem);
    this.#draft.join(text, message.kind);
    this.#cite([...articleIds, ...this.articleIds]);
    this.#changed();
  }

  /** The case is being left: nobody types here, and what is not yet kept is kept at once. */
  leave(): void {
    this.#typing.stop();
    this.#draft.flush();
  }

  #cite(articleIds: readonly string[]): void {
    this.#draft.articleIds = [...new Set(articleIds)].slice(0, 10);
  }

  #changed(): void {
    this.#draft.storable = this.onlyWords === null;
    this.#draft.changed();
  }

  #empty(): void {
    this.#typing.stop();
    this.between = [];
    this.asking = false;
    if (!this.canReply) this.#draft.mode = 'reply';
    this.#draft.empty();
  }
}
