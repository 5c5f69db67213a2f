// One clock for the whole app: every waiting time on screen turns at the same instant, and no timer runs unread.
import { getContext, setContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';

export class Ticker {
  /** Added to this computer's clock, in ms; set it from the server's Date so that waits are true everywhere. */
  skew = $state(0);
  readonly #second = createSubscriber((turn) => beat(turn, 1000));
  readonly #minute = createSubscriber((turn) => beat(turn, 60_000));

  /** Now in ms; whoever reads it is run again each second. */
  get second(): number {
    this.#second();
    return Date.now() + this.skew;
  }

  /** Now in ms; whoever reads it is run again each minute. */
  get minute(): number {
    this.#minute();
    return Date.now() + this.skew;
  }
}

/** Beats on the whole second or minute, so that clocks do not drift apart; also at once when the tab is seen again. */
function beat(turn: () => void, every: number): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    timer = setTimeout(
      () => {
        turn();
        next();
      },
      every - (Date.now() % every),
    );
  };
  const seen = () => document.visibilityState === 'visible' && turn();
  next();
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}

const key = Symbol('ticker');
export const provideTicker = (): Ticker => setContext(key, new Ticker());
/** The app's clock, or one of one's own where there is none. */
export const useTicker = (): Ticker => getContext<Ticker | undefined>(key) ?? new Ticker();
