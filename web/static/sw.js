// sw.js keeps one whole version of the site. The build writes strict mode and
// two constants above this comment: version, a hash of every file, and files,
// the address of every file the pages need.
//
// A version is fetched completely or not at all, past the HTTP cache, and
// serves no page before the reader asks for it. Only GET requests to this
// origin are looked at: requests to the reader's own servers pass untouched.
const prefix = "site-";
const current = prefix + version;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(removeOld()));
self.addEventListener("message", (event) => {
  if (event.data === "activate") event.waitUntil(self.skipWaiting());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(answer(request));
});

async function install() {
  const cache = await caches.open(current);
  try {
    await Promise.all(files.map(async (file) => {
      const response = await fetch(file, { cache: "no-cache" });
      if (!response.ok) throw new Error(`${file}: status ${response.status}`);
      await cache.put(file, response);
    }));
  } catch (err) {
    await caches.delete(current);
    throw err;
  }
}

async function removeOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith(prefix) && n !== current).map((n) => caches.delete(n)));
}

// answer takes a page by its path alone, so that "/?from=mail" works offline,
// and any other file by its whole address.
async function answer(request) {
  const cache = await caches.open(current);
  const key = request.mode === "navigate" ? new URL(request.url).pathname : request;
  return (await cache.match(key)) ?? fetch(request);
}
