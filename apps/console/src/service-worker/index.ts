// Keeps the console itself on the machine, so that a service point starts without the network. Never keeps data.
import { assets, immutable } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';

const shell = `shell-${version}`;
const scope = new URL(self.registration.scope);
const start = scope.pathname;
const files = [...immutable, ...assets].map(({ path }) => new URL(path, scope).pathname);
const known = new Set(files);

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(shell);
      await cache.addAll([start, ...files]);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      // Only our own: the resident's side shares this origin.
      const old = names.filter((name) => name.startsWith('shell-') && name !== shell);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin) return;
  if (known.has(url.pathname)) event.respondWith(kept(request));
  else if (request.mode === 'navigate' && url.pathname.startsWith(start))
    event.respondWith(page(request));
});

async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
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
