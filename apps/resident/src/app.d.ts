// What the server hands to every request.
import type { IncomingMessage } from 'node:http';

declare global {
  namespace App {
    interface Platform {
      /** The server may hang its own `fetch` on it, so that a page's calls stay in the process. */
      req: IncomingMessage & { api?: typeof fetch };
    }
  }
}
export {};
