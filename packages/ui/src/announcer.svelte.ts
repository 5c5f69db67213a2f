// One polite voice per app. Gathers what is to be said, so that ten events become one sentence and not ten.
import { getContext, setContext } from 'svelte';
import { sentences } from './sentences.ts';

/** all: say everything. important: only what was marked so. none: say nothing. */
export type Loudness = 'all' | 'important' | 'none';

export interface AnnouncerOptions {
  /** Milliseconds to gather before speaking. */
  wait?: number;
  /** More than this many in one breath are summed up instead. */
  most?: number;
  /** "7 nya händelser" — the caller's words. Without it the latest ones are said. */
  sumUp?: (count: number) => string;
  loudness?: Loudness;
}

export class Announcer {
  /** What the polite region holds right now. */
  polite = $state('');
  /** What the assertive region holds: errors only. */
  urgent = $state('');
  loudness: Loudness = $state('all');
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #wait: number;
  readonly #most: number;
  readonly #sumUp: AnnouncerOptions['sumUp'];

  constructor(options: AnnouncerOptions = {}) {
    this.#wait = options.wait ?? 1000;
    this.#most = options.most ?? 3;
    this.#sumUp = options.sumUp;
    this.loudness = options.loudness ?? 'all';
  }

  /** Says it in a moment, together with what else comes. The same words twice in a breath are said once. */
  say(text: string, { important = false } = {}): void {
    if (this.loudness === 'none' || (this.loudness === 'important' && !important)) return;
    if (!this.#waiting.includes(text)) this.#waiting.push(text);
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#speak(), this.#wait);
  }

  /** Breaks in at once: only for what stops the person. Heard even when the rest is turned down. */
  alert(text: string): void {
    this.urgent = this.urgent === text ? `${text}\u00a0` : text;
  }

  #speak(): void {
    this.#timer = undefined;
    const said = this.#waiting;
    this.#waiting = [];
    const words =
      said.length <= this.#most
        ? sentences(said)
        : (this.#sumUp?.(said.length) ?? sentences(said.slice(-this.#most)));
    // A region that gets the same words again stays silent; a no-break space makes them new.
    this.polite = this.polite === words ? `${words}\u00a0` : words;
  }
}

const key = Symbol('announcer');
export const provideAnnouncer = (options?: AnnouncerOptions): Announcer =>
  setContext(key, new Announcer(options));
/** The app's voice. Without a provider a mute one, so that a primitive never fails for want of it. */
export const useAnnouncer = (): Announcer =>
  getContext<Announcer | undefined>(key) ?? new Announcer({ loudness: 'none' });
