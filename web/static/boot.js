// boot.js starts app.wasm. With offline.js, whose notice it uses, it stands in
// for go-app's app.js, whose loader hides the prerendered page and whose
// service worker can keep an old version for ever. The Go side needs none of
// app.js's globals: go-app looks each of them up and goes on without.
"use strict";

const script = document.currentScript;
const root = document.documentElement;
start();

// start loads and runs app.wasm. data-app on the root element says how far it
// is: "loading", "running", "failed" (could not start) or "stopped" (the Go
// program ended, which it never does by itself).
async function start() {
  root.dataset.app = "loading";
  const line = document.getElementById("progress");
  try {
    if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly, or it is turned off");
    const go = new Go();
    const answer = await fetch(script.dataset.wasm);
    if (!answer.ok) throw new Error(`the server answered ${answer.status} for the program`);
    const { instance } = await WebAssembly.instantiateStreaming(counted(answer, line), go.importObject);
    const ended = go.run(instance); // returns when the page is mounted
    root.dataset.app = "running";
    line.remove();
    await ended;
    root.dataset.app = "stopped";
    notice("The playground stopped. The text you see is still yours to copy.", "Reload", reload);
  } catch (err) {
    console.error(err);
    root.dataset.app = "failed";
    line.remove();
    notice(`The playground did not start: ${err.message}`, "Try again", reload);
  }
}

// counted is answer with its bytes shown on the progress line as they come.
// The size is the uncompressed one: Content-Length counts compressed bytes. The
// type is the one that the browser insists on, whatever the server calls it.
function counted(answer, line) {
  let loaded = 0;
  const count = new TransformStream({
    transform(chunk, out) {
      loaded += chunk.byteLength;
      line.value = loaded / Number(script.dataset.size);
      out.enqueue(chunk);
    },
  });
  return new Response(answer.body.pipeThrough(count), { headers: { "Content-Type": "application/wasm" } });
}
