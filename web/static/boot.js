// boot.js runs app.wasm, which early.js loads. With offline.js, whose notice it
// uses, it stands in for go-app's app.js, whose loader hides the prerendered page
// and whose service worker can keep an old version for ever. The Go side needs
// none of app.js's globals: go-app looks each of them up and goes on without.
"use strict";

const script = document.currentScript;
const root = document.documentElement;
const retried = "s3cors.retried"; // in the tab's storage: the start was tried again
start();

// start runs app.wasm. data-app on the root element says how far it is:
// "loading", "running", "failed" (could not start) or "stopped" (the Go program
// ended, which it never does by itself).
async function start() {
  root.dataset.app = "loading";
  const line = document.getElementById("progress");
  try {
    const { copy, module } = await program;
    if (copy) count(copy.body, line);
    const go = new Go();
    const instance = await WebAssembly.instantiate(await module, go.importObject);
    const mounted = new Promise((done) => { globalThis.mounted = done; }); // the program calls it
    const ended = go.run(instance);
    await Promise.race([mounted, ended]);
    root.dataset.app = "running";
    delete root.dataset.opening; // the case is drawn
    sessionStorage.removeItem(retried);
    line.remove();
    keepOffline(true);
    await ended;
    root.dataset.app = "stopped";
    notice("The playground stopped. The text you see is still yours to copy.", "Reload", reload);
  } catch (err) {
    console.error(err);
    root.dataset.app = "failed";
    line.remove();
    if (mayRetry()) return startAfresh();
    keepOffline(true); // a newer version may start
    notice(`The playground did not start: ${err.message}`, "Try again", startAfresh);
  }
}

// mayRetry reports whether another start may go better: what is kept of the site
// may be damaged. It says so once in a row, and never where it cannot remember it.
function mayRetry() {
  if (!navigator.serviceWorker?.controller || sessionStorage.getItem(retried) || root.dataset.storage) return false;
  sessionStorage.setItem(retried, "yes");
  return true;
}

// startAfresh loads the page anew, and its program from the server.
async function startAfresh() {
  await forgetSite();
  await fetch(document.querySelector("[data-wasm]").dataset.wasm, { cache: "reload" }) // the HTTP cache may be wrong too
    .then((answer) => answer.arrayBuffer()).catch(() => {});
  location.reload();
}

// count shows on the progress line how much of the program has come. The size is
// the uncompressed one: Content-Length counts compressed bytes.
async function count(body, line) {
  let loaded = 0;
  try {
    for (const reader = body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      loaded += value.byteLength;
      line.value = loaded / Number(script.dataset.size);
    }
  } catch {
    // Whoever reads the other copy says it.
  }
}
