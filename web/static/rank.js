// rank.js answers which entries of the reference's index fit what somebody typed
// or pasted, the best first. It knows nothing of the page: search.js shows what
// comes out, and a test asks it the questions of its table. The words that mean
// the same, the words to leave out and the messages of programs are in the index.
"use strict";

const ranking = (index) => {
  // plain is a text as it is compared: the quotes of keyboards, single spaces.
  const plain = (text) => text.replace(/[‘’`]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ");

  // stem is a word without its ending: header for headers, cach for caching.
  const stem = (word) => {
    const short = word.replace(/ies$/, "y").replace(/(?:ing|ed|es|s|e)$/, "");
    return short.length < 3 || /\d/.test(word) ? word : short;
  };

  // compounds are the names in a text, cut into their words: Allowed-Origin,
  // AllowedOrigin and allowed_origin have two.
  const compounds = (text) => {
    const spaced = plain(text).replace(/([a-z])([A-Z])/g, "$1-$2").replace(/([A-Z])([A-Z][a-z]{2})/g, "$1-$2").toLowerCase();
    return (spaced.match(/[\p{L}\p{N}]+(?:[-_.'@/][\p{L}\p{N}]+)*|\*/gu) ?? []).map((name) => name.split(/[-_.'@/]/));
  };

  const stop = new Set(index.stop.split(" "));
  const vocabulary = new Map(); // stem → number of entries with it
  const joined = new Map(); // a name without its hyphens → its words

  // wordsOf are the stems of a text of the index, without those to leave out.
  const wordsOf = (text) => {
    const all = new Set();
    let before = "";
    for (const parts of compounds(text)) {
      if (parts.length > 1) joined.set(parts.join(""), parts);
      for (const part of parts) {
        joined.set(before + part, [before, part]);
        before = part;
      }
      for (const part of parts) if (parts.length > 1 || !stop.has(part)) all.add(stem(part));
    }
    return all;
  };

  // idOf is the last part of an address.
  const idOf = (url) => url.replace(/.*[/#]/, "");

  const entries = new Map(index.entries.map((e) => [e.url, {
    entry: e,
    phrases: [e.title, idOf(e.url), ...e.also ?? []].map((text) => ({ text: plain(text).toLowerCase(), words: wordsOf(text) })),
    words: wordsOf([e.title, idOf(e.url), e.text, ...e.also ?? []].join(" ")),
  }]));
  for (const { words } of entries.values()) for (const word of words) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  const messages = index.messages.map((m) => ({ ...m, parts: plain(m.text).toLowerCase().split("…").map((part) => part.trim()).filter(Boolean), words: wordsOf(m.text) }));
  for (const { words } of messages) for (const word of words) if (!vocabulary.has(word)) vocabulary.set(word, 1);
  const same = new Map(); // stem → the stems that mean the same
  for (const group of index.same) {
    const stems = group.split(" ").map(stem);
    for (const one of stems) same.set(one, [...same.get(one) ?? [], ...stems.filter((other) => other !== one)]);
  }

  // weight is how much a word tells: little if many entries have it, and less if
  // the whole site is about it.
  const faint = new Set(index.faint.split(" ").map(stem));
  const weight = (word) => Math.log(1 + entries.size / (vocabulary.get(word) ?? 1)) * (faint.has(word) ? 0.3 : 1);

  // near reports whether one letter is missing, added, different or swapped.
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i) ||
      a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
  };

  // known reports whether the index has a word, or the beginning of one.
  const known = (word) => vocabulary.has(stem(word)) || same.has(stem(word));

  // termsOf are the words of a query, each with the stems that it stands for and
  // how well: itself, what means the same, what begins so, what looks so.
  const termsOf = (query) => {
    const all = compounds(query);
    let words = [];
    for (let i = 0; i < all.length; i++) {
      const parts = all[i], whole = parts.join("");
      const next = all[i + 1]?.join("");
      if (parts.length > 1 && vocabulary.has(stem(whole)) && !parts.every(known)) words.push(whole); // "pre-flight"
      else if (parts.length > 1) words.push(...parts);
      else if (next && vocabulary.has(stem(whole + next)) && !(known(whole) && known(next))) { words.push(whole + next); i++; } // "pre flight"
      else if (!known(whole) && joined.has(whole)) words.push(...joined.get(whole)); // "alloworigin"
      else if (!stop.has(whole)) words.push(whole);
    }
    if (words.length === 0) words = all.flat();
    return [...new Set(words)].map((word) => {
      const is = stem(word);
      const means = new Map(vocabulary.has(is) ? [[is, 1]] : []);
      const add = (other, how) => { if (vocabulary.has(other) && !means.has(other)) means.set(other, how); };
      for (const other of same.get(is) ?? []) add(other, 0.9);
      if (word.length > 2) for (const other of vocabulary.keys()) if (other.startsWith(word) || other.startsWith(is) && is.length > 3) add(other, means.has(is) ? 0.5 : 0.7);
      if (means.size === 0 && word.length > 4) for (const other of vocabulary.keys()) if (near(is, other)) add(other, 0.6);
      return { means, weight: vocabulary.has(is) ? weight(is) : Math.max(0, ...[...means].map(([other, how]) => how * weight(other))) };
    }).filter((term) => term.means.size > 0);
  };

  // fits is how well a phrase fits the terms, from 0 to 1: how much of the query is
  // in the phrase, and how much of the phrase is in the query.
  const fits = (terms, words) => {
    let asked = 0, got = 0, has = 0, hit = 0;
    const met = new Set();
    for (const term of terms) {
      asked += term.weight;
      let best = 0;
      for (const [word, how] of term.means) {
        if (!words.has(word)) continue;
        met.add(word);
        best = Math.max(best, how);
      }
      got += best * term.weight;
    }
    for (const word of words) {
      has += weight(word);
      if (met.has(word)) hit += weight(word);
    }
    if (hit === 0 || asked === 0) return 0;
    const ofQuery = got / asked, ofPhrase = hit / has;
    return 4 * ofQuery * ofPhrase / (3 * ofPhrase + ofQuery);
  };

  // holds is how much of the terms is among words, from 0 to 1.
  const holds = (terms, words) => {
    let asked = 0, got = 0;
    for (const term of terms) {
      asked += term.weight;
      got += term.weight * Math.max(0, ...[...term.means].map(([word, how]) => words.has(word) ? how : 0));
    }
    return asked === 0 ? 0 : got / asked;
  };

  // quotes is how many letters of a message are in the query, in order: somebody
  // pasted what a program printed. 0 = it is not all there.
  const quotes = (message, query) => {
    let end = 0, sum = 0;
    for (const part of message.parts) {
      const at = query.indexOf(part, end);
      if (at < 0) return 0;
      end = at + part.length;
      sum += part.length;
    }
    // A message of common words has to be most of what was typed.
    return sum > 14 || /[_<.]/.test(message.text) || sum > query.length / 2 ? sum : 0;
  };

  return (query) => {
    const typed = plain(query).trim().toLowerCase();
    const words = query.replace(/\bhttps?:\/\/\S+/g, " ");
    let terms = termsOf(words);
    if (terms.length === 0) terms = termsOf(query);
    const scores = new Map();
    const raise = (url, score) => scores.set(url, Math.max(scores.get(url) ?? 0, score));
    for (const [url, { entry, phrases, words }] of entries) {
      const held = holds(terms, words);
      if (held === 0) continue;
      const fit = Math.max(...phrases.map((p) => p.text === typed ? 1.1 : fits(terms, p.words)));
      raise(url, 10 * fit + 5 * held + (index.kinds[entry.kind] ?? 0));
    }
    let said = false; // a message is in the query
    for (const message of messages) {
      const letters = quotes(message, typed);
      if (letters > 5) said = true;
      const score = letters > 5 ? 20 + Math.min(letters, 200) / 10 - (message.less ?? 0) : 11 * fits(terms, message.words);
      message.pages.forEach((url, i) => { if (score > 0) raise(url, score - i * (letters > 5 ? 0.01 : 0.5)); });
    }
    const found = [...scores].map(([url, score]) => ({ entry: entries.get(url).entry, score })).sort((a, b) => b.score - a.score);
    const best = found[0]?.score ?? 0;
    return { said, found: found.filter((f) => f.score > best / 3) };
  };
};
