// Soft limits on the public doors: a library has one address, so a network may do far more than one person.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DeskError } from '../../spine/errors.ts';

const minutes = (n: number): number => n * 60;
const limiters = {
  /** Threads begun from one network. */
  start: new RateLimiterMemory({ points: 30, duration: minutes(10) }),
  /** Calls asked for to one number. */
  callee: new RateLimiterMemory({ points: 5, duration: minutes(60) }),
  /** Codes tried from one network; a right one costs too, so guessing has no signal. */
  resume: new RateLimiterMemory({ points: 20, duration: minutes(15) }),
  /** Codes tried by everyone together: the breaker against many networks at once. */
  resumeAll: new RateLimiterMemory({ points: 600, duration: minutes(15) }),
  /** Messages in one thread. */
  message: new RateLimiterMemory({ points: 30, duration: minutes(1) }),
  /** Searches from one network; one person types a few a second. */
  search: new RateLimiterMemory({ points: 1200, duration: minutes(1) }),
};

/** Spends one of a limit. @throws DeskError `too-many` with the seconds to wait */
export async function spend(limit: keyof typeof limiters, key: string): Promise<void> {
  try {
    await limiters[limit].consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw new DeskError(
      'too-many',
      `That was many in a short time. Wait ${seconds} seconds and try again; nothing you wrote is lost.`,
      { retryAfter: seconds },
    );
  }
}
