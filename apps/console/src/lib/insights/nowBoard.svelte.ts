// The state of the desk this moment, asked for again whenever something changed, at most once a second.
import type { Now } from '@entre/contract/insights';
import type { Desk } from '#lib/shell/desk.svelte.ts';

const LEAST_MS = 1000;
const AGAIN_MS = 5000;

export class NowBoard {
  now = $state.raw<Now | null>(null);
  /** The last question got no answer: what is shown is from `now.at`. */
  failed = $state(false);
  readonly #desk: Desk;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #again = false;
  #askedAt = 0;
  #over = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  start(): () => void {
    this.#over = false;
    void this.#ask();
    // Also called after a broken line, so that nothing that happened meanwhile is missing.
    const stops = (['now', 'visits', 'staff'] as const).map((topic) =>
      this.#desk.live.onChanged(topic, () => this.#soon()),
    );
    return () => {
      // A question under way is answered to nobody, and not asked again.
      this.#over = true;
      stops.forEach((stop) => stop());
      clearTimeout(this.#timer);
    };
  }

  #soon(): void {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    const wait = Math.max(0, this.#askedAt + LEAST_MS - Date.now());
    this.#timer = setTimeout(() => void this.#ask(), wait);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    this.#again = false;
    this.#askedAt = Date.now();
    try {
      this.now = await this.#desk.call('GET /insights/now');
      this.failed = false;
    } catch {
      this.failed = true;
      if (!this.#over) this.#timer = setTimeout(() => this.#soon(), AGAIN_MS);
    } finally {
      this.#asking = false;
    }
    if (this.#again && !this.#over) this.#soon();
  }
}
