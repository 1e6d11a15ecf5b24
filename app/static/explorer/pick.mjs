// What is picked in all views at once, and stands in the address: an actor, a pair (of countries, actors or bodies as `org:NAME`), or a place.

import { fill, h } from "./dom.mjs";
import { partyName } from "./words.mjs";

const COUNTRY = /^[A-Z]{3}$/;
const BODY = /^org:/;

/** Write what is picked as the address has it. */
export const pickOf = { actor: (id) => `actor:${id}`, pair: (one, other) => `pair:${one}..${other}`, place: (place) => `place:${place.latitude},${place.longitude}` };

/** Read what is picked; null where nothing is, or nothing that could be. */
export function readPick(text) {
  const [, kind, rest] = text.match(/^(actor|pair|place):(.+)$/) ?? [];
  if (!kind) return null;
  const parts = kind === "pair" ? rest.split("..") : [rest];
  return kind === "pair" && parts.length !== 2 ? null : { kind, parts, text };
}

/** Tell whether an event is of what is picked. */
export function touches(pick, event) {
  if (pick.kind === "place") return Boolean(event.place) && `${event.place.latitude},${event.place.longitude}` === pick.parts[0];
  const seats = pick.parts.map((part) => event.participants.filter((seat) => sits(seat, part)));
  return pick.kind === "actor" ? seats[0].length > 0 : seats[0].some((one) => seats[1].some((other) => one.actor !== other.actor));
}

/** Tell whether a seat is of an actor, a country or a body. */
export function sits(seat, part) {
  return seat.actor === part || seat.country === part || (BODY.test(part) && !seat.country && [seat.organization, seat.name].includes(part.slice(4)));
}

/** Narrow a filter to what is picked: an actor takes the place of its country, since each party wants a participant of its own. */
export function narrow(filter, pick, events) {
  if (pick.kind === "place") {
    const place = events.find((event) => touches(pick, event))?.place;
    return place ? [...filter.filter(([name]) => name !== "place"), ["place", place.name]] : filter;
  }
  if (pick.kind === "pair") {
    const sides = pick.parts.map((part) => ["between", sideOf(part)]);
    return [...filter.filter(([name]) => name !== "between"), ...sides];
  }
  const id = sideOf(pick.parts[0]);
  if (filter.some(([name, value]) => name === "between" && value === id)) return filter;
  const lands = new Set(events.flatMap((event) => event.participants).filter((seat) => seat.actor === id && seat.country).map((seat) => `country:${seat.country}`));
  const place = filter.findIndex(([name, value]) => name === "between" && lands.has(value));
  return place < 0 ? [...filter, ["between", id]] : filter.map((pair, i) => (i === place ? ["between", id] : pair));
}

function sideOf(part) {
  return COUNTRY.test(part) ? `country:${part}` : part;
}

/** Give the page of what is picked; a place has none, nor has a body by its name. */
function pageOf(pick) {
  if (pick.kind === "place" || pick.parts.some((part) => BODY.test(part))) return null;
  if (pick.kind === "pair") return `/pairs/${pick.parts.map(encodeURIComponent).join("/")}`;
  const [part] = pick.parts;
  return `/actors/${encodeURIComponent(COUNTRY.test(part) ? `cty-${part.toLowerCase()}` : part)}`;
}

/** Say in words what is picked. */
async function nameOf(pick, events) {
  if (pick.kind === "place") return events.find((event) => touches(pick, event))?.place.name ?? pick.parts[0];
  const names = await Promise.all(pick.parts.map((part) => partyName(sideOf(part))));
  return names.join(" and ");
}

/** Show what is picked above the views, with ways on; `context` takes it back. */
export async function drawPick(target, context) {
  const { pick, events } = context;
  target.hidden = !pick;
  if (!pick) return;
  const name = h("bdi", {}, "…");
  const page = pageOf(pick);
  const count = events.filter((event) => touches(pick, event)).length;
  fill(target, h("span", { class: "quiet" }, "Picked "), h("strong", {}, name), h("span", { class: "quiet" }, `in ${count} of the ${events.length} events at hand`),
    h("a", { href: context.href({ ask: "", filter: narrow(context.filter, pick, events), view: context.state.view, event: "", pick: "" }) }, "Only these"),
    page ? h("a", { href: page }, "Page") : null,
    h("button", { type: "button", id: "unpick", onclick: () => context.choose("") }, "Unpick"));
  name.textContent = await nameOf(pick, events);
}
