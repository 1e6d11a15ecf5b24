// Where events took place: circles over the outlines of Natural Earth; a dashed one is known no nearer than its country.

import { fill, h } from "./dom.mjs";
import { get } from "./api.mjs";
import { pickOf, touches } from "./pick.mjs";
import { asParameters } from "./state.mjs";
import { countryName } from "./words.mjs";

const STEP = 500; // events asked for at once, the most that the service gives
const NAMED = 12; // places whose names stand on the map: more would hide each other

/** Draw the places of the newest events of a filter; gives what marks on it what is picked. More events come on demand. */
export async function draw(target, context, drawList) {
  const page = await context.guarded(get("/v1/events", { ...asParameters(context.filter), limit: STEP }, { signal: context.signal }));
  if (!page || context.signal.aborted) return null;
  const told = h("p", { class: "quiet", role: "status" });
  const canvas = h("div", { class: "world", role: "application", "aria-label": "Map; the places are listed below" });
  const list = h("ul", { class: "places" });
  const below = h("section", { "aria-live": "polite", "aria-label": "Events at the chosen place" });
  const extend = h("p", { class: "actions" });
  target.append(told, extend, canvas, list, below);
  const shown = { events: [...page.items], next: page.next, places: [] };
  const map = await world(canvas);
  if (context.signal.aborted) return null;
  const circles = window.L.layerGroup().addTo(map);
  const again = () => {
    shown.places = gather(shown.events);
    tell(told, shown);
    fill(extend, shown.next ? h("button", { type: "button", onclick: (click) => bring(click.target, shown, context, again) }, `${STEP} more events`) : null);
    listPlaces(list, shown, context);
    paint(circles, shown, context);
    drawBelow(below, shown, context, drawList);
  };
  again();
  const { places } = shown;
  if (places.length) map.fitBounds(places.map((place) => [place.latitude, place.longitude]), { padding: [50, 50], maxZoom: 5, animate: false });
  return () => {
    listPlaces(list, shown, context);
    paint(circles, shown, context);
    drawBelow(below, shown, context, drawList);
  };
}

function tell(target, { events, next }) {
  const nowhere = events.filter((event) => !hasPlace(event)).length;
  target.textContent = `${next ? `The newest ${events.length} events, and there are more` : `${events.length} events`}: ${events.length - nowhere} have a place that is known. A dashed circle is a whole country.`;
}

async function bring(button, shown, context, again) {
  button.disabled = true;
  const page = await context.guarded(get(shown.next, {}, { signal: context.signal }));
  button.disabled = false;
  if (!page) return;
  shown.events.push(...page.items);
  shown.next = page.next;
  again();
}

function hasPlace(event) {
  return event.place?.latitude !== null && event.place?.latitude !== undefined;
}

function gather(events) {
  const places = new Map();
  for (const event of events.filter(hasPlace)) {
    const key = pickOf.place(event.place);
    if (!places.has(key)) places.set(key, { ...event.place, key, whole: countryName(event.place.country) === event.place.name, events: [] });
    places.get(key).events.push(event);
  }
  return [...places.values()].sort((one, other) => other.events.length - one.events.length);
}

/** Tell how a place stands to what is picked and to the open event. */
function isChosen(place, context) {
  const open = context.shown ?? context.selected;
  return context.pick ? place.events.some((event) => touches(context.pick, event)) : Boolean(open?.place && pickOf.place(open.place) === place.key);
}

function listPlaces(list, { places }, context) {
  const focused = document.activeElement?.dataset?.place;
  fill(list, places.map((place) => h("li", {}, h("button", { type: "button", "data-place": place.key, "aria-pressed": context.pick?.text === place.key ? "true" : "false", onclick: () => context.choose(place.key) },
    h("bdi", {}, place.name), h("span", { class: "quiet" }, ` ${place.events.length}`)))));
  if (focused) list.querySelector(`[data-place="${CSS.escape(focused)}"]`)?.focus();
}

function paint(circles, { places }, context) {
  circles.clearLayers();
  for (const [i, place] of places.entries()) {
    const kind = `${place.whole ? "place-whole" : "place-exact"} ${isChosen(place, context) ? "chosen" : context.pick ? "faded" : ""}`;
    window.L.circleMarker([place.latitude, place.longitude], { radius: Math.min(40, 5 + 4 * Math.sqrt(place.events.length)), className: `place ${kind}`, dashArray: place.whole ? "4 4" : null })
      .bindTooltip(`${place.name}: ${place.events.length}`, i < NAMED ? { permanent: true, direction: "right", offset: [8, 0], className: "name" } : {})
      .on("click", () => context.choose(place.key)).addTo(circles);
  }
}

function drawBelow(below, { places }, context, drawList) {
  const place = places.find((one) => one.key === context.pick?.text);
  if (below.dataset.place === (place ? `${place.key} ${place.events.length}` : "")) return;
  below.dataset.place = place ? `${place.key} ${place.events.length}` : "";
  fill(below, place ? h("h2", {}, h("bdi", {}, place.name), place.country && !place.whole ? `, ${countryName(place.country)}` : "") : null);
  if (place) drawList(below, place.events, context, null);
}

async function world(canvas) {
  document.querySelector("#map-style").media = "all";
  await Promise.all([script("/static/vendor/leaflet-1.9.4.js"), script("/static/vendor/topojson-client-3.1.0.min.js")]);
  const atlas = await (await fetch("/static/vendor/world-atlas-2.0.2-countries-50m.json")).json();
  const { L, topojson } = window;
  const map = L.map(canvas, { worldCopyJump: true, minZoom: 1, maxZoom: 9, zoomSnap: 0.5, attributionControl: false }).setView([25, 20], 1.5);
  L.geoJSON(topojson.feature(atlas, atlas.objects.countries), { interactive: false, className: "land" }).addTo(map);
  return map;
}

const LOADED = new Map();

function script(src) {
  if (!LOADED.has(src)) {
    LOADED.set(src, new Promise((resolve, reject) => document.head.append(h("script", { src, onload: resolve, onerror: () => reject(new Error(`${src} is missing`)) }))));
  }
  return LOADED.get(src);
}
