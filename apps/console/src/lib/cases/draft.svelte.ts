// The unsent text of one case: on the server when it answers, on this machine until then. Outlives its screen.
import { backoff } from '@entre/client/backoff';
import { ApiError, type Http } from '@entre/client/http';
import { NOTE_MAX } from '@entre/contract/ids';
import { personnummerIn } from '@entre/contract/personnummer';
import type { KeptDraft, Mode } from './keptDrafts.ts';
import { givenBack } from './unseen.ts';

/** `here`: only this machine has the latest; `held`: kept nowhere, for there is a personal number in it. */
export type Kept = 'nothing' | 'keeping' | 'kept' | 'here' | 'failed' | 'held';

type Parts = {
  call: Http;
  /** Keeps the text on this machine, or (null) forgets it. False when it is not kept. */
  keep: (draft: KeptDraft | null) => boolean;
};
const WAIT = 800;

export class Draft {
  readonly caseId: string;
  text = $state('');
  /** What these words were written as. */
  mode = $state<Mode>('reply');
  articleIds = $state.raw<readonly string[]>([]);
  kept = $state<Kept>('nothing');
  /** False where the topic keeps no free text in the centre: then not on this machine either. */
  storable = true;
  readonly #parts: Parts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flight: Promise<void> = Promise.resolve();
  #tries = 0;
  /** There is something here that the server has not got. */
  #pending = false;
  #here = false;
  /** Whether what the server has was asked for since the case was opened, and what it was. */
  #known = false;
  #base = '';

  constructor(parts: Parts, caseId: string, kept: KeptDraft | null = null) {
    this.#parts = parts;
    this.caseId = caseId;
    if (kept === null) return;
    this.text = kept.text;
    this.mode = kept.mode;
    this.#base = kept.base;
    this.#pending = this.#here = true;
    if (kept.text !== '') this.kept = 'here';
  }

  /** No `$derived`: that would end with the screen that first asked for it. */
  get numbers(): readonly string[] {
    return personnummerIn(this.text);
  }

  /** Lost with the page: it lies neither on the server nor on this machine. */
  get volatile(): boolean {
    return this.#pending && !this.#here && this.text !== '';
  }

  /** The case is opened: fetches what another computer has saved since, unless there is newer here. */
  open(): Promise<void> {
    if (!this.#pending) this.#known = false;
    return this.#keep();
  }

  /** What stands here has changed: it is on this machine at once and on the server soon. */
  changed(): void {
    this.#pending = true;
    this.#keepHere();
    if (this.kept === 'kept') this.kept = 'keeping';
    this.#again(WAIT);
  }

  /** Words from before: they stand first. What is for colleagues in any part is so as a whole. */
  join(text: string, mode: Mode): void {
    if (mode === 'note' || this.text.trim() === '') this.mode = mode;
    this.text = givenBack(text, this.text);
  }

  empty(): void {
    this.text = '';
    this.articleIds = [];
    this.#pending = true;
    this.#keepHere();
    this.flush();
  }

  /** The server forgets the draft of a case with each message in it, also the one that is written by then. */
  forgotten(): void {
    if (this.text !== '') this.changed();
  }

  /** Tries now what is not yet on the server, or not yet fetched. */
  flush(): void {
    if (this.#timer !== undefined || this.#pending) void this.#keep();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #again(ms: number): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#keep(), ms);
  }

  /** One at a time, so that an older text never lands on a newer. */
  #keep(): Promise<void> {
    this.stop();
    this.#flight = this.#flight.then(() => this.#put());
    return this.#flight;
  }

  async #put(): Promise<void> {
    if (this.numbers.length > 0) {
      this.kept = 'held';
      return;
    }
    // Tried again in the background, it goes on saying where it lies.
    if (this.#pending && this.#tries === 0) this.kept = 'keeping';
    try {
      await this.#learn();
      if (!this.#pending) return;
      const { text, mode } = this;
      // Too long to be sent, and too long for the server: it waits here to be shortened.
      if (text.length > NOTE_MAX) return this.#stay();
      const params = { id: this.caseId };
      await this.#parts.call('PUT /cases/{id}/draft', { params, body: { text, mode } });
      this.#base = text;
      this.#tries = 0;
      if (text === this.text && mode === this.mode) this.#settle();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#failed(error);
    }
  }

  async #learn(): Promise<void> {
    if (this.#known) return;
    const params = { id: this.caseId };
    const theirs = await this.#parts.call('GET /cases/{id}/draft', { params });
    this.#known = true;
    if (!this.#pending) {
      this.text = theirs.text;
      this.mode = theirs.mode;
      this.#settle();
    } else if (theirs.text !== this.#base && !this.text.includes(theirs.text.trim())) {
      // Saved on another computer, or typed here before it was known: neither is lost.
      this.join(theirs.text, theirs.mode);
      this.#keepHere();
    }
    this.#base = theirs.text;
  }

  #settle(): void {
    this.#pending = false;
    this.#keepHere();
    this.kept = this.text === '' ? 'nothing' : 'kept';
  }

  #failed(error: ApiError): void {
    if (error.passing || error.code === 'unauthenticated') {
      this.#stay();
      this.#tries += 1;
      return this.#again(backoff(this.#tries, error.retryAfter));
    }
    // Refused for good: it may not be stored, or the case is out of my sight. It stands on screen, and nowhere else.
    this.#here = this.#parts.keep(null);
    this.#stay();
  }

  #stay(): void {
    if (this.text === '') this.kept = 'nothing';
    else if (this.#pending) this.kept = this.#here ? 'here' : 'failed';
  }

  #keepHere(): void {
    const may = this.#pending && this.storable && this.numbers.length === 0;
    const { caseId, text, mode } = this;
    this.#here = this.#parts.keep(may ? { caseId, text, mode, base: this.#base } : null);
  }
}
