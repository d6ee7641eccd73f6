// learn.js shows on the pages about lessons which of them are done, how many of each
// topic, and which comes next. The playground writes that down, in this browser only.
// The pages are complete without this script.
"use strict";

{
  const key = "s3cors.lessons"; // ids with spaces between, as package state writes them
  const forget = document.getElementById("forget");

  const show = () => {
    const done = (localStorage.getItem(key) ?? "").split(" ").filter(Boolean);
    for (const mark of document.querySelectorAll("[data-lesson]")) mark.hidden = !done.includes(mark.dataset.lesson);
    if (!forget) return;
    const marks = [...document.querySelectorAll(".lessons [data-lesson]")];
    const count = (list) => list.filter((mark) => !mark.hidden).length;
    for (const topic of document.querySelectorAll("[data-topic]")) {
      const own = [...document.getElementById(topic.dataset.topic).parentNode.querySelectorAll("[data-lesson]")];
      topic.hidden = count(own) === 0;
      topic.textContent = `${count(own)} of ${own.length} done`;
    }
    forget.hidden = count(marks) === 0;
    forget.querySelector("span").textContent = count(marks) === marks.length
      ? "All lessons are done." : `${count(marks)} of ${marks.length} lessons are done.`;
    const next = marks.find((mark) => mark.hidden)?.closest("li").querySelector("a");
    const go = forget.querySelector("a");
    go.hidden = !next;
    if (next) {
      go.href = next.href;
      go.textContent = `Continue: ${next.textContent}`;
    }
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
