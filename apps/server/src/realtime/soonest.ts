// Does a thing at once, and then at most once in a while, never forgetting the last call.
import { log } from '../spine/log.ts';

/**
 * @param ms the least time between two doings; one that takes longer is waited for, never overtaken
 * @param act may fail: the next call tries again
 */
export function soonest(ms: number, act: () => unknown): () => void {
  let last = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  let busy = false;
  let again = false;
  const run = async (): Promise<void> => {
    timer = null;
    last = performance.now();
    busy = true;
    again = false;
    try {
      await act();
    } catch (error) {
      log.warn({ err: error }, 'a hint could not be made');
    }
    busy = false;
    if (again) call();
  };
  const call = (): void => {
    if (busy) again = true;
    if (timer || busy) return;
    timer = setTimeout(() => void run(), Math.max(0, last + ms - performance.now()));
    timer.unref();
  };
  return call;
}
