// The page works without this file. It adds: keys, focus, scrolling to the lit words, files dropped anywhere.
"use strict";

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const reader = () => $("#reader");
const isOpen = () => Boolean($("#reader .open"));
const isNarrow = () => matchMedia("(max-width: 767px)").matches;

// Whether the next report that opens takes the focus (a click, Enter) or leaves it in the list (j and k).
let takesFocus = false;

function markCurrent() {
  const id = reader()?.dataset.id;
  for (const row of $$("#list .row")) {
    const isCurrent = row.dataset.id === id;
    row.classList.toggle("current", isCurrent);
    const link = $(".quote", row);
    if (isCurrent) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  // Under an open report that covers the screen nothing can be reached by Tab.
  const covered = isOpen() && isNarrow();
  for (const part of [$("header.top"), $("#list"), $("#filters")]) if (part) part.inert = covered;
}

function showLit() {
  const pane = $("#reader .open");
  const lit = $("#lit");
  if (!pane) return;
  if (lit) {
    const place = lit.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    const room = pane.clientHeight;
    // Words that the head leaves in sight need no scrolling; others come to the upper third.
    if (place + lit.getBoundingClientRect().height > room - 40) pane.scrollTop = place - room / 3;
  }
  const row = $("#list .row.current");
  if (row && !isNarrow()) row.scrollIntoView({ block: "nearest" });
}

function settle() {
  markCurrent();
  showLit();
}

function move(step) {
  const links = $$("#list .quote");
  if (!links.length) return;
  const from = links.findIndex((link) => link === document.activeElement);
  const current = from >= 0 ? from : links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = current < 0 ? (step > 0 ? 0 : -1) : current + step;
  const link = links[next];
  if (!link) return;
  link.focus({ preventScroll: true });
  link.closest(".row").scrollIntoView({ block: "nearest" });
  if (isOpen() && !isNarrow()) {
    takesFocus = false;
    link.click();
  }
}

function close() {
  const id = reader()?.dataset.id;
  const link = $("#reader .close");
  if (!link) return;
  link.click();
  document.body.addEventListener("htmx:afterSettle", () => document.getElementById(`s-${id}`)?.focus(), { once: true });
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const on = event.target;
  if (on.closest("input, textarea, select")) {
    if (event.key === "Escape") on.blur();
    return;
  }
  const inReader = Boolean(on.closest("#reader"));
  if (event.key === "j" || (event.key === "ArrowDown" && !inReader && $("#list"))) move(1);
  else if (event.key === "k" || (event.key === "ArrowUp" && !inReader && $("#list"))) move(-1);
  else if (event.key === "Escape" && isOpen()) close();
  else if (event.key === "/" && $("#q")) $("#q").focus();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".quote, .other, .tools .button, .legend a");
  if (link && (event.isTrusted || link.closest("#reader"))) takesFocus = !link.matches(".close");
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  settle();
  if (takesFocus && isOpen() && event.detail.target?.id === "reader") {
    $("#reader h2")?.focus({ preventScroll: true });
    takesFocus = false;
  }
});
document.body.addEventListener("htmx:historyRestore", settle);
document.addEventListener("DOMContentLoaded", settle);
matchMedia("(max-width: 767px)").addEventListener("change", markCurrent);

// --- what goes wrong is said ---

function say(words) {
  const alert = $("#alert");
  alert.textContent = words;
  alert.hidden = !words;
}

document.body.addEventListener("htmx:beforeRequest", () => say(""));
document.body.addEventListener("htmx:sendError", () => say(document.body.dataset.lost));
document.body.addEventListener("htmx:responseError", (event) => {
  const xhr = event.detail.xhr;
  if ([400, 404, 413].includes(xhr.status)) return; // the answer is a page that says it
  const isPlain = (xhr.getResponseHeader("content-type") || "").startsWith("text/plain");
  say(isPlain ? xhr.responseText : document.body.dataset.failed);
});

// --- files ---

const formOf = (token) => token.closest("form");
let depth = 0; // dragenter and dragleave come for every element on the way

const carriesFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

function showDrop(on) {
  $("#drop").hidden = !on;
}

async function filesOf(entry, path = "") {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [path ? new File([file], path + file.name, { type: file.type }) : file];
  }
  const source = entry.createReader();
  const files = [];
  for (;;) {
    const entries = await new Promise((resolve, reject) => source.readEntries(resolve, reject)); // at most 100 at once
    if (!entries.length) return files;
    for (const inner of entries) {
      if (!inner.name.startsWith(".")) files.push(...(await filesOf(inner, `${path}${entry.name}/`)));
    }
  }
}

async function drop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...transfer.files];
  const files = entries.length ? (await Promise.all(entries.map((entry) => filesOf(entry)))).flat() : plain;
  if (!files.length) return;
  const holder = new DataTransfer();
  for (const file of files) holder.items.add(file);
  // On the page with the form its date and options count; elsewhere the bare form of every page is sent.
  const form = $(".files") || $("#dropped");
  const input = $("input[type=file]", form);
  input.files = holder.files;
  if (form.requestSubmit) form.requestSubmit();
}

addEventListener("dragenter", (event) => {
  if (!carriesFiles(event)) return;
  depth += 1;
  showDrop(true);
});
addEventListener("dragleave", (event) => {
  if (!carriesFiles(event)) return;
  depth -= 1;
  if (depth <= 0) showDrop(false);
});
addEventListener("dragover", (event) => {
  if (carriesFiles(event)) event.preventDefault();
});
addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  depth = 0;
  showDrop(false);
  drop(event.dataTransfer).catch(() => say(document.body.dataset.failed));
});

document.addEventListener("change", (event) => {
  if (!event.target.matches(".files input[type=file]")) return;
  const names = $$("input[type=file]", formOf(event.target)).flatMap((input) => [...input.files].map((file) => file.name));
  const shown = names.slice(0, 5).join(", ");
  $(".chosen-files").textContent = names.length > 5 ? `${names.length}: ${shown} …` : shown;
});

document.body.addEventListener("htmx:confirm", (event) => {
  const input = $$("input[type=file]", event.target);
  const size = input.flatMap((one) => [...one.files]).reduce((sum, file) => sum + file.size, 0);
  const limit = Number(document.body.dataset.limit);
  if (limit && size > limit) {
    event.preventDefault();
    say(document.body.dataset.tooLarge);
  }
});
