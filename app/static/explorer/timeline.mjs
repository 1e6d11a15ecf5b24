// Events over time: a histogram to draw a period out of, one lane for each pair, and the same as a table.

import { h } from "./dom.mjs";
import { get } from "./api.mjs";
import { histogram } from "./histogram.mjs";
import { narrow, pickOf } from "./pick.mjs";
import { asParameters } from "./state.mjs";
import { patiently } from "./waiting.mjs";
import { countryName } from "./words.mjs";

const LANES = 8;
const MANY = 50_000; // events above which lanes, and counting without being asked to, would take the database too long
const LONG = 8; // years from which years are drawn instead of months
const RATE = 40_000; // events counted in a second on two cores (842,513 took 20 s)
const NARROWING = new Set(["between", "source", "target", "country", "actor", "place", "topic", "q", "office", "from", "to", "reported_from", "reported_to"]);
const COUNTING = "The events are counted …";
let whole = ""; // the filter that somebody wanted counted whole

/** Draw the timeline of a filter; gives what marks in it what is picked. `context.period` narrows it. */
export async function draw(target, context) {
  const { filter, bound } = await bounded(context);
  if (context.signal.aborted) return null;
  if (bound) target.append(telling(bound, context));
  const ask = (more) => patiently(target, COUNTING, (signal) => context.guarded(get("/v1/aggregate", { ...filter, ...more, limit: 10000 }, { signal: AbortSignal.any([signal, context.signal]) })), context.redraw);
  const years = await ask({ by: "year" });
  if (!years) return null;
  const known = years.cells.map((cell) => cell.labels[0].value).filter(Boolean);
  const by = known.length && Number(known.at(-1)) - Number(known[0]) < LONG ? "month" : "year";
  const counted = by === "year" ? years : await ask({ by: "month" });
  if (!counted) return null;
  const lanes = counted.events > MANY ? null : await ask({ by: [by, "pair"] });
  if (context.signal.aborted) return null;
  const cells = cellsOf(counted);
  if (!cells.length) {
    target.append(h("p", { class: "quiet" }, `None of the ${counted.events} events has a ${by} that is known.`));
    return null;
  }
  const periods = fillGaps(cells[0].period, cells.at(-1).period);
  const axis = { periods, by, wide: Math.max(periods.length * 10, target.clientWidth - 40, 280), place: new Map(periods.map((period, i) => [period, i])) };
  const undated = counted.undated ? `; without a date: ${counted.undated}${filter.undated ? ", placed by their first report" : ""}` : "";
  const place = counted.undated && !filter.undated ? h("button", { type: "button", onclick: () => context.change([...context.filter, ["undated", "reported"]]) }, "Place these by their first report") : null;
  const bars = histogram(cells, axis, context);
  const chart = lanes ? laneChart(lanes, axis, context) : [];
  target.append(
    h("p", { class: "quiet" }, `${counted.events.toLocaleString("en")} event${counted.events === 1 ? "" : "s"}${undated}. Draw over the bars, or choose a period below, to narrow the time; a lane picks a pair. `, place),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline" }, bars.svg, chart),
    ...(counted.events <= MANY ? [] : [h("p", { class: "quiet" }, "Narrow the question, and each pair of countries has a lane of its own.")]),
    chooser(periods, context), table(cells, by));
  return () => mark(bars, chart, { filter, by, limit: 10000 }, context);
}

function cellsOf(counted) {
  return counted.cells.filter((cell) => cell.labels[0].value).map((cell) => ({ period: cell.labels[0].value, events: cell.events }));
}

/** Bound the time where nothing narrows the filter and the graph is large, unless somebody wants all of it counted. */
async function bounded(context) {
  const filter = asParameters(context.filter);
  delete filter.sort;
  const asked = JSON.stringify(filter);
  if (whole === asked || context.filter.some(([name]) => NARROWING.has(name))) return { filter, bound: null };
  const size = await context.guarded(get("/v1/size", {}, { signal: context.signal }));
  const newest = context.events.find((event) => event.when.start)?.when.start;
  if (!size || size.events <= MANY || !newest) return { filter, bound: null };
  const from = `${Number(newest.slice(0, 4)) - 1}${newest.slice(4, 7)}`;
  return { filter: { ...filter, from, to: newest.slice(0, 7) }, bound: { from, to: newest.slice(0, 7), events: size.events, asked } };
}

