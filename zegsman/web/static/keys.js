// Comforts, none of them needed: keys to go from statement to statement, and every piece of a broken statement lit at once.
"use strict";

const asked = () => /^#(?:wie-)?s(\d+)$/.exec(location.hash)?.[1];

function light() {
  const number = asked();
  for (const piece of document.querySelectorAll("[data-s]")) piece.classList.toggle("lit", piece.dataset.s === number);
  // The list follows the text, without moving the text.
  if (location.hash.startsWith("#s")) reveal(document.getElementById(`wie-s${number}`));
}

function reveal(entry) {
  const list = entry?.closest(".list");
  if (!list || list.scrollHeight <= list.clientHeight) return;
  const inside = entry.getBoundingClientRect(), frame = list.getBoundingClientRect();
  if (inside.top < frame.top || inside.bottom > frame.bottom) list.scrollTop += inside.top - frame.top - frame.height / 3;
}

function step(by) {
  const marks = [...document.querySelectorAll(".story .mark[id]")];
  if (!marks.length) return;
  const now = marks.findIndex((mark) => mark.dataset.s === asked());
  // From nowhere, start at what is on the screen.
  const next = now >= 0 ? now + by : Math.max(0, marks.findIndex((mark) => mark.getBoundingClientRect().top >= 0));
  if (marks[next]) location.replace(`#${marks[next].id}`);
}

// On a wide screen the list stands beside the text: going to it must not move the text.
function beside(event) {
  const link = event.target.closest?.("a[href^='#wie-s']");
  const entry = link && document.getElementById(link.hash.slice(1));
  if (!entry || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (getComputedStyle(entry.closest(".list")).position !== "sticky") return;
  event.preventDefault();
  history.pushState(null, "", link.hash);
  light();
  reveal(entry);
  entry.focus({ preventScroll: true });
}

const help = document.getElementById("toetsen");
const keys = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => document.querySelector("[data-search]")?.focus(),
  "?": () => (help.open ? help.close() : help.showModal()),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (help.open && event.key !== "?") return;
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});
addEventListener("click", beside);
addEventListener("hashchange", light);
addEventListener("popstate", light);
for (const button of document.querySelectorAll("[data-keys]")) {
  button.hidden = false;
  button.addEventListener("click", keys["?"]);
}
light();
