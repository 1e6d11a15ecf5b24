// Bars over time, a brush to draw a period out of, and a second tone for what is picked.

import { h } from "./dom.mjs";

const HIGH = 140;
const FOOT = 20; // for the marks of time
const HEAD = 14; // for the number that the highest bar stands for

/** Draw bars; gives the picture, `overlay` for the part that is picked, and `choose` for the bar of a day. */
export function histogram(cells, axis, context) {
  const most = Math.max(...cells.map((cell) => cell.events));
  const step = axis.wide / axis.periods.length;
  const high = (events) => Math.max(3, (events / most) * (HIGH - FOOT - HEAD));
  const rect = ({ period, events }) => h("rect", { x: axis.place.get(period) * step + 1, y: HIGH - FOOT - high(events), width: Math.max(step - 2, 1), height: high(events), rx: 1 });
  const bars = new Map(cells.map((cell) => [cell.period, h("g", { class: "bar" }, h("title", {}, `${cell.period}: ${cell.events}`), rect(cell))]));
  const every = Math.ceil(axis.periods.length / Math.max(2, Math.floor(Math.min(axis.wide, 1200) / 90)));
  const marks = axis.periods.map((period, i) => (i % every ? null : h("text", { x: i * step + 2, y: HIGH - 4 }, period)));
  const parts = h("g", { class: "parts" });
  const brush = h("rect", { class: "brush", x: 0, y: 0, width: 0, height: HIGH - FOOT });
  const svg = h("svg", { class: "histogram", viewBox: `0 0 ${axis.wide} ${HIGH}`, width: axis.wide, height: HIGH, role: "img", "aria-label": `Events by ${axis.by}` },
    h("text", { x: 2, y: 10 }, `${most.toLocaleString("en")} at most`), h("line", { x1: 0, x2: axis.wide, y1: HIGH - FOOT, y2: HIGH - FOOT }), [...bars.values()], parts, marks, brush);
  listen(svg, brush, axis, step, context);
  return {
    svg,
    overlay: (picked) => parts.replaceChildren(...picked.filter((cell) => axis.place.has(cell.period)).map((cell) => h("g", {}, h("title", {}, `${cell.period}: ${cell.events} picked`), rect(cell)))),
    choose: (day) => bars.forEach((bar, period) => bar.classList.toggle("chosen", Boolean(day) && day.startsWith(period))),
  };
}

function listen(svg, brush, axis, step, context) {
  let begun = null;
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.min(axis.periods.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * axis.periods.length)));
  };
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
}
