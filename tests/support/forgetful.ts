// A browser that keeps nothing for a page: a private window, or a frame whose storage the browser has shut.
import type { Page } from '@playwright/test';

/** From the next page on, asking for storage throws, as it does in a frame without the right to it. */
export const refuseStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const refuse = {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, refuse);
  });
