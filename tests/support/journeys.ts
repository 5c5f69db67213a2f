// Starts the desk before the journeys, on the port that playwright.config.ts chose, and ends it after them.
import { startDesk } from './desk.ts';

/** Playwright's global set-up; what it returns runs after the last journey. */
export default async function setup(): Promise<() => Promise<void>> {
  const desk = await startDesk({ port: Number(process.env['DESK_PORT']) });
  return desk.stop;
}
