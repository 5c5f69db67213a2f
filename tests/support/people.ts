// People at their screens: each has a browser of their own, signed in; every page they open must stay quiet.
import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import { randomInt } from 'node:crypto';
import { http, type Http } from '@entre/client/http';
import { API_PREFIX } from '@entre/contract/api';
import { demoPassword } from './desk.ts';
import { listen } from './noise.ts';

type Settings = Parameters<Browser['newContext']>[0];

export type People = {
  /** A member of staff with a browser of their own, signed in. */
  staff: (who: string, settings?: Settings) => Promise<Page>;
  /** A resident with a browser of their own: no account, nothing kept. */
  resident: (settings?: Settings) => Promise<Page>;
  /** Nobody looks at what this page complains of: its trouble is the point of the journey. */
  mayComplain: (page: Page) => void;
};

export const test = base.extend<{ people: People }>({
  people: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const noise: string[] = [];
    const excused = new Set<Page>();
    const open = async (settings: Settings = {}): Promise<BrowserContext> => {
      const extraHTTPHeaders = { 'x-forwarded-for': someNetwork(), ...settings.extraHTTPHeaders };
      const context = await browser.newContext({ ...settings, extraHTTPHeaders });
      contexts.push(context);
      context.on('page', (page) => listen(page, (what) => excused.has(page) || noise.push(what)));
      return context;
    };
    await use({
      staff: async (who, settings) => {
        const context = await open(settings);
        await signIn(context, who);
        return context.newPage();
      },
      resident: async (settings) => (await open(settings)).newPage(),
      mayComplain: (page) => void excused.add(page),
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(noise, 'what the pages complained of').toEqual([]);
  },
});
export { expect };

/** Everyone comes from elsewhere: what one network may do in ten minutes is not for all journeys together. */
const someNetwork = (): string => `10.${[0, 0, 0].map(() => randomInt(256)).join('.')}`;

/** The API as the person of this browser. */
export function callAs(context: BrowserContext): Http {
  const origin = home();
  const send = async (address: unknown, init: RequestInit = {}): Promise<Response> => {
    const reply = await context.request.fetch(String(address), {
      method: init.method ?? 'GET',
      // The server may shut a kept connection just as it is used again.
      maxRetries: 1,
      headers: { ...(init.headers as Record<string, string>), origin },
      ...(typeof init.body === 'string' ? { data: init.body } : {}),
    });
    const body = reply.status() === 204 ? null : new Uint8Array(await reply.body());
    // Each header by itself: several cookies in one line are no header at all.
    const headers = reply.headersArray().map(({ name, value }): [string, string] => [name, value]);
    return new Response(body, { status: reply.status(), headers });
  };
  return http(origin + API_PREFIX, () => null, send as typeof fetch);
}

/** The desk that this run started. */
export const home = (): string => `http://127.0.0.1:${process.env['DESK_PORT'] ?? ''}`;

async function signIn(context: BrowserContext, who: string): Promise<void> {
  const email = `${who}@demo.entre.example`;
  await callAs(context)('POST /sessions', { body: { email, password: demoPassword } });
}
