// boot.js starts app.wasm and keeps the site available offline. It stands in
// for go-app's app.js, whose loader hides the prerendered page and whose
// service worker can keep an old version for ever. The Go side needs none of
// app.js's globals: go-app looks each of them up and goes on without.
"use strict";

const script = document.currentScript;
const root = document.documentElement;
start();
keepOffline();

// start loads and runs app.wasm. data-app on the root element says how far it
// is: "loading", "running", "failed" (could not start) or "stopped" (the Go
// program ended, which it never does by itself).
async function start() {
  root.dataset.app = "loading";
  const line = document.getElementById("progress");
  try {
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
// The size is the uncompressed one: Content-Length counts compressed bytes.
function counted(answer, line) {
  let loaded = 0;
  const count = new TransformStream({
    transform(chunk, out) {
      loaded += chunk.byteLength;
      line.value = loaded / Number(script.dataset.size);
      out.enqueue(chunk);
    },
  });
  return new Response(answer.body.pipeThrough(count), { headers: answer.headers });
}

// keepOffline registers the service worker. A newer version of the site waits
// until the reader asks for it. On loopback there is none: another program
// served from the same address later would be answered with this page.
async function keepOffline() {
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);
  if (loopback || !("serviceWorker" in navigator)) return;
  let registration;
  try {
    registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  } catch {
    return; // blocked by the browser's settings: the page works without it
  }
  const offer = (worker) => {
    // Without a controller this is the first visit: nothing is out of date.
    if (worker?.state !== "installed" || !navigator.serviceWorker.controller) return;
    notice("A new version of the playground is ready.", "Reload", () => {
      navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
      worker.postMessage("activate");
    });
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => offer(worker));
  });
}

// notice shows a sentence and one button below the page.
function notice(text, action, act) {
  const box = document.getElementById("notice");
  const button = document.createElement("button");
  button.textContent = action;
  button.addEventListener("click", act);
  box.replaceChildren(text, " ", button);
  box.hidden = false;
}

function reload() {
  location.reload();
}
