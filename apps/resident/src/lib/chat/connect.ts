// Fetches the live half of the chat when it is needed: the frame is light until somebody writes.
import type { LiveResident, LiveResidentOptions } from '@entre/client/live-resident';
import { backoff, pause } from '@entre/client/backoff';

/** Times it is fetched in vain, with a network, before that is said: after an upgrade only a new page finds it. */
const PATIENCE = 3;

const fetchIt = () => import('@entre/client/live-resident');

/** Begins fetching, so that it is there when the first answer comes. */
export const prepare = (): void => void fetchIt().catch(() => undefined);

/**
 * Connects; a lost network only delays it. Resolves to null when it was called off meanwhile.
 * @param onStuck it cannot be fetched though there is a network; it goes on trying
 */
export async function connect(
  options: LiveResidentOptions,
  off: AbortSignal,
  onStuck: () => void,
): Promise<LiveResident | null> {
  for (let tries = 1; !off.aborted; tries++) {
    try {
      const { liveResident } = await fetchIt();
      return off.aborted ? null : liveResident(options);
    } catch {
      if (tries >= PATIENCE && navigator.onLine) onStuck();
      await pause(backoff(tries), off);
    }
  }
  return null;
}
