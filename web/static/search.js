// search.js looks through the index of the reference as somebody types. The
// index is one file of the site; nothing is sent anywhere. Without this script
// the page is the list of everything.
"use strict";

{
  const box = document.getElementById("search");
  const field = document.getElementById("query");
  const hits = document.getElementById("hits");
  const count = document.getElementById("found");
  const all = document.getElementById("all");
  const paste = document.getElementById("paste"); // where a message can be pasted
  const most = 60; // results on show

  let rank; // a promise of the ranking of rank.js, once somebody has asked

  const load = () => rank ??= fetch(box.dataset.index).then((answer) => {
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer.json();
  }).then(ranking);

  const show = async () => {
    const query = field.value.trim();
    history.replaceState(history.state, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    all.hidden = query !== "";
    if (query === "") {
      hits.replaceChildren();
      count.textContent = "";
      paste.hidden = true;
      return;
    }
    let find;
    try {
      find = await load();
    } catch {
      rank = undefined;
      all.hidden = false;
      count.textContent = "The index could not be loaded. The list below has everything.";
      return;
    }
    if (field.value.trim() !== query) return; // typed on meanwhile
    const { said, found } = find(query);
    hits.replaceChildren(...found.slice(0, most).map(({ entry }) => item(entry)));
    paste.hidden = !said;
    count.textContent = found.length === 0 ? "Nothing found." :
      found.length > most ? `${found.length} found, the best ${most} are shown.` : `${found.length} found.`;
  };

  const item = (entry) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    const kind = document.createElement("span");
    const text = document.createElement("p");
    link.href = entry.url;
    link.textContent = entry.title;
    kind.textContent = entry.kind;
    kind.className = "kind";
    text.textContent = entry.text.length > 160 ? entry.text.slice(0, 159) + "…" : entry.text;
    line.append(link, " ", kind, text);
    return line;
  };

  box.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", show);
  field.addEventListener("focus", () => load().catch(() => { rank = undefined; }), { once: true });
  if (field.value) show();
}
