// Names of countries, types and fields, which the page brings along.

import { find } from "./dom.mjs";
import { get } from "./api.mjs";

export const WORDS = JSON.parse(find("#words").textContent);
const NAMED = new Map();

/** Name a country by its code. */
export function countryName(code) {
  return WORDS.countries[code] ?? code;
}

/** Say a party of a filter in words: `country:IRN` is Iran, an id what it is called. */
export async function partyName(words) {
  const [, prefix, rest] = words.match(/^([a-z]+):(.+)$/) ?? [null, "", words];
  if (prefix === "country") return countryName(rest);
  if (prefix === "bloc") return `countries of ${rest}`;
  if (!/^(per|org|cty|grp)-/.test(rest)) return rest;
  if (!NAMED.has(rest)) NAMED.set(rest, get(`/v1/actors/${encodeURIComponent(rest)}`).then((actor) => actor.name, () => rest));
  return NAMED.get(rest);
}

/** Say when something took place, as exactly as it is known. */
export function dayOf(when) {
  if (!when.start) return (when.text || "no date") + (when.reported ? `, reported ${when.reported}` : "");
  if (when.precision === "month") return when.start.slice(0, 7);
  if (when.precision === "year") return when.start.slice(0, 4);
  return when.end && when.end !== when.start ? `${when.start} to ${when.end}` : when.start;
}
