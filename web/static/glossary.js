// glossary.js shows what a word means beside the word. A link into the glossary
// works without this script: it leads there.
"use strict";

{
  const prefix = "/reference/glossary#";
  let entries; // a promise of the glossary's page, once somebody has asked
  let box;

  // XMLHttpRequest and not fetch: it reads a page without making markup of a
  // text, which the policy forbids. Scripts in it do not run.
  const load = () => entries ??= new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", "/reference/glossary");
    request.responseType = "document";
    request.onload = () => request.status === 200 && request.response ? resolve(request.response) : reject(new Error(`status ${request.status}`));
    request.onerror = () => reject(new Error("no answer"));
    request.send();
  });

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(`a[href^="${prefix}"]`);
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.closest("#hits, #all")) return; // who looks for the glossary's page gets it
    if (!HTMLElement.prototype.showPopover) return;
    event.preventDefault();
    const address = link.getAttribute("href");
    try {
      const word = (await load()).getElementById(address.slice(prefix.length));
      show(link, address, word.textContent, word.nextElementSibling);
    } catch {
      entries = undefined;
      location.assign(address);
    }
  });

  // show puts a meaning below the word, or above it where there is no room.
  function show(link, address, word, meaning) {
    const at = link.closest("#meaning") ? null : link.getBoundingClientRect();
    if (!box) {
      box = document.createElement("div");
      box.id = "meaning";
      box.popover = "auto";
      box.tabIndex = -1;
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-labelledby", "meaning-word");
    }
    // A modal dialog makes everything outside it inert.
    const host = link.closest("dialog") ?? document.body;
    if (box.parentElement !== host) host.append(box);
    const head = document.createElement("h2");
    head.id = "meaning-word";
    head.textContent = word;
    const text = document.createElement("p");
    text.append(...document.importNode(meaning, true).childNodes);
    for (const a of text.querySelectorAll('a[href^="#"]')) a.setAttribute("href", "/reference/glossary" + a.getAttribute("href"));
    const more = document.createElement("a");
    more.href = address;
    more.textContent = "In the glossary";
    more.addEventListener("click", (event) => event.stopPropagation());
    box.replaceChildren(head, text, more);
    if (!box.matches(":popover-open")) box.showPopover();
    if (at) {
      const gap = 6;
      const { width, height } = box.getBoundingClientRect();
      const below = at.bottom + gap;
      box.style.setProperty("left", Math.max(8, Math.min(at.left, innerWidth - width - 8)) + "px");
      box.style.setProperty("top", Math.max(8, below + height < innerHeight - 8 ? below : at.top - gap - height) + "px");
    }
    box.focus({ preventScroll: true }); // closing it gives the keyboard back to the word
  }
}
