// What the page can do beyond being read: sort its tables, open what is linked to, and score again under other weights.
// Everything it says comes from the page's catalogue of messages; everything it writes is text, never markup.
"use strict";
(() => {
  const given = JSON.parse(document.getElementById("guide-data").textContent);

  /** A message with its places filled. */
  function say(key, places = {}) {
    return given.words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in places ? apart(places[name]) : whole));
  }

  const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

  /** Text kept apart from the words around it, as the page's own texts are, by marks that show nowhere. */
  function apart(text) {
    return document.dir === "rtl" || FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text;
  }

  /** A new element with attributes and children; what is undefined is left out. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /** What a document says, marked up as the page's other texts of documents are. */
  function inDocument(text) {
    return make("bdi", { lang: given.content_lang }, text);
  }

  /** A number as the library prints it, as the page's language writes it. */
  function inLanguage(text) {
    const { decimal, group, group_from: from, minus } = given.numbers;
    return text.replace(/-(?=\d)/g, minus).replace(/\d+(\.\d+)?/g, (number) => {
      const [whole, rest] = number.split(".");
      const grouped = whole.length < from ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
      return rest === undefined ? grouped : grouped + decimal + rest;
    });
  }

  const announcer = make("p", { class: "unseen", role: "status", "aria-live": "polite" });
  document.body.append(announcer);

  function announce(text) {
    announcer.textContent = text;
  }

  // Sorting: descending, ascending, as given. What has no score stands last in both directions: unknown is not zero.

  const TURNS = { none: "descending", descending: "ascending", ascending: "none" };

  function makeSortable(table) {
    const bodies = [...table.tBodies];
    const rows = new Map(bodies.map((body) => [body, [...body.rows]]));
    const restore = make("button", { type: "button", hidden: "" }, say("script.as_given"));
    const heads = [...table.tHead.rows[0].cells].filter((head) => head.dataset.sort);

    function sort(head, direction) {
      for (const each of heads) each.removeAttribute("aria-sort");
      if (head && direction !== "none") head.setAttribute("aria-sort", direction);
      const compare = head && direction !== "none" ? comparer(head, direction) : () => 0;
      const loose = bodies.filter((body) => !body.classList.contains("fixed"));
      const fixed = bodies.filter((body) => body.classList.contains("fixed"));
      const whole = loose.length > 1;
      for (const body of loose) {
        const all = rows.get(body);
        body.append(...(whole ? [all[0], ...all.slice(1).sort(compare)] : [...all].sort(compare)));
      }
      if (whole) table.append(...[...loose].sort((a, b) => compare(rows.get(a)[0], rows.get(b)[0])), ...fixed);
      restore.hidden = !head || direction === "none";
    }

    for (const head of heads) {
      const name = head.textContent.trim();
      const button = make("button", { type: "button", class: "sorter" }, say("script.sort"));
      button.append(make("span", { class: "unseen" }, ` ${name}`));
      head.append(button);
      button.addEventListener("click", () => {
        const direction = TURNS[head.getAttribute("aria-sort") ?? "none"];
        sort(head, direction);
        announce(direction === "none" ? say("script.is_as_given") : say(`script.${direction}`, { column: name }));
      });
    }
    restore.addEventListener("click", () => {
      sort(null, "none");
      heads[0].querySelector("button").focus();
      announce(say("script.is_as_given"));
    });
    const bar = make("div", { class: "controls" }, restore);
    (table.closest(".scroller") ?? table).before(bar);
  }

  function comparer(head, direction) {
    const [column, sign] = [head.cellIndex, direction === "ascending" ? 1 : -1];
    return (one, other) => {
      const [a, b] = [one, other].map((row) => row.cells[column].dataset.v);
      if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
      return sign * (Number(a) - Number(b));
    };
  }

  document.querySelectorAll("table.sortable").forEach(makeSortable);

  // What is linked to opens, and all opens for print, in browsers that do not do so by themselves.

  function openTarget() {
    const target = document.getElementById(decodedHash());
    if (!target) return;
    document.getElementById("main").classList.remove("deferred"); // else what stands before has a height that is guessed
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    target.scrollIntoView();
  }

  function decodedHash() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  addEventListener("hashchange", openTarget);
  if (location.hash) openTarget();

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });

  // Your own weights.

  const data = given.rescoring;
  const panel = document.getElementById("weights");
  if (!data || !panel) return;
  panel.hidden = false;
  if (data.refused) {
    panel.append(make("p", { class: "small" }, say("script.no_sliders")));
    return;
  }

  const table = document.getElementById("scores");
  const rowOf = new Map([...table.tBodies].flatMap((body) => [...body.rows]).map((row) => [row.dataset.p, row]));
  const published = new Map(data.weighable.map((path) => [path, rescoring.publishedWeight(data, path)]));
  const movable = data.weighable.filter((path) => published.get(path) !== null && rowOf.has(path));
  const most = Math.max(...movable.map((path) => approximate(published.get(path))), 1);
  const REACH = 4; // how many times the heaviest published weight a slider goes to
  const controls = new Map();
  let before = null;

  function titleOf(path) {
    return rowOf.get(path).cells[0].querySelector("bdi").textContent;
  }

  /** The weights that differ from the published ones. */
  function chosen() {
    const weights = [...controls].map(([path, { number }]) => [path, written(number)]);
    return Object.fromEntries(weights.filter(([path, weight]) => weight !== published.get(path)));
  }

  /** A weight in text, a decimal or a fraction, as a number near it. */
  function approximate(text) {
    return text.includes("/") ? rescoring.near(text) : Number(text);
  }

  /** Puts a slider at a weight; one beyond its end moves the end. */
  function place(range, value) {
    if (value > Number(range.max)) range.max = value;
    range.value = value;
  }

  /** What stands in a field, with a point before decimals, as weights are written. */
  function written(number) {
    return number.value.trim().replace(given.numbers.decimal, ".");
  }

  function slider(path) {
    const [id, title, weight] = [`w-${path.replaceAll(".", "-")}`, titleOf(path), published.get(path)];
    const range = make("input", { type: "range", min: 0, max: REACH * most, step: "any", "aria-labelledby": `${id}-l` });
    const field = { type: "text", inputmode: "decimal", dir: "ltr", autocomplete: "off", size: 6 };
    const number = make("input", { ...field, id, value: weight });
    place(range, approximate(weight));
    controls.set(path, { range, number });
    range.addEventListener("input", () => {
      number.value = String(Math.round(Number(range.value) * 20) / 20);
      update();
    });
    number.addEventListener("input", () => {
      const value = Number(written(number) || NaN);
      if (value >= 0 && Number.isFinite(value)) place(range, value);
      update();
    });
    const label = make("label", { for: id, id: `${id}-l` }, inDocument(title));
    const note = make("span", { class: "slider-note" }, say("script.published", { weight: inLanguage(weight) }));
    return make("div", { class: "slider" }, label, range, number, note);
  }

  function sliders(paths) {
    return make("div", { class: "sliders" }, ...paths.map(slider));
  }

  const outer = movable.filter((path) => !path.includes("."));
  const inner = movable.filter((path) => path.includes("."));
  const changes = make("div", { class: "changes" });
  const refused = make("p", { class: "refused", role: "alert", hidden: "" });
  const restore = make("button", { type: "button" }, say("script.restore"));
  const copy = make("button", { type: "button" }, say("script.copy"));
  const address = make("input", { type: "text", readonly: "", dir: "ltr", "aria-label": say("script.address") });
  const details = make("details", { id: "own" }, make("summary", {}, say("script.own")));
  const body = make("div", { class: "panel" }, make("p", {}, say("script.own.about")));
  if (outer.length) body.append(sliders(outer));
  if (inner.length) body.append(make("details", { class: "nested" }, make("summary", {}, say("script.inner")), sliders(inner)));
  const share = make("div", { class: "bar" }, restore, copy, make("span", { class: "address" }, address));
  body.append(refused, share, changes);
  details.append(body);
  panel.append(details);

  function setAll(weights) {
    for (const [path, { range, number }] of controls) {
      number.value = weights[path] ?? published.get(path);
      place(range, approximate(number.value));
    }
  }

  restore.addEventListener("click", () => {
    setAll({});
    update();
    announce(say("script.restored"));
  });

  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address.value);
      announce(say("script.copied"));
      copy.textContent = say("script.copied");
    } catch {
      address.focus();
      address.select();
      announce(say("script.copy_yourself"));
    }
  });

  function update() {
    const weights = chosen();
    const names = Object.keys(weights);
    remember(weights);
    if (!names.length) return clear();
    const found = rescoring.rescore(data, weights);
    refuse(found.refused);
    if (found.refused.length) return clearMarks();
    before ??= rescoring.rescore(data, {});
    mark(found.subjects);
    tell(names, found.subjects);
  }

  function remember(weights) {
    const text = rescoring.weightsToText(weights);
    const base = location.href.split("#")[0];
    address.value = text ? `${base}#${text}` : base;
    copy.textContent = say("script.copy");
    if (text || location.hash.startsWith("#w=")) history.replaceState(null, "", address.value);
  }

  function refuse(reasons) {
    refused.hidden = !reasons.length;
    refused.textContent = reasons.map(({ path, reason }) => reasonFor(path, reason)).join(" ");
    const wrong = new Set(reasons.map(({ path }) => path));
    for (const [path, { number }] of controls) {
      if (wrong.has(path)) number.setAttribute("aria-invalid", "true");
      else number.removeAttribute("aria-invalid");
    }
  }

  function reasonFor(path, reason) {
    const name = rowOf.has(path) && path ? titleOf(path) : say("script.whole");
    return say(`script.reason.${reason}`, { name });
  }

  function clearMarks() {
    for (const each of table.querySelectorAll(".yours, .own")) each.remove();
    changes.replaceChildren();
  }

  function clear() {
    refuse([]);
    clearMarks();
    changes.append(make("p", { class: "quiet" }, say("script.unchanged")));
  }

  function shownText(result) {
    if (result.score === null) return given.outcomes[result.outcome];
    return scoreText(result.show, result.score);
  }

  /** A value as the page's other scores are written: with a sign, or with the most that it could be. */
  function scoreText(show, value) {
    const [number, most] = [value, "1"].map((each) => inLanguage(rescoring.shown({ ...show, out_of: false }, each)));
    return show.out_of ? say("number.of", { number, most }) : number;
  }

  function boundsText(result) {
    if (result.lower === null || result.lower === result.upper) return "";
    const [low, high] = [result.lower, result.upper].map((value) => scoreText(result.show, value));
    return say("script.could_be", { low, high });
  }

  function isSame(one, other) {
    return ["outcome", "score", "lower", "upper"].every((key) => one[key] === other[key]);
  }

  /** Writes into each cell that changed what it is under these weights, beside what is published. */
  function mark(subjects) {
    clearMarks();
    data.subjects.forEach(({ id }, place) => {
      for (const [path, result] of subjects.get(id)) {
        const cell = rowOf.get(path)?.cells[place + 1];
        if (cell && !isSame(result, before.subjects.get(id).get(path))) cell.append(yours(cell, result));
      }
    });
  }

  function yours(cell, result) {
    const drawing = cell.querySelector("svg");
    if (drawing && result.score !== null) {
      drawing.setAttribute("viewBox", `0 0 ${given.axis.width} 12`);
      drawing.append(tick(rescoring.near(result.score)));
    }
    const parts = [make("b", {}, shownText(result)), boundsText(result)].filter((part) => part !== "");
    const said = make("span", { class: "yours" }, `${say("script.yours")} `, parts[0]);
    if (parts[1]) said.append(` ${parts[1]}`);
    return said;
  }

  function tick(value) {
    const { start, length } = given.axis;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const x = Math.round(10 * (start + length * Math.min(Math.max(value, 0), 1))) / 10;
    path.setAttribute("class", "own");
    path.setAttribute("d", `M${x} 0v12`);
    return path;
  }

  /** What changed on the whole: a table of what is published, what it is under these weights, and the difference. */
  function tell(names, subjects) {
    const heads = ["script.subject", "script.published_score", "script.your_score", "script.difference"];
    const head = make("tr", {}, ...heads.map((key) => make("th", { scope: "col" }, say(key))));
    const rows = data.subjects.map(({ id }, place) => {
      const [was, is] = [before.subjects.get(id).get(""), subjects.get(id).get("")];
      const both = was.score !== null && is.score !== null;
      const difference = both ? inLanguage(rescoring.shownDifference(is.show, was.score, is.score)) : "–";
      const cells = [...[was, is].map((each) => `${apart(shownText(each))} ${boundsText(each)}`), apart(difference)];
      return make("tr", {}, make("th", { scope: "row" }, inDocument(nameOf(place))), ...cells.map((text) => make("td", {}, text)));
    });
    const caption = make("caption", {}, say("script.changed", { names: names.map(titleOf).join("; ") }));
    const told = make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...rows));
    const scroller = make("div", { class: "scroller", role: "region", tabindex: 0, "aria-label": say("script.changed.label") }, told);
    changes.replaceChildren(make("p", { class: "notice" }, say("script.notice")), scroller);
    announceLater(say("script.updated", { count: String(names.length) }));
  }

  function nameOf(place) {
    return table.tHead.rows[0].cells[place + 1].querySelector("bdi").textContent;
  }

  // A slider that is dragged says what changed once, when it rests.
  let waiting = 0;
  function announceLater(text) {
    clearTimeout(waiting);
    waiting = setTimeout(() => announce(text), 600);
  }

  function fromAddress() {
    if (!location.hash.startsWith("#w=")) return;
    const { weights, ignored } = rescoring.weightsFromText(location.hash, data);
    setAll(weights);
    details.open = true;
    update();
    if (ignored.length) {
      refused.hidden = false;
      refused.textContent = say("script.ignored", { parts: ignored.map(({ text }) => text).join("; ") });
    }
  }

  addEventListener("hashchange", fromAddress);
  clear();
  if (location.hash.startsWith("#w=")) fromAddress();
  else remember({});
})();
