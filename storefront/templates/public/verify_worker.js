// Keeps the check of letters usable without a connection. Only /periksa/ is under it.
"use strict";
const CACHE = "periksa-{{ version|escapejs }}";
const PAGE = "{{ page|escapejs }}";
const KEPT = [{% for url in kept %}"{{ url|escapejs }}", {% endfor %}];
const FRESH = [{% for url in fresh %}"{{ url|escapejs }}", {% endfor %}];
const PATIENCE_MS = 4000;

// As nobody in particular: what is kept must show nothing of an account.
const asked = (url) => new Request(url, { cache: "reload", credentials: "omit" });

addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([PAGE, ...KEPT, ...FRESH].map(asked));
    await skipWaiting();
  };
  event.waitUntil(keep());
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("periksa-") && name !== CACHE) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(tidy());
});

const later = (ms) => new Promise((done) => setTimeout(done, ms));

// From the network where it answers in time, else as it was kept last.
const freshest = async (url) => {
  const cache = await caches.open(CACHE);
  const fetched = fetch(asked(url)).then(async (answer) => {
    if (answer.ok) await cache.put(url, answer.clone());
    return answer;
  });
  fetched.catch(() => undefined);
  const kept = await cache.match(url);
  if (!kept) return fetched;
  return Promise.race([fetched, later(PATIENCE_MS).then(() => kept)]).catch(() => kept);
};

const kept = async (request) => (await (await caches.open(CACHE)).match(request)) ?? fetch(request);

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && url.pathname === PAGE && !url.search) event.respondWith(freshest(PAGE));
  else if (FRESH.includes(url.pathname)) event.respondWith(freshest(url.pathname));
  else if (KEPT.includes(url.pathname)) event.respondWith(kept(request));
});
