// The explorer: a question or filter in, its events in four views, one of them open. The address holds all of that.

import { announce, fill, find, h } from "./dom.mjs";
import { Problem, get } from "./api.mjs";
import { drawChips } from "./chips.mjs";
import { drawEvent } from "./drawer.mjs";
import { told } from "./faults.mjs";
import { listenForKeys, showKeys } from "./keys.mjs";
import { drawList } from "./list.mjs";
import { drawPick, narrow, readPick, touches } from "./pick.mjs";
import { VIEWS, asPairs, asParameters, readState, writeState } from "./state.mjs";
import { tellUnderstanding, tellUnread, welcome } from "./understanding.mjs";
import { addressOfFeed, drawUse } from "./use.mjs";

const LATER = { timeline: () => import("./timeline.mjs"), network: () => import("./network.mjs"), map: () => import("./map.mjs") };
const result = find("#result");
const drawer = find("#drawer");
const question = find("#question");

let state = readState(location.search);
let filter = [];
let events = [];
let more = null; // brings the next page of events
let mark = null; // shows in the view that is drawn what is picked
let asked = null; // stops what was asked for the address before
let opener = null;

const context = {
  get state() { return state; },
  get filter() { return filter; },
  get events() { return events; },
  get pick() { return readPick(state.pick); },
  get selected() { return events.find((event) => event.id === state.event); },
  announce,
  guarded,
  href: (change) => writeState({ ...state, ...change }),
  narrowed: (id) => writeState({ ask: "", filter: narrow(filter, readPick(`actor:${id}`), known()), view: "list", event: "", pick: "" }),
  period: (from, to) => change([...filter.filter(([name]) => name !== "from" && name !== "to"), ["from", from], ["to", to]]),
  change,
  choose: (pick) => alter({ pick: pick === state.pick ? "" : pick }),
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

/** The events at hand, and the one in the drawer, which need not be among them. */
function known() {
  return context.shown ? [...events, context.shown] : events;
}

function change(pairs) {
  go(writeState({ ...state, ask: "", filter: pairs, event: "" }));
}

/** Go to an address of this page; what is asked stays where it was when only the open event or what is picked differs. */
function go(href) {
  history.pushState(null, "", href);
  follow();
}

/** Change the address in what needs no asking anew. */
function alter(change) {
  go(writeState({ ...state, ...change }));
}

function follow() {
  const next = readState(location.search);
  const same = writeState({ ...next, event: "", pick: "" }) === writeState({ ...state, event: "", pick: "" });
  if (!same || result.hasAttribute("aria-busy")) return load();
  state = next;
  drawState();
  if (state.event && context.shown?.id !== state.event) return drawEvent(drawer, state.event, context);
  return null;
}

/** Show in what is drawn which event is open and what is picked. */
function drawState() {
  if (!state.event) closeDrawer();
  drawViews();
  drawPick(find("#pick"), context);
  markLines();
  mark?.();
}

/** Read the address anew, and show what it says. */
async function load() {
  asked?.abort();
  const { signal } = (asked = new AbortController());
  state = readState(location.search);
  question.value = state.ask;
  mark = null;
  drawViews();
  find("#pick").hidden = true;
  fill(find("#understanding"));
  fill(result, skeleton());
  result.setAttribute("aria-busy", "true");
  if (!state.event) closeDrawer();
  const page = await understand(signal);
  if (signal.aborted) return;
  result.removeAttribute("aria-busy");
  find("#use").open = false;
  find("#use").hidden = !page;
  result.querySelector(".skeleton")?.remove();
  if (!page) return;
  events = [...page.items];
  more = following(page.next);
  drawChips(find("#chips"), filter, change);
  find("#feed").href = addressOfFeed(filter);
  document.title = `${state.ask || "Explore"} · Dragoman`;
  if (state.event && context.shown?.id !== state.event) drawEvent(drawer, state.event, context);
  await show(page, signal);
  if (!signal.aborted) drawState();
}

/** Ask the question, or read the filter of the address; the first page of events comes back. */
async function understand(signal) {
  if (!state.ask) {
    filter = state.filter;
    const page = await guarded(get("/v1/events", asParameters(filter), { signal }));
    if (!page) drawChips(find("#chips"), filter, change);
    else if (!filter.length) welcome(find("#understanding"), page.items);
    return page;
  }
  try {
    const said = await get("/v1/ask", { q: state.ask }, { signal });
    filter = asPairs(said.understood.filter);
    tellUnderstanding(find("#understanding"), said, () => change([...filter, ["undated", "reported"]]));
    return said.answer;
  } catch (problem) {
    if (signal.aborted) return null;
    if (!(problem instanceof Problem)) throw problem;
    filter = [];
    drawChips(find("#chips"), filter, change);
    tellUnread(find("#understanding"), problem);
    announce(problem.message);
    return null;
  }
}

async function show(page, signal) {
  if (!page.items.length) {
    result.append(filter.length || state.ask ? nothing(page) : emptyGraph());
  } else if (state.view === "list") {
    drawList(result, page.items, context, more);
  } else {
    const view = await LATER[state.view]();
    if (!signal.aborted) mark = await view.draw(result, Object.assign(Object.create(context), { signal, redraw: () => redraw(page) }), drawList);
  }
  announce(page.items.length ? `${page.items.length}${page.next ? " or more" : ""} events` : `No event matches. ${page.why ?? ""}`);
}

async function redraw(page) {
  fill(result);
  await show(page, asked.signal);
  drawState();
}

function emptyGraph() {
  return h("div", { class: "empty" }, h("h2", {}, "The graph is empty"), h("p", {}, "Fill it: ", h("code", {}, "dragoman up --demo"), " brings samples, ",
    h("code", {}, "dragoman ingest FOLDER"), " reads articles, or ", h("a", { href: "/read" }, "read one here"), "."));
}

function nothing(page) {
  const without = filter.map(([name, value], place) => h("li", {}, h("a", { href: writeState({ ...state, ask: "", event: "", filter: filter.filter((_, i) => i !== place) }) }, `${name} ${value}`)));
  return h("div", { class: "empty" }, h("h2", {}, "No event matches"), h("p", {}, page.why ?? ""), without.length ? [h("p", {}, "Wider, without"), h("ul", { class: "examples" }, without)] : null);
}

function following(next) {
  if (!next) return null;
  return async () => {
    const page = await get(next, {}, { signal: asked.signal });
    events.push(...page.items);
    more = following(page.next);
    return { events: page.items, more };
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
  drawState();
  drawEvent(drawer, id, context).then(() => drawer.querySelector("#event-title")?.focus());
}

function markLines() {
  const pick = context.pick;
  const about = new Map(events.map((event) => [event.id, event]));
  for (const line of result.querySelectorAll("[data-event]")) {
    const link = line.querySelector("a");
    const event = about.get(line.dataset.event);
    if (line.dataset.event === state.event) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    line.classList.toggle("picked", Boolean(pick && event && touches(pick, event)));
    link.setAttribute("href", writeState({ ...state, event: line.dataset.event }));
  }
}

/** Open the event after or before the open one, in the order of the lines, else of the events at hand; more are brought at the end. */
async function step(by) {
  const lines = [...result.querySelectorAll("[data-event]")];
  const ids = lines.length ? lines.map((line) => line.dataset.event) : events.map((event) => event.id);
  const here = ids.indexOf(state.event);
  const button = result.querySelector(".more");
  if (here + by >= ids.length && more && (button || !lines.length)) {
    if (button) await button.bring();
    else await guarded(more());
    if (events.length > ids.length) await step(by);
    return;
  }
  const next = ids[here + by];
  if (!next) {
    announce(by > 0 ? "This is the last event" : "This is the first event");
    return;
  }
  opener = lines[here + by]?.querySelector("a") ?? null;
  lines[here + by]?.scrollIntoView({ block: "nearest" });
  select(next);
}

function close() {
  alter({ event: "" });
  if (opener?.isConnected) opener.focus();
  else result.focus();
}

function closeDrawer() {
  drawer.hidden = true;
  context.shown = null;
  fill(drawer);
}

function move(by) {
  if (state.event) return void step(by);
  const links = [...result.querySelectorAll("[data-event] > a")];
  const here = links.indexOf(document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, here + by))]?.focus();
}

function leave() {
  if (state.event) close();
  else if (state.pick) context.choose("");
}

function use() {
  find("#use").open = true;
  find("#use summary").focus();
}

const views = Object.fromEntries(VIEWS.map((view, i) => [String(i + 1), () => go(writeState({ ...state, view }))]));
listenForKeys({ "/": () => question.focus(), j: () => move(1), k: () => move(-1), "?": showKeys, e: use, Escape: leave, ...views });

// Links of this page change the state and do not load it anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.hasAttribute("download")) return;
  if (link.origin !== location.origin || link.pathname !== "/" || link.hash) return;
  event.preventDefault();
  go(link.href);
});

find("#ask").addEventListener("submit", (event) => {
  event.preventDefault();
  go(writeState({ ask: question.value.trim(), filter: [], view: state.view, event: "", pick: "" }));
});
find("#keys").addEventListener("click", showKeys);
find("#use").addEventListener("toggle", () => find("#use").open && drawUse(find("#use-body"), state.view, context));
window.addEventListener("popstate", follow);
load();
