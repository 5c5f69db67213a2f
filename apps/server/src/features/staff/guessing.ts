// Guessing passwords is slow: for each account, for each network, and for all together. Nobody is ever locked out.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DeskError } from '../../spine/errors.ts';

/** Wrong tries that cost nothing, in a quarter of an hour. */
const FREE_TRIES = 5;
const WINDOW_SECONDS = 15 * 60;
const LONGEST_DELAY_MS = 8_000;
/** Wrong tries from one network in that time; a whole town hall may come from one address. */
const NETWORK_TRIES = 200;
/** Passwords looked at in one moment: each takes a thread and its memory. */
const AT_ONCE = 50;
/** Tries from one network that may wait at one time; more is a flood, and is told to come back in a moment. */
const WAITING_AT_ONCE = 20;

type Tried = { email: string; network: string };
export type Guessing = ReturnType<typeof makeGuessing>;

/** Makes the guard; it keeps the memory of wrong tries, bounded by what each network may try. */
export function makeGuessing() {
  const misses = new RateLimiterMemory({ points: FREE_TRIES, duration: WINDOW_SECONDS });
  const ofNetwork = new RateLimiterMemory({ points: NETWORK_TRIES, duration: WINDOW_SECONDS });
  const waiting = new Map<string, number>();
  let underWay = 0;

  /** A network that has guessed much waits longest, whatever the account: also whoever has the right password there. */
  async function slowNetwork(network: string): Promise<void> {
    const { consumedPoints } = await ofNetwork.penalty(network);
    if (consumedPoints <= NETWORK_TRIES) return;
    const others = waiting.get(network) ?? 0;
    if (others >= WAITING_AT_ONCE) throw tooMany(LONGEST_DELAY_MS / 1000);
    waiting.set(network, others + 1);
    await pause(LONGEST_DELAY_MS);
    const left = (waiting.get(network) ?? 1) - 1;
    if (left > 0) waiting.set(network, left);
    else waiting.delete(network);
  }

  /**
   * Lets `check` look at a password, later the more wrong tries there were. A try counts as wrong until it is known
   * to be right, so that many at once are slowed down like one after another.
   * @param check null when the password is wrong
   * @throws DeskError `too-many`, for a moment, when more tries come at once than can be looked at
   */
  return async <T>(
    { email, network }: Tried,
    check: () => Promise<T | null>,
  ): Promise<T | null> => {
    await slowNetwork(network);
    await slowDown((await misses.penalty(email)).consumedPoints);
    if (underWay >= AT_ONCE) throw tooMany(1);
    underWay += 1;
    let right = false;
    let failed = true;
    try {
      const found = await check();
      right = found !== null;
      failed = false;
      return found;
    } finally {
      underWay -= 1;
      if (right) await misses.delete(email);
      else if (failed) await misses.reward(email);
      if (right || failed) await ofNetwork.reward(network);
    }
  };
}

/** Each wrong try past the free ones doubles the wait, up to eight seconds: slow for a guesser, open for the owner. */
async function slowDown(tries: number): Promise<void> {
  const over = tries - 1 - FREE_TRIES;
  if (over < 0) return;
  await pause(Math.min(LONGEST_DELAY_MS, 250 * 2 ** over));
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function tooMany(seconds: number): DeskError {
  const wait = Math.max(1, Math.ceil(seconds));
  return new DeskError(
    'too-many',
    `There were many tries with a wrong password. Wait ${wait} seconds and try again.`,
    { retryAfter: wait },
  );
}
