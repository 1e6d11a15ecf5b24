// The same outside this page: files, curl, and Cypher for Neo4j Browser.

import { announce, fill, h } from "./dom.mjs";
import { address, curlOf, get } from "./api.mjs";
import { asParameters } from "./state.mjs";

const FORMS = ["csv", "jsonl", "geojson", "graphml", "ttl", "jsonld", "parquet"];
const ASKED = { list: ["/v1/events", {}], timeline: ["/v1/aggregate", { by: "month" }], network: ["/v1/network", {}], map: ["/v1/export/events.geojson", {}] };
const WITH_CYPHER = new Set(["list", "timeline"]);

/** Fill the part that says how to get what a view shows. */
export async function drawUse(target, view, context) {
  const filter = asParameters(context.filter);
  const kept = { ...filter };
  delete kept.sort;
  const [path, more] = ASKED[view];
  const drawn = view === "network" ? { nodes: context.state.nodes } : more;
  const asked = address(path, { ...(view === "list" ? filter : kept), ...drawn });
  fill(target,
    h("p", { class: "actions" }, "All events of this filter as ", FORMS.map((form) => h("a", { class: "button", download: `events.${form}`, href: address(`/v1/export/events.${form}`, kept) }, form))),
    h("p", {}, "Follow it: ", h("a", { href: addressOfFeed(context.filter), type: "application/atom+xml" }, "in a reader of feeds (Atom)"),
      ", ", h("a", { href: address("/v1/changes", asFollowed(context.filter)) }, "by program")),
    copyable("curl", curlOf(asked)), h("p", {}, h("a", { href: asked }, "What this view is drawn of, as JSON")));
  const source = WITH_CYPHER.has(view) ? asked : address("/v1/events", filter);
  const answer = await context.guarded(get(address(source.split("?")[0], { ...Object.fromEntries(pairsOf(source)), cypher: "true", limit: 50 })), target);
  if (answer?.cypher) target.append(copyable("Cypher for Neo4j Browser", answer.cypher));
}

/** Give the address of the feed of a filter: what becomes known under it is told there, whatever was known before. */
export function addressOfFeed(filter) {
  return address("/v1/events.atom", asFollowed(filter));
}

function asFollowed(filter) {
  return asParameters(filter.filter(([name]) => name !== "as_of" && name !== "sort"));
}

function pairsOf(asked) {
  const found = {};
  for (const [name, value] of new URLSearchParams(asked.split("?")[1] ?? "")) (found[name] ??= []).push(value);
  return Object.entries(found);
}

function copyable(title, text) {
  const code = h("pre", { tabindex: "0" }, text);
  return h("section", { class: "copyable" }, h("h3", {}, title),
    h("button", { type: "button", onclick: async (event) => {
      await navigator.clipboard.writeText(text).then(() => { event.target.textContent = "Copied"; announce(`${title} is copied`); },
        () => { getSelection().selectAllChildren(code); announce("Press Control C to copy"); });
    } }, "Copy"), code);
}
