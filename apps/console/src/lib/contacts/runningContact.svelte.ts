// One running contact: what is typed, what the server has of it, and the saving in between. Nothing typed is lost.
import { backoff } from '@entre/client/backoff';
import { ApiError, type Http } from '@entre/client/http';
import type { Contact } from '@entre/contract/contacts';
import {
  changeFrom,
  joinAside,
  merge,
  nothingTyped,
  storable,
  typedOf,
  type Typed,
} from './merge.ts';

const SAVE_AFTER_MS = 600;

/** `kept`: only this machine has the latest; `gone`: it was closed or thrown away on another computer. */
export type Saving = 'saved' | 'typing' | 'saving' | 'kept' | 'gone';

/** A contact as it lies on this machine until the server has all of it. */
export type KeptContact = {
  key: string;
  id: string | null;
  startedAt: string;
  rev: number;
  base: Typed;
  mine: Typed;
  aside: string | null;
  from: string | null;
};

type Parts = {
  call: Http;
  /** Keeps the contact on this machine, or (null) forgets it. */
  keep: (key: string, contact: KeptContact | null) => void;
  /** Whether free text may be stored under a topic, or under none. */
  keepsText: (topicId: string | null) => boolean;
};

export class RunningContact {
  /** UUID made here: the Idempotency-Key of its opening, and its name until the server has answered. */
  readonly key: string;
  id = $state<string | null>(null);
  startedAt = $state('');
  mine = $state.raw<Typed>(nothingTyped);
  /** My words that met other words on the server: shown beside the note until taken care of. */
  aside = $state<string | null>(null);
  saving = $state<Saving>('saved');
  /** The server would not take what is typed, and trying again does not help. */
  refusal = $state.raw<ApiError | null>(null);
  /** Thrown away, and may still be called back. */
  leaving = $state(false);
  closing = false;
  /** Where one was when it was opened, to go back there. */
  readonly from: string | null;
  #rev = 0;
  #base: Typed = nothingTyped;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  #tries = 0;
  readonly #parts: Parts;

  constructor(parts: Parts, kept: KeptContact) {
    this.#parts = parts;
    this.key = kept.key;
    this.id = kept.id;
    this.startedAt = kept.startedAt;
    this.mine = kept.mine;
    this.aside = kept.aside;
    this.from = kept.from;
    this.#rev = kept.rev;
    this.#base = kept.base;
    if (this.pending) this.saving = 'kept';
  }

  /** Its name in addresses. */
  get ref(): string {
    return this.id ?? this.key;
  }
  /** The revision that is on screen here. */
  get rev(): number {
    return this.#rev;
  }
  get pending(): boolean {
    return this.id === null || changeFrom(this.#base, this.#storable) !== null;
  }
  get #storable(): Typed {
    return storable(this.mine, this.#parts.keepsText(this.mine.topicId));
  }

  /** Takes what was typed; it is on this machine at once and on the server soon. */
  change(part: Partial<Typed>): void {
    this.mine = { ...this.mine, ...part };
    this.refusal = null;
    if (this.saving !== 'gone') this.saving = 'typing';
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  dropAside(): void {
    this.aside = null;
    this.#keep();
  }

  /** Saves all there is now. True when the server has it. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#running ??= this.#save().finally(() => (this.#running = null));
    return this.#running;
  }

  /** What the server has, heard of in another way than by saving; waits while a save is under way. */
  async hear(theirs: Contact): Promise<void> {
    await this.#running;
    if (theirs.rev <= this.#rev && this.id !== null) return;
    this.#take(theirs);
    if (this.pending) void this.flush();
    else this.saving = 'saved';
  }

  /** Takes in what stands on the server, when that is why something was refused. */
  async hearRefusal(error: ApiError): Promise<void> {
    if (error.code === 'stale') await this.hear(error.problem?.current as Contact);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** The server no longer has it; if something here was not saved, it stays to be copied. */
  lose(): void {
    this.stop();
    this.saving = 'gone';
  }

  async #save(): Promise<boolean> {
    if (this.saving === 'gone') return false;
    try {
      while (this.pending) {
        this.saving = 'saving';
        if (this.id === null) await this.#open();
        else await this.#patch();
      }
      this.#tries = 0;
      this.saving = 'saved';
      this.#keep();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return this.#failed(error);
    }
  }

  async #open(): Promise<void> {
    const { caller } = this.#storable;
    const opened = await this.#parts.call('POST /contacts', { body: { caller }, key: this.key });
    this.id = opened.id;
    this.startedAt = opened.startedAt;
    this.#rev = opened.rev;
    this.#base = typedOf(opened);
    this.#keep();
  }

  async #patch(): Promise<void> {
    const sent = this.#storable;
    const change = changeFrom(this.#base, sent);
    if (this.id === null || change === null) return;
    try {
      const saved = await this.#parts.call('PATCH /contacts/{id}', {
        params: { id: this.id },
        body: { rev: this.#rev, ...change },
      });
      this.#rev = saved.rev;
      // What I sent is agreed on, even if the server writes it a little differently.
      this.#base = { ...typedOf(saved), ...sentPart(sent, Object.keys(change)) };
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale') throw error;
      this.#take(error.problem?.current as Contact);
    }
  }

  #take(theirs: Contact): void {
    const { typed, aside } = merge(this.#base, this.mine, typedOf(theirs));
    this.id = theirs.id;
    this.startedAt = theirs.startedAt;
    this.mine = typed;
    this.aside = joinAside(this.aside, aside);
    this.#rev = theirs.rev;
    this.#base = typedOf(theirs);
    this.#keep();
  }

  #failed(error: ApiError): boolean {
    this.#keep();
    if (error.passing || error.code === 'unauthenticated') {
      this.saving = 'kept';
      this.#tries += 1;
      this.#timer = setTimeout(() => void this.flush(), backoff(this.#tries, error.retryAfter));
    } else if (error.code === 'not-found') {
      this.saving = 'gone';
    } else {
      this.saving = 'kept';
      this.refusal = error;
    }
    return false;
  }

  #keep(): void {
    const all = !this.pending && this.aside === null;
    this.#parts.keep(this.key, all ? null : this.#kept());
  }

  #kept(): KeptContact {
    const { key, id, startedAt, mine, aside, from } = this;
    return { key, id, startedAt, mine, aside, from, rev: this.#rev, base: this.#base };
  }
}

function sentPart(sent: Typed, names: readonly string[]): Partial<Typed> {
  const fields = names.map((name) => (name === 'residentId' ? 'resident' : name));
  return Object.fromEntries(
    Object.entries(sent).filter(([name]) => fields.includes(name)),
  ) as Partial<Typed>;
}
