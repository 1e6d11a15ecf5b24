// Where events took place: circles over the outlines of Natural Earth; a dashed one is known no nearer than its country.

import { fill, h } from "./dom.mjs";
import { get } from "./api.mjs";
import { asParameters } from "./state.mjs";
import { countryName } from "./words.mjs";

const MOST = 500;

/** Draw the places of the events of a filter, and below them what happened at the one that is chosen. */
export async function drawMap(target, context, drawList) {
  const page = await context.guarded(get("/v1/events", { ...asParameters(context.filter), limit: MOST }));
  if (!page) return;
  const places = gather(page.items);
  const nowhere = page.items.filter((event) => !event.place?.latitude && event.place?.latitude !== 0).length;
  const canvas = h("div", { class: "world", role: "application", "aria-label": "Map; the places are listed below" });
  const below = h("section", { "aria-live": "polite", "aria-label": "Events at the chosen place" });
  const show = (place) => {
    fill(below, h("h2", {}, h("bdi", {}, place.name), place.country ? `, ${countryName(place.country)}` : ""));
    drawList(below, place.events, context, null);
  };
  target.append(
    h("p", {}, `${page.items.length - nowhere} of ${page.items.length} events${page.next ? ", the newest," : ""} have a place that is known. A dashed circle is a whole country.`),
    canvas,
    h("ul", { class: "places" }, places.map((place) => h("li", {}, h("button", { type: "button", onclick: () => show(place) },
      h("bdi", {}, place.name), h("span", { class: "quiet" }, ` ${place.events.length}`))))),
    below);
  await paint(canvas, places, context, show);
}

function gather(events) {
  const places = new Map();
  for (const event of events) {
    if (event.place?.latitude === null || event.place?.latitude === undefined) continue;
    const key = `${event.place.latitude},${event.place.longitude}`;
    if (!places.has(key)) places.set(key, { ...event.place, whole: countryName(event.place.country) === event.place.name, events: [] });
    places.get(key).events.push(event);
  }
  return [...places.values()].sort((one, other) => other.events.length - one.events.length);
}

async function paint(canvas, places, context, show) {
  document.querySelector("#map-style").media = "all";
  await Promise.all([script("/static/vendor/leaflet-1.9.4.js"), script("/static/vendor/topojson-client-3.1.0.min.js")]);
  const atlas = await (await fetch("/static/vendor/world-atlas-2.0.2-countries-50m.json")).json();
  const { L, topojson } = window;
  const map = L.map(canvas, { worldCopyJump: true, minZoom: 1, maxZoom: 9, zoomSnap: 0.5, attributionControl: false }).setView([25, 20], 1.5);
  L.geoJSON(topojson.feature(atlas, atlas.objects.countries), { interactive: false, className: "land" }).addTo(map);
  const chosen = context.selected?.place;
  for (const place of places) {
    const here = chosen && chosen.latitude === place.latitude && chosen.longitude === place.longitude;
    const kind = `${place.whole ? "place-whole" : "place-exact"} ${here ? "chosen" : ""}`;
    L.circleMarker([place.latitude, place.longitude], { radius: 5 + 4 * Math.sqrt(place.events.length), className: `place ${kind}`, dashArray: place.whole ? "4 4" : null })
      .bindTooltip(`${place.name}: ${place.events.length}`).on("click", () => show(place)).addTo(map);
  }
  if (places.length) map.fitBounds(places.map((place) => [place.latitude, place.longitude]), { padding: [40, 40], maxZoom: 5 });
}

const LOADED = new Map();

function script(src) {
  if (!LOADED.has(src)) {
    LOADED.set(src, new Promise((resolve, reject) => document.head.append(h("script", { src, onload: resolve, onerror: () => reject(new Error(`${src} is missing`)) }))));
  }
  return LOADED.get(src);
}
