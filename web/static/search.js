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
  const most = 60; // results on show

  // plain is a text as it is compared: in lower case, with the quotes of keyboards.
  const plain = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

  let index; // a promise of the entries, once somebody has asked

  const load = () => index ??= fetch(box.dataset.index).then((answer) => {
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer.json();
  }).then((entries) => entries.map((e) => ({ ...e, low: plain(e.title), words: plain([e.text, ...e.messages ?? []].join(" ")) })));

  // quotes is how much of a message of the entry is in the query: somebody pasted
  // what a program printed. What is at a "…" is a value, and any.
  const quotes = (entry, query) => Math.max(0, ...(entry.messages ?? []).map((message) => {
    const parts = plain(message).split("…");
    let end = 0;
    for (const part of parts) {
      const at = query.indexOf(part, end);
      if (at < 0) return 0;
      end = at + part.length;
    }
    return parts.join("").length;
  }));

  // rank is how well an entry answers: 0 = a word of the query is nowhere in it, and
  // no message of the entry is in the query.
  const rank = (entry, words) => {
    const query = words.join(" ");
    const quoted = quotes(entry, query);
    if (quoted > 0) return 100 + quoted;
    let sum = entry.low === query ? 30 : entry.low.startsWith(query) ? 10 : 0;
    for (const word of words) {
      if (entry.low === word) sum += 12;
      else if (entry.low.startsWith(word)) sum += 8;
      else if (entry.low.includes(word)) sum += 5;
      else if (entry.words.includes(word)) sum += 1;
      else return 0;
    }
    return sum;
  };

  const show = async () => {
    const query = field.value.trim();
    const words = plain(query).split(/\s+/).filter(Boolean);
    history.replaceState(history.state, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    all.hidden = words.length > 0;
    if (words.length === 0) {
      hits.replaceChildren();
      count.textContent = "";
      return;
    }
    let entries;
    try {
      entries = await load();
    } catch {
      index = undefined;
      all.hidden = false;
      count.textContent = "The index could not be loaded. The list below has everything.";
      return;
    }
    if (field.value.trim() !== query) return; // typed on meanwhile
    const found = entries.map((entry) => ({ entry, score: rank(entry, words) })).filter((f) => f.score > 0);
    found.sort((a, b) => b.score - a.score);
    hits.replaceChildren(...found.slice(0, most).map(({ entry }) => item(entry)));
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
  field.addEventListener("focus", () => load().catch(() => { index = undefined; }), { once: true });
  if (field.value) show();
}
