// Keeps the console itself on the machine, so that a service point starts without the network. Never keeps data.
import { assets, immutable } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';
import { outdated } from './shells.ts';

const shell = `shell-${version}`;
const scope = new URL(self.registration.scope);
const start = scope.pathname;
const files = [...immutable, ...assets].map(({ path }) => new URL(path, scope).pathname);
const known = new Set(files);
/** Parts of any version lie here, under names that are never used again. */
const parts = new URL('_app/immutable/', scope).pathname;

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(shell);
      await cache.addAll([start, ...files]);
      // At once, for pages come from the network: what is kept must be of the version that is on screen.
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const old = outdated(await caches.keys(), shell);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin) return;
  if (known.has(url.pathname) || url.pathname.startsWith(parts)) event.respondWith(kept(request));
  else if (request.mode === 'navigate' && url.pathname.startsWith(start))
    event.respondWith(page(request));
});

async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  const mine = await cache.match(request, { ignoreSearch: true });
  // A tab from before the upgrade asks for a part of its own version.
  return mine ?? (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** The network first, so that a new version is met at once; the kept page when there is none or it dawdles. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), 3000);
  try {
    return await fetch(request, { signal: late.signal });
  } catch {
    return (await cache.match(start)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}
