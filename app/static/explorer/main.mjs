// The explorer: a question or filter in, its events in four views, one of them selected. The address holds all of that.

import { announce, fill, find, h } from "./dom.mjs";
import { Problem, address, get } from "./api.mjs";
import { drawChips } from "./chips.mjs";
import { drawEvent } from "./drawer.mjs";
import { told } from "./faults.mjs";
import { drawList } from "./list.mjs";
import { VIEWS, asPairs, asParameters, readState, writeState } from "./state.mjs";
import { drawUse } from "./use.mjs";
import { countryName } from "./words.mjs";

const LATER = { timeline: () => import("./timeline.mjs"), network: () => import("./network.mjs"), map: () => import("./map.mjs") };
const result = find("#result");
const drawer = find("#drawer");
const question = find("#question");

let state = readState(location.search);
let filter = [];
let events = [];
let turn = 0;
let opener = null;

const context = {
  get state() { return state; },
  get filter() { return filter; },
  get selected() { return events.find((event) => event.id === state.event); },
  announce,
  guarded,
  href: (change) => writeState({ ...state, ...change }),
  asked: (pairs) => writeState({ ask: "", filter: [...filter.filter(([name]) => name !== "between"), ...pairs], view: state.view, event: "" }),
  narrowed,
  period: (from, to) => change([...filter.filter(([name]) => name !== "from" && name !== "to"), ["from", from], ["to", to]]),
  go: (href) => { history.pushState(null, "", href); load(); },
  open: (click, id) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey) return;
    click.preventDefault();
    opener = click.currentTarget;
    select(id);
  },
  close,
  step,
};

function guarded(promise, place = result) {
  return told(promise, place, load);
}

/** Lead to the events of an actor: in the place of its country, where that is asked for, since each party wants a participant of its own. */
function narrowed(id, country) {
  const place = filter.findIndex(([name, value]) => name === "between" && value === `country:${country}`);
  const known = filter.some(([name, value]) => name === "between" && value === id);
  const pairs = place >= 0 ? filter.map((pair, i) => (i === place ? ["between", id] : pair)) : known ? filter : [...filter, ["between", id]];
  return writeState({ ask: "", filter: pairs, view: "list", event: "" });
}

function change(pairs) {
  context.go(writeState({ ask: "", filter: pairs, view: state.view, event: "" }));
}

/** Read the address anew, and show what it says. */
async function load() {
  const mine = (turn += 1);
  state = readState(location.search);
  question.value = state.ask;
  drawViews();
  fill(find("#understanding"));
  fill(result, skeleton());
  result.setAttribute("aria-busy", "true");
  closeDrawer();
  const page = await understand();
  if (mine !== turn) return;
  result.removeAttribute("aria-busy");
  find("#use").open = false;
  find("#use").hidden = !page;
  result.querySelector(".skeleton")?.remove();
  if (!page) return;
  events = page.items;
  drawChips(find("#chips"), filter, change);
  document.title = `${state.ask || "Explore"} · Dragoman`;
  await show(page);
  if (mine === turn && state.event) drawEvent(drawer, state.event, context);
}

/** Ask the question, or read the filter of the address; the first page of events comes back. */
async function understand() {
  if (!state.ask) {
    filter = state.filter;
    const page = await guarded(get("/v1/events", asParameters(filter)));
    if (!page) drawChips(find("#chips"), filter, change);
    else if (!filter.length) welcome(page);
    return page;
  }
  try {
    const said = await get("/v1/ask", { q: state.ask });
    filter = asPairs(said.understood.filter);
    tellUnderstanding(said);
    return said.answer;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    filter = [];
    drawChips(find("#chips"), filter, change);
    fill(find("#understanding"), h("div", { class: "fault", role: "alert" }, h("p", {}, problem.message),
      problem.suggestions.length ? [h("p", {}, "It reads questions such as"), examples(problem.suggestions.slice(0, 8))] : h("p", {}, problem.advice)));
    announce(problem.message);
    return null;
  }
}

function tellUnderstanding(said) {
  const { understood, number, counts } = said;
  const parts = [];
  if (understood.not_understood.length) {
    parts.push(h("p", { class: "fault" }, "Not understood, and so not asked: ", understood.not_understood.map((word) => [h("strong", {}, word), " "])));
  }
  if (number !== null && number !== undefined) parts.push(h("p", { class: "number" }, h("strong", {}, number.toLocaleString("en")), ` event${number === 1 ? "" : "s"}`));
  if (counts?.cells.length) parts.push(ranking(counts, understood.answer.by));
  fill(find("#understanding"), parts);
}

function ranking(counts, by) {
  const most = Math.max(...counts.cells.map((cell) => cell.events));
  return h("table", { class: "ranking" }, h("caption", {}, `Events by ${by}`), h("tbody", {}, counts.cells.slice(0, 12).map((cell) => h("tr", {},
    h("th", { scope: "row" }, h("bdi", {}, cell.labels.map((one) => one.name ?? one.value ?? "not known").join(", "))),
    h("td", {}, h("meter", { min: 0, max: most, value: cell.events, "aria-hidden": "true" }), ` ${cell.events}`)))));
}

