"use strict";

const content = document.getElementById("content");
const state = document.getElementById("state");
const following = state.textContent;
let seen = content.dataset.version;
let place = { x: 0, y: 0, tables: [] };
let turn = Promise.resolve();

function hasFaults() {
  return content.querySelector(".faults") !== null;
}

function tables() {
  return [...content.querySelectorAll(".scroller")];
}

// The place in the page is kept, and found again after a page of problems.
async function refresh() {
  const answer = await fetch("content", { cache: "no-store" });
  if (!answer.ok) return;
  const html = await answer.text();
  if (!hasFaults()) {
    place = { x: window.scrollX, y: window.scrollY, tables: tables().map((table) => table.scrollLeft) };
  }
  content.innerHTML = html;
  tell();
  seen = answer.headers.get("Version");
  if (hasFaults()) {
    window.scrollTo(0, 0);
    return;
  }
  tables().forEach((table, index) => {
    table.scrollLeft = place.tables[index] || 0;
  });
  window.scrollTo(place.x, place.y);
}

function tell() {
  state.textContent = hasFaults() ? "There are problems; the page comes back when they are mended." : following;
}

const events = new EventSource("events");
events.addEventListener("message", (event) => {
  if (event.data !== seen) turn = turn.then(refresh).catch(() => {});
});
events.addEventListener("open", tell);
events.addEventListener("error", () => {
  state.textContent = "The preview has ended, or does not answer; the page waits for it.";
});
