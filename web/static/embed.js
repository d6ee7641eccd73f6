// embed.js starts the small view of a case, which other people's pages have in
// a frame. Before its program runs, and where it cannot, the link leads to the
// case all the same. Nothing is stored.
"use strict";

{
  const script = document.currentScript;
  document.getElementById("open").href = "/" + location.hash;
  const theme = /[#&]theme=(light|dark)(&|$)/.exec(location.hash);
  if (theme) document.documentElement.dataset.theme = theme[1];
  addEventListener("hashchange", () => location.reload());
  start().catch((err) => {
    document.getElementById("wait").textContent = `The case cannot be shown here (${err.message}). The link opens it.`;
  });

  async function start() {
    const go = new Go();
    const answer = await fetch(script.dataset.wasm);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { instance } = await WebAssembly.instantiateStreaming(answer, go.importObject);
    await go.run(instance);
    throw new Error("its program stopped");
  }
}