function telling({ from, to, events, asked }, context) {
  const seconds = Math.ceil(events / RATE);
  return h("p", { class: "bound" }, `The graph has ${events.toLocaleString("en")} events. This is the last year of them, ${from} to ${to}. `,
    h("button", { type: "button", onclick: () => { whole = asked; context.redraw(); } }, `Count all of them, about ${seconds} s`));
}

function fillGaps(first, last) {
  const periods = [];
  for (let [year, month] = first.split("-").map(Number); ;) {
    const period = month ? `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}` : String(year).padStart(4, "0");
    periods.push(period);
    if (period >= last) return periods;
    if (month) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    else year += 1;
  }
}

/** Show in the bars how many are of what is picked, and which lane it is. */
async function mark(bars, chart, { filter, by, limit }, context) {
  const { pick } = context;
  for (const lane of chart) {
    const here = lane.dataset.pick === pick?.text;
    lane.classList.toggle("picked", here);
    lane.querySelector("button").setAttribute("aria-pressed", String(here));
  }
  bars.choose((context.shown ?? context.selected)?.when.start ?? null);
  if (!pick) return bars.overlay([]);
  const { from, to } = filter;
  const narrowed = { ...asParameters(narrow(context.filter, pick, context.events)), ...(from ? { from, to } : {}) };
  delete narrowed.sort;
  const counted = await context.guarded(get("/v1/aggregate", { ...narrowed, by, limit }, { signal: context.signal }));
  if (counted && context.pick?.text === pick.text) bars.overlay(cellsOf(counted));
  return null;
}

function laneChart(lanes, axis, context) {
  const pairs = new Map();
  for (const cell of lanes.cells) {
    const [period, pair] = cell.labels.map((one) => one.value);
    if (!period || !pair) continue;
    if (!pairs.has(pair)) pairs.set(pair, { total: 0, cells: [] });
    pairs.get(pair).total += cell.events;
    pairs.get(pair).cells.push({ period, events: cell.events });
  }
  const top = [...pairs].sort((one, other) => other[1].total - one[1].total).slice(0, LANES);
  return top.map(([pair, lane]) => drawLane(pair.split("-"), lane, axis, context));
}

function drawLane([one, other], lane, axis, context) {
  const most = Math.max(...lane.cells.map((cell) => cell.events));
  const step = axis.wide / axis.periods.length;
  const pick = pickOf.pair(one, other);
  return h("div", { class: "lane", "data-pick": pick },
    h("button", { type: "button", class: "plain", "aria-pressed": "false", onclick: () => context.choose(pick) }, `${countryName(one)} and ${countryName(other)}`, h("span", { class: "quiet" }, ` ${lane.total}`)),
    h("svg", { viewBox: `0 0 ${axis.wide} 22`, width: axis.wide, height: 22, role: "img", "aria-label": `${lane.total} events of ${countryName(one)} and ${countryName(other)}` },
      h("line", { x1: 0, x2: axis.wide, y1: 11, y2: 11 }),
      lane.cells.map((cell) => h("g", {}, h("title", {}, `${cell.period}: ${cell.events}`),
        h("circle", { cx: (axis.place.get(cell.period) + 0.5) * step, cy: 11, r: 3 + 6 * Math.sqrt(cell.events / most) })))));
}

function chooser(periods, context) {
  const choice = (id, words, value) => [h("label", { for: id }, words),
    h("select", { id }, periods.map((period) => h("option", { selected: period === value }, period)))];
  return h("form", { class: "actions", onsubmit: (event) => {
    event.preventDefault();
    context.period(event.target.querySelector("#period-from").value, event.target.querySelector("#period-to").value);
  } }, choice("period-from", "From", periods[0]), choice("period-to", "until", periods.at(-1)), h("button", {}, "Only this period"));
}

function table(cells, by) {
  return h("details", {}, h("summary", {}, "The same as a table"), h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, by), h("th", { scope: "col" }, "events"))),
    h("tbody", {}, cells.map((cell) => h("tr", {}, h("td", {}, cell.period), h("td", {}, cell.events))))));
}
