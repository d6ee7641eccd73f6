// boot.js runs app.wasm, which early.js loads. With offline.js, whose notice it
// uses, it stands in for go-app's app.js, whose loader hides the prerendered page
// and whose service worker can keep an old version for ever. The Go side needs
// none of app.js's globals: go-app looks each of them up and goes on without.
"use strict";

const script = document.currentScript;
const root = document.documentElement;
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
    const ended = go.run(instance); // returns when the page is mounted
    root.dataset.app = "running";
    line.remove();
    keepOffline(true);
    await ended;
    root.dataset.app = "stopped";
    notice("The playground stopped. The text you see is still yours to copy.", "Reload", reload);
  } catch (err) {
    console.error(err);
    root.dataset.app = "failed";
    line.remove();
    keepOffline(true); // a newer version may start
    notice(`The playground did not start: ${err.message}`, "Try again", reload);
  }
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
