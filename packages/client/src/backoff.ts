// How long to wait before trying again, and a wait that can be cut short.

const FIRST = 500;
const LONGEST = 30_000;

/**
 * Full jitter: anything between nothing and a ceiling that doubles from 0.5 s to 30 s.
 * @param tries how many times it has failed, from 1
 * @param retryAfter seconds the server asked for, or null
 * @returns milliseconds
 */
export function backoff(
  tries: number,
  retryAfter: number | null = null,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(tries - 1, 10));
  const jitter = random() * ceiling;
  return retryAfter === null ? jitter : retryAfter * 1000 + random() * FIRST;
}

/** Waits, unless the signal ends it; never throws. */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal?.aborted) return done();
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
    function end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      done();
    }
  });
