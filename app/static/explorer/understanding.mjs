// How a question was understood, and what may be asked: above the results.

import { fill, h } from "./dom.mjs";
import { countryName } from "./words.mjs";

// Of these one can say how many there were; "supports" or "aids" would be odd.
const COUNTED = new Set(["meeting", "visit", "call", "agreement", "accusation", "sanction", "threat", "protest", "request", "rejection", "assault"]);

/** Tell what was not understood, the number or ranking that was asked for, and what the period leaves out; `take` takes that in. */
export function tellUnderstanding(target, said, take) {
  const { understood, number, counts, undated } = said;
  const parts = [];
  if (understood.not_understood.length) {
    parts.push(h("p", { class: "fault" }, "Not understood, and so not asked: ", understood.not_understood.map((word) => [h("strong", {}, word), " "])));
  }
  if (number !== null && number !== undefined) parts.push(h("p", { class: "number" }, h("strong", {}, number.toLocaleString("en")), ` event${number === 1 ? "" : "s"}`));
  if (counts?.cells.length) parts.push(ranking(counts, understood.answer.by));
  if (undated) {
    parts.push(h("p", { class: "quiet" }, `${undated.toLocaleString("en")} more ${undated === 1 ? "was" : "were"} first reported in this period, and no article tells the day. `,
      h("button", { type: "button", onclick: take }, undated === 1 ? "Take it in" : "Take these in")));
  }
  fill(target, parts);
}

function ranking(counts, by) {
  const most = Math.max(...counts.cells.map((cell) => cell.events));
  return h("table", { class: "ranking" }, h("caption", {}, `Events by ${by}`), h("tbody", {}, counts.cells.slice(0, 12).map((cell) => h("tr", {},
    h("th", { scope: "row" }, h("bdi", {}, cell.labels.map((one) => one.name ?? one.value ?? "not known").join(", "))),
    h("td", {}, h("meter", { min: 0, max: most, value: cell.events, "aria-hidden": "true" }), ` ${cell.events}`)))));
}

/** Tell why a question could not be read, and which can. */
export function tellUnread(target, problem) {
  fill(target, h("div", { class: "fault", role: "alert" }, h("p", {}, problem.message),
    problem.suggestions.length ? [h("p", {}, "It reads questions such as"), examples(problem.suggestions.slice(0, 8))] : h("p", {}, problem.advice)));
}

/** Without a question: what this graph can be asked, drawn from its newest events, since counting all of a large one takes seconds. */
export function welcome(target, events) {
  if (!events.length) return;
  const pairs = commonest(events.map((event) => [...new Set(event.participants.map((seat) => seat.country).filter(Boolean))].sort().slice(0, 2))
    .filter((pair) => pair.length === 2).map((pair) => pair.map(countryName).join(" and ")));
  const [type] = commonest(events.map((event) => event.type).filter((name) => COUNTED.has(name)));
  const [year] = commonest(events.map((event) => event.when.start?.slice(0, 4)).filter(Boolean));
  const asked = ["who met most often"];
  if (type && year) asked.unshift(`how many ${type}s in ${year}`);
  if (pairs[1]) asked.unshift(`what happened between ${pairs[1]}`);
  if (pairs[0]) asked.unshift(`meetings between ${pairs[0]}`);
  fill(target, h("div", { class: "welcome" }, h("span", { class: "quiet" }, "Ask, for example"), examples(asked)));
}

function commonest(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([word]) => word);
}

function examples(asked) {
  return h("ul", { class: "examples" }, asked.map((words) => h("li", {}, h("a", { href: `/?${new URLSearchParams({ ask: words })}` }, words))));
}
