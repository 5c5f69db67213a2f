// Takes the network from a browser and gives it back, as whoever writes in a tunnel knows it.
import type { BrowserContext } from '@playwright/test';

const ours = '**/api/**';

/** @returns how to give the network back */
export async function withoutNetwork(context: BrowserContext): Promise<() => Promise<void>> {
  await context.setOffline(true);
  // A page that has just been opened may get one request out before the browser holds it back.
  await context.route(ours, (route) => route.abort());
  return async () => {
    await context.unroute(ours);
    await context.setOffline(false);
  };
}
