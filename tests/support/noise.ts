// What a page complains of: errors in its console, what it threw, and what its security policy stopped.
import type { ConsoleMessage, Page } from '@playwright/test';

/** Said by the browser itself about a network that a journey took away, or an answer that says no, as it should. */
const expected = [
  /net::ERR_INTERNET_DISCONNECTED/,
  /net::ERR_FAILED/,
  /net::ERR_CONNECTION/,
  /WebSocket connection to .* failed/,
  /the server responded with a status of (400|404|409|503)/,
];

export function listen(page: Page, complain: (what: string) => void): void {
  page.on('pageerror', (error) => complain(`${page.url()} threw ${error.message}`));
  page.on('console', (message) => {
    if (isTrouble(message)) complain(`${page.url()} logged ${message.text()}`);
  });
}

const isTrouble = (message: ConsoleMessage): boolean =>
  (message.type() === 'error' || /Content Security Policy|Trusted Type/i.test(message.text())) &&
  !expected.some((pattern) => pattern.test(message.text()));
