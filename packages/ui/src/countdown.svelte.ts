// A few seconds to change one's mind: counts down, and stands still while someone is looking at it.

/** Calls `done` once when the time is up. Pauses nest: hover and focus may both hold it. */
export class Countdown {
  left = $state(0);
  readonly total: number;
  #holds = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #runs = false;
  #endsAt = 0;
  readonly #done: () => void;

  constructor(seconds: number, done: () => void) {
    this.total = seconds;
    this.left = seconds;
    this.#done = done;
  }

  get paused(): boolean {
    return this.#holds > 0;
  }

  start(): void {
    this.#runs = true;
    this.#endsAt = Date.now() + this.left * 1000;
    this.#tick();
  }

  hold(): void {
    this.#holds += 1;
    clearTimeout(this.#timer);
  }

  release(): void {
    this.#holds = Math.max(0, this.#holds - 1);
    // What held it may let go only as its strip is taken away, when it has been stopped.
    if (this.#holds === 0 && this.#runs) this.start();
  }

  stop(): void {
    this.#runs = false;
    clearTimeout(this.#timer);
  }

  // By the clock, not by counting ticks: a background tab is given few of them.
  #tick(): void {
    clearTimeout(this.#timer);
    const rest = this.#endsAt - Date.now();
    this.left = Math.max(0, Math.ceil(rest / 1000));
    if (rest <= 0) this.#done();
    else this.#timer = setTimeout(() => this.#tick(), rest % 1000 || 1000);
  }
}