/** Without a question: what this graph can be asked, drawn from its newest events, since counting all of a large one takes seconds. */
function welcome(page) {
  if (!page.items.length) return;
  const pairs = commonest(page.items.map((event) => [...new Set(event.participants.map((seat) => seat.country).filter(Boolean))].sort().slice(0, 2)).filter((pair) => pair.length === 2).map((pair) => pair.map(countryName).join(" and ")));
  const [type] = commonest(page.items.map((event) => event.type));
  const [year] = commonest(page.items.map((event) => event.when.start?.slice(0, 4)).filter(Boolean));
  const asked = ["who met most often"];
  if (type && year) asked.unshift(`how many ${type}s in ${year}`);
  if (pairs[1]) asked.unshift(`what happened between ${pairs[1]}`);
  if (pairs[0]) asked.unshift(`meetings between ${pairs[0]}`);
  fill(find("#understanding"), h("p", { class: "quiet" }, "The newest events. Ask, for example"), examples(asked));
}

function commonest(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([word]) => word);
}

function examples(asked) {
  return h("ul", { class: "examples" }, asked.map((words) => h("li", {}, h("a", { href: `/?${new URLSearchParams({ ask: words })}` }, words))));
}

async function show(page) {
  if (!page.items.length && !filter.length && !state.ask) {
    result.append(h("div", { class: "empty" }, h("h2", {}, "The graph is empty"), h("p", {}, "Fill it: ", h("code", {}, "dragoman up --demo"), " brings samples, ",
      h("code", {}, "dragoman ingest FOLDER"), " reads articles, or ", h("a", { href: "/read" }, "read one here"), ".")));
  } else if (!page.items.length) {
    result.append(h("div", { class: "empty" }, h("h2", {}, "No event matches"), h("p", {}, page.why ?? ""), filter.length ? [h("p", {}, "Wider, without"),
      h("ul", { class: "examples" }, filter.map(([name, value], place) => h("li", {}, h("a", { href: writeState({ ...state, ask: "", filter: filter.filter((_, i) => i !== place) }) }, `${name} ${value}`))))] : null));
  } else if (state.view === "list") {
    drawList(result, page.items, context, follow(page.next));
  } else {
    const view = await LATER[state.view]();
    if (state.view === "timeline") await view.drawTimeline(result, context);
    if (state.view === "network") await view.drawNetwork(result, context);
    if (state.view === "map") await view.drawMap(result, context, drawList);
  }
  announce(page.items.length ? `${page.items.length}${page.next ? " or more" : ""} events` : `No event matches. ${page.why ?? ""}`);
}

function follow(next) {
  if (!next) return null;
  return async () => {
    const page = await get(next);
    events.push(...page.items);
    return { events: page.items, more: follow(page.next) };
  };
}

function drawViews() {
  fill(find("#views"), VIEWS.map((view) => h("a", { href: writeState({ ...state, view }), "aria-current": view === state.view ? "page" : null }, view[0].toUpperCase() + view.slice(1))));
}

function skeleton() {
  return h("div", { class: "skeleton", "aria-hidden": "true" }, Array.from({ length: 6 }, () => h("div", {})));
}

function select(id) {
  history.pushState(null, "", writeState({ ...state, event: id }));
  state = readState(location.search);
  mark();
  drawEvent(drawer, id, context).then(() => drawer.querySelector("#event-title")?.focus());
}

function mark() {
  for (const line of result.querySelectorAll("[data-event]")) {
    const link = line.querySelector("a");
    if (line.dataset.event === state.event) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    link.setAttribute("href", writeState({ ...state, event: line.dataset.event }));
  }
  drawViews();
}

function step(by) {
  const lines = [...result.querySelectorAll("[data-event]")];
  const here = lines.findIndex((line) => line.dataset.event === state.event);
  const next = lines[here + by];
  if (!next) return;
  opener = next.querySelector("a");
  next.scrollIntoView({ block: "nearest" });
  select(next.dataset.event);
}

function close() {
  history.pushState(null, "", writeState({ ...state, event: "" }));
  state = readState(location.search);
  closeDrawer();
  mark();
  if (opener?.isConnected) opener.focus();
  else result.focus();
}

function closeDrawer() {
  if (state.event) return;
  drawer.hidden = true;
  fill(drawer);
}

function move(by) {
  const links = [...result.querySelectorAll("[data-event] > a")];
  const here = links.indexOf(document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, here + by))]?.focus();
}

function showKeys() {
  const keys = [["/", "to the question"], ["j, k", "next and previous event"], ["Enter", "open it"], ["Escape", "close it"], ["1 to 4", "list, timeline, network, map"], ["?", "these keys"]];
  const dialog = h("dialog", { "aria-labelledby": "keys-title" }, h("h2", { id: "keys-title" }, "Keys"),
    h("dl", { class: "facts" }, keys.map(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
    h("form", { method: "dialog" }, h("button", { class: "main" }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const KEYS = { "/": () => question.focus(), j: () => move(1), k: () => move(-1), "?": showKeys, Escape: () => state.event && close() };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.key !== "Escape") return;
  const act = KEYS[event.key] ?? (/^[1-4]$/.test(event.key) ? () => context.go(writeState({ ...state, view: VIEWS[event.key - 1] })) : null);
  if (!act) return;
  event.preventDefault();
  act();
});

// Links of this page change the state and do not load it anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.hasAttribute("download")) return;
  if (link.origin !== location.origin || link.pathname !== "/" || link.hash) return;
  event.preventDefault();
  context.go(link.href);
});

find("#ask").addEventListener("submit", (event) => {
  event.preventDefault();
  context.go(writeState({ ask: question.value.trim(), filter: [], view: state.view, event: "" }));
});
find("#keys").addEventListener("click", showKeys);
find("#use").addEventListener("toggle", () => find("#use").open && drawUse(find("#use-body"), state.view, context));
window.addEventListener("popstate", load);
load();
