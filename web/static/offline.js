// offline.js keeps the site available offline and says when there is a newer
// version. Only the playground installs the service worker, which fetches all
// of the site; the pages to read merely look after one that is there.
"use strict";

// The playground installs it when its program runs, which is not to share the
// network with all of the site.
if (!("install" in document.currentScript.dataset)) keepOffline(false);

// keepOffline: a newer version of the site waits until the reader asks for it.
// On loopback there is no worker: another program served from the same address
// later would be answered with this page.
async function keepOffline(install) {
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);
  if (loopback || !("serviceWorker" in navigator)) return;
  let registration;
  try {
    registration = install
      ? await navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" })
      : await navigator.serviceWorker.getRegistration("/");
  } catch {
    return; // blocked by the browser's settings: the page works without it
  }
  if (!registration) return;
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
  if (!install) registration.update().catch(() => {}); // offline: later
}

// forgetSite removes the worker and all that it keeps: the next page comes from
// the server.
async function forgetSite() {
  try {
    const workers = await navigator.serviceWorker.getRegistrations();
    const kept = (await caches.keys()).filter((name) => name.startsWith("site-")); // sw.js calls them so
    await Promise.all([...workers.map((worker) => worker.unregister()), ...kept.map((name) => caches.delete(name))]);
  } catch {
    // There is neither, or the browser's settings block both.
  }
}

// workerAddress is the one address of a program that the page's policy lets a
// script name, in the type that it wants.
function workerAddress() {
  const address = "/sw.js";
  if (!window.trustedTypes) return address;
  return trustedTypes.createPolicy("worker-address", { createScriptURL: () => address }).createScriptURL("");
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
