// Keeps what is counted by the day from being cut in two by midnight in Sweden, at whatever hour tests run.
import { setTimeout as sleep } from 'node:timers/promises';
import { startOfToday } from '../../apps/server/src/features/insights/today.ts';

/** Returns when the local day goes on for at least `ms` more: at once, but for the last moments of a day. */
export async function clearOfMidnight(ms = 30_000): Promise<void> {
  const now = new Date();
  const dayThen = startOfToday(new Date(now.getTime() + ms));
  if (dayThen > now) await sleep(dayThen.getTime() - now.getTime());
}
