// Starts the desk before the journeys, on the port that playwright.config.ts chose, and ends it after them.
// It stands as behind a proxy, so that each person of a journey comes from a network of their own; see people.ts.
import { startDesk } from './desk.ts';

/** Playwright's global set-up; what it returns runs after the last journey. */
export default async function setup(): Promise<() => Promise<void>> {
  const desk = await startDesk({
    port: Number(process.env['DESK_PORT']),
    env: { TRUST_PROXY: '1' },
  });
  return desk.stop;
}
