// early.js runs before anything is painted. It has the program loaded while the
// browser still reads the page; each other part keeps the page alive where it
// would otherwise stay blank or stop.
"use strict";

// program is app.wasm for boot.js: the module while it is compiled, and a copy of
// the answer if that may take long to come.
const program = document.currentScript.dataset.wasm && load(document.currentScript.dataset.wasm);
program?.then(({ module }) => module).catch(() => {}); // boot.js says what is wrong

async function load(address) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly, or it is turned off");
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the server answered ${answer.status} for the program`);
  const copy = navigator.serviceWorker?.controller ? null : answer.clone(); // the worker has the program at hand
  return { copy, module: WebAssembly.compileStreaming(typed(answer)) };
}

// typed is answer with the type that the browser insists on, whatever the server
// calls it. A right one is passed on as it is: browsers keep the compiled program
// of an answer that came from the network, and of no other.
function typed(answer) {
  const type = "application/wasm";
  if (answer.headers.get("Content-Type") === type) return answer;
  return new Response(answer.body, { headers: { "Content-Type": type } });
}

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

// The page as it was published shows a sample. Who comes with a link, or has work
// here, must not take it for theirs: app.css shows nothing of it until the program
// has drawn the case (boot.js).
function opening() {
  if (location.hash.length > 1) return "link";
  return Object.keys(localStorage).some((key) => key.startsWith("s3cors.work.")) ? "work" : "";
}
if (program && opening()) document.documentElement.dataset.opening = opening();

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
