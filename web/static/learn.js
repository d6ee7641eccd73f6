// learn.js shows on the pages about lessons which of them are done. The
// playground writes that down, in this browser only. The pages are complete
// without this script.
"use strict";

{
  const key = "s3cors.lessons"; // ids with blanks between, as package state writes them
  const forget = document.getElementById("forget");

  const show = () => {
    const done = (localStorage.getItem(key) ?? "").split(" ").filter(Boolean);
    let count = 0;
    for (const place of document.querySelectorAll("[data-lesson]")) {
      place.hidden = !done.includes(place.dataset.lesson);
      if (!place.hidden) count++;
    }
    if (!forget) return;
    forget.hidden = count === 0;
    forget.querySelector("span").textContent = count === Number(forget.dataset.of)
      ? "All lessons are done." : `${count} of ${forget.dataset.of} lessons are done.`;
  };

  forget?.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(key);
    show();
    document.querySelector("ol.lessons a").focus();
  });
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
}
