// sw.js keeps one whole version of the site. The build writes strict mode and
// four constants above this comment: version, a hash of every file; files, the
// digest of every file the pages need, by its address; bundle, the same of a file
// that holds all pages to read by their addresses; and headers, what those are
// served with.
//
// A version is fetched completely or not at all, past the HTTP cache, and
// serves no page before the reader asks for it. A response that is not the file,
// byte for byte, is not kept: a network that asks people to sign in answers
// everything with a page of its own. Only GET requests to this
// origin are looked at: requests to the reader's own servers pass untouched.
// Files whose address changes with their content need no look: where the browser
// can, it takes them from the store by itself.
const prefix = "site-";
const current = prefix + version;

self.addEventListener("install", (event) => {
  event.addRoutes?.([{ condition: { urlPattern: "/web/*" }, source: { cacheName: current } }]);
  event.waitUntil(install());
});
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
    await Promise.all([keepPages(cache), ...Object.keys(files).map(async (file) => cache.put(file, await get(file, files[file])))]);
  } catch (err) {
    await caches.delete(current);
    throw err;
  }
}

// types are those without which a browser does not use a file.
const types = { wasm: "application/wasm", json: "application/json" };

// get fetches a file past the HTTP cache.
async function get(file, digest) {
  const response = await fetch(file, { cache: "no-cache" });
  if (!response.ok || response.redirected) throw new Error(`${file}: status ${response.status}, from ${response.url}`);
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.startsWith(types[file.split(".").at(-1)] ?? "")) throw new Error(`${file}: the type is ${type}`);
  const sum = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const hex = Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!hex.startsWith(digest)) throw new Error(`${file}: not the file of this version`);
  return response;
}

async function keepPages(cache) {
  const [[address, digest]] = Object.entries(bundle);
  const pages = await (await get(address, digest)).json();
  await Promise.all(Object.entries(pages).map(([address, page]) => cache.put(address, new Response(page, { headers }))));
}

async function removeOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith(prefix) && n !== current).map((n) => caches.delete(n)));
}

// answer takes a page by its path alone, so that "/?from=mail" works offline,
// with a slash too many or too few; and any other file by its whole address.
async function answer(request) {
  const cache = await caches.open(current);
  if (request.mode !== "navigate") return (await cache.match(request)) ?? fetch(request);
  const path = new URL(request.url).pathname;
  const other = path.endsWith("/") ? path.slice(0, -1) : path + "/";
  return (await cache.match(path)) ?? (await cache.match(other)) ?? fetch(request);
}
