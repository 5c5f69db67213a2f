// Waits for what a test means, and says what it was when it does not come.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Looks until it holds.
 * @throws after `ms`, naming what was waited for
 */
export async function until(what: string, holds: () => unknown, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  for (;;) {
    if (await holds()) return;
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await sleep(20);
  }
}
