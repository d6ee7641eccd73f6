// early.js runs before anything is painted or started. Each part keeps the
// page alive where it would otherwise stay blank or stop.
"use strict";

// A percent sign that starts no escape ("/#100%") makes Go's URL parser, and
// with it go-app, stop at load and at every later change of the address. The
// sign is written as its own escape; go-app's popstate handler is attached
// later than this one, so it only ever sees the repaired address.
function repairHash() {
  const repaired = location.hash.replace(/%(?![0-9A-Fa-f]{2})/g, "%25");
  if (repaired !== location.hash) {
    history.replaceState(history.state, "", location.pathname + location.search + repaired);
  }
}
repairHash();
addEventListener("popstate", repairHash);

// Where the browser blocks storage, the mere mention of localStorage throws
// and go-app does not start. A store that lasts as long as the page takes its
// place.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    void window[name].length;
  } catch {
    const items = new Map();
    const store = {
      get length() { return items.size; },
      key(i) { return [...items.keys()][i] ?? null; },
      getItem(k) { return items.get(String(k)) ?? null; },
      setItem(k, v) { items.set(String(k), String(v)); },
      removeItem(k) { items.delete(String(k)); },
      clear() { items.clear(); },
    };
    Object.defineProperty(window, name, { value: store, configurable: true });
    document.documentElement.dataset.storage = "blocked"; // the page says so when there is work to keep
  }
}

// Go's strings come to the page through a TextDecoder, which takes a byte order
// mark at the start away: a document may begin with one.
globalThis.TextDecoder = class extends TextDecoder {
  constructor(label, options) {
    super(label, { ignoreBOM: true, ...options });
  }
};

// The chosen theme is on the root element before the first paint, so that a
// dark page never flashes white.
const theme = localStorage.getItem("theme");
if (theme === "light" || theme === "dark") {
  document.documentElement.dataset.theme = theme;
}
