// theme.js is the theme switch of the pages to read, which run no program. It
// goes round as the playground's does; early.js applies what it keeps.
"use strict";

{
  const button = document.getElementById("theme");
  const root = document.documentElement;
  const next = { auto: "light", light: "dark", dark: "auto" };
  const now = () => root.dataset.theme || "auto";
  const say = () => {
    const text = `Theme: ${now()}. Switch to ${next[now()]}`;
    button.title = text;
    button.setAttribute("aria-label", text);
  };
  button.addEventListener("click", () => {
    const theme = next[now()];
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    localStorage.setItem("theme", theme === "auto" ? "" : theme);
    say();
  });
  say();
  button.hidden = false;
}
