// Events over time: a histogram to draw a period out of, one lane for each pair, and the same as a table.

import { h } from "./dom.mjs";
import { get } from "./api.mjs";
import { asParameters } from "./state.mjs";
import { countryName } from "./words.mjs";

const HIGH = 140;
const LANES = 8;
const MANY = 50_000; // events above which lanes would take the database too long
const LONG = 8; // years from which years are drawn instead of months

/** Draw the timeline of a filter; `context.period` narrows it. */
export async function drawTimeline(target, context) {
  const filter = asParameters(context.filter);
  delete filter.sort;
  const years = await context.guarded(get("/v1/aggregate", { ...filter, by: "year", limit: 10000 }));
  if (!years) return;
  const known = years.cells.map((cell) => cell.labels[0].value).filter(Boolean);
  const by = known.length && Number(known.at(-1)) - Number(known[0]) < LONG ? "month" : "year";
  const counted = by === "year" ? years : await context.guarded(get("/v1/aggregate", { ...filter, by: "month", limit: 10000 }));
  if (!counted) return;
  const lanes = counted.events > MANY ? null : await context.guarded(get("/v1/aggregate", { ...filter, by: [by, "pair"], limit: 10000 }));
  const cells = counted.cells.filter((cell) => cell.labels[0].value).map((cell) => ({ period: cell.labels[0].value, events: cell.events }));
  if (!cells.length) {
    target.append(h("p", { class: "quiet" }, `None of the ${counted.events} events has a ${by} that is known.`));
    return;
  }
  const periods = fillGaps(cells[0].period, cells.at(-1).period);
  const axis = { periods, by, wide: Math.max(periods.length * 10, target.clientWidth - 40, 300), place: new Map(periods.map((period, i) => [period, i])) };
  const undated = counted.undated ? `; ${counted.undated} have no date` : "";
  target.append(
    h("p", {}, `${counted.events} event${counted.events === 1 ? "" : "s"}${undated}. Draw over the bars, or choose a period below, to narrow the time.`),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline" }, histogram(cells, axis, context), lanes ? laneChart(lanes, axis, context) : null),
    ...(counted.events > MANY ? [h("p", { class: "quiet" }, "Narrow the question, and each pair of countries has a lane of its own.")] : []),
    chooser(periods, context), table(cells, by));
}

function fillGaps(first, last) {
  const periods = [];
  for (let [year, month] = first.split("-").map(Number); ;) {
    const period = month ? `${year}-${String(month).padStart(2, "0")}` : String(year);
    periods.push(period);
    if (period >= last) return periods;
    if (month) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    else year += 1;
  }
}

function histogram(cells, axis, context) {
  const most = Math.max(...cells.map((cell) => cell.events));
  const step = axis.wide / axis.periods.length;
  const chosen = context.selected?.when.start?.slice(0, axis.by === "month" ? 7 : 4);
  const bars = cells.map((cell) => {
    const high = Math.max(3, (cell.events / most) * (HIGH - 30));
    return h("g", { class: `bar ${cell.period === chosen ? "chosen" : ""}` },
      h("title", {}, `${cell.period}: ${cell.events}`),
      h("rect", { x: axis.place.get(cell.period) * step + 1, y: HIGH - 20 - high, width: Math.max(step - 2, 1), height: high, rx: 1 }));
  });
  const every = Math.ceil(axis.periods.length / 12);
  const marks = axis.periods.map((period, i) => (i % every ? null : h("text", { x: i * step + 2, y: HIGH - 4 }, period)));
  const brush = h("rect", { class: "brush", x: 0, y: 0, width: 0, height: HIGH - 20 });
  const svg = h("svg", { class: "histogram", viewBox: `0 0 ${axis.wide} ${HIGH}`, width: axis.wide, height: HIGH, role: "img", "aria-label": `Events by ${axis.by}` },
    bars, marks, brush);
  let begun = null;
  const at = (event) => Math.min(axis.periods.length - 1, Math.max(0, Math.floor(((event.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width) * axis.periods.length)));
  const span = (event) => [Math.min(begun, at(event)), Math.max(begun, at(event))];
  svg.addEventListener("pointerdown", (event) => { begun = at(event); svg.setPointerCapture(event.pointerId); });
  svg.addEventListener("pointermove", (event) => {
    if (begun === null) return;
    const [first, last] = span(event);
    brush.setAttribute("x", first * step);
    brush.setAttribute("width", (last - first + 1) * step);
  });
  svg.addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const [first, last] = span(event);
    begun = null;
    context.period(axis.periods[first], axis.periods[last]);
  });
  return svg;
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
  if (!top.length) return null;
  const step = axis.wide / axis.periods.length;
  return top.map(([pair, lane]) => {
    const most = Math.max(...lane.cells.map((cell) => cell.events));
    const [one, other] = pair.split("-");
    return h("div", { class: "lane" },
      h("a", { href: context.asked([["between", `country:${one}`], ["between", `country:${other}`]]) }, `${countryName(one)} and ${countryName(other)}`, h("span", { class: "quiet" }, ` ${lane.total}`)), " ",
      h("a", { href: `/pairs/${one}/${other}`, class: "quiet", "aria-label": `Page of ${countryName(one)} and ${countryName(other)}` }, "page"),
      h("svg", { viewBox: `0 0 ${axis.wide} 22`, width: axis.wide, height: 22, role: "img", "aria-label": `${lane.total} events` },
        h("line", { x1: 0, x2: axis.wide, y1: 11, y2: 11 }),
        lane.cells.map((cell) => h("g", {}, h("title", {}, `${cell.period}: ${cell.events}`),
          h("circle", { cx: (axis.place.get(cell.period) + 0.5) * step, cy: 11, r: 3 + 6 * Math.sqrt(cell.events / most) })))));
  });
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
