/* What the page is made of, kept by the browser, so that it opens without a network. SHELL (addresses) and VERSION (of their contents) stand before this text in the built file. */
/* global SHELL, VERSION */
const CACHE = `shell-${VERSION}`;
const HOME = '/';
/** Not ours: what the platform says, the ways in and out, the check of a certificate, which nobody keeps, and the pages of the law, which need a line. */
const ELSEWHERE = /^\/(api|oidc|certificate|law|signed-in)(\/|$)/i;

self.addEventListener('install', (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([HOME, ...SHELL]))));

self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('shell-') && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  ),
);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || ELSEWHERE.test(pathname)) return;
  if (SHELL.includes(pathname)) event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(HOME).then((kept) => kept ?? Response.error())));
});
