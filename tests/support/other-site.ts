// A web site that is not ours, with the one line of the widget on it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export type OtherSite = { url: string; close: () => Promise<void> };

/** Serves one plain page on a port of its own, which makes it another origin. */
export async function openSite(desk: string): Promise<OtherSite> {
  const html = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Kommunen</title></head>
<body><h1>Avfall</h1><p>Här står något om sopor.</p>
<script src="${desk}/widget.js" async></script></body></html>`;
  const server: Server = createServer((request, response) => {
    const there = request.url === '/';
    response.writeHead(there ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' });
    response.end(there ? html : undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Opens the chat on the site as by keyboard: its button lies in a closed shadow, out of scripts' reach. */
export async function openWidget(page: Page): Promise<Frame> {
  await expect(page.locator('entre-chat')).toBeAttached();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const frame = () => page.frames().find((one) => one.url().includes('/embed'));
  await expect.poll(() => frame()?.url()).toBeDefined();
  return frame() as Frame;
}
