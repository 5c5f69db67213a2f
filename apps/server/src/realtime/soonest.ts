// Does a thing at once, and then at most once in a while, never forgetting the last call.

/** @param ms the least time between two doings */
export function soonest(ms: number, act: () => void): () => void {
  let last = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  return () => {
    if (timer) return;
    const wait = Math.max(0, last + ms - performance.now());
    timer = setTimeout(() => {
      timer = null;
      last = performance.now();
      act();
    }, wait);
    timer.unref();
  };
}
