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

type Tried = { email: string; network: string };
export type Guessing = ReturnType<typeof makeGuessing>;

/** Makes the guard; it keeps the memory of wrong tries, bounded by what each network may try. */
export function makeGuessing() {
  const misses = new RateLimiterMemory({ points: FREE_TRIES, duration: WINDOW_SECONDS });
  const ofNetwork = new RateLimiterMemory({ points: NETWORK_TRIES, duration: WINDOW_SECONDS });
  let underWay = 0;

  /**
   * Lets `check` look at a password, later the more wrong tries there were. A try counts as wrong until it is known
   * to be right, so that many at once are slowed down like one after another.
   * @param check null when the password is wrong
   * @throws DeskError `too-many` for a network that has tried too often
   */
  return async <T>(
    { email, network }: Tried,
    check: () => Promise<T | null>,
  ): Promise<T | null> => {
    const tried = await ofNetwork.penalty(network);
    if (tried.consumedPoints > NETWORK_TRIES) throw tooMany(tried.msBeforeNext / 1000);
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
  const wait = Math.min(LONGEST_DELAY_MS, 250 * 2 ** over);
  await new Promise((done) => setTimeout(done, wait));
}

function tooMany(seconds: number): DeskError {
  const wait = Math.max(1, Math.ceil(seconds));
  return new DeskError(
    'too-many',
    `There were many tries with a wrong password. Wait ${wait} seconds and try again.`,
    { retryAfter: wait },
  );
}
