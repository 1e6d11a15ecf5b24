// Who took part with whom, drawn by Cytoscape.js, and the same as a table.

import { h } from "./dom.mjs";
import { get } from "./api.mjs";
import { SHAPES, draw as drawGraph } from "./drawing.mjs";
import { pickOf, sits } from "./pick.mjs";
import { NODES, asParameters } from "./state.mjs";
import { patiently } from "./waiting.mjs";
import { countryName } from "./words.mjs";

const SHOWN = 120; // nodes; more cannot be told apart
const OF = { actors: "People and organizations", sides: "Countries and organizations" };

/** Draw the network of a filter; gives what marks in it what is picked. */
export async function draw(target, context) {
  const filter = asParameters(context.filter);
  delete filter.sort;
  const { nodes: kind } = context.state;
  target.append(h("p", { class: "quiet nodes" }, NODES.map((nodes) => [h("a", { href: context.href({ nodes, pick: "" }), "aria-current": nodes === kind ? "true" : null }, OF[nodes]), " "])));
  const network = await patiently(target, "The network is drawn together …", (signal) => context.guarded(get("/v1/network", { ...filter, nodes: kind }, { signal: AbortSignal.any([signal, context.signal]) })), context.redraw);
  if (!network || context.signal.aborted) return null;
  const keys = new Map(network.nodes.map((node) => [node.id, keyOf(node, kind)]));
  const nodes = network.nodes.slice(0, SHOWN);
  const shown = new Set(nodes.map((node) => node.id));
  const edges = network.edges.filter((edge) => shown.has(edge.source) && shown.has(edge.target));
  const left = network.nodes.length - nodes.length;
  const canvas = h("div", { class: "graph", role: "img", "aria-label": `Network of ${nodes.length}; the table below has the same` });
  const kinds = Object.keys(SHAPES).filter((kind) => nodes.some((node) => node.kind === kind));
  target.append(
    h("p", { class: "quiet" }, `${network.events} events${network.more ? ", the newest" : ""}; ${nodes.length} ${kind === "sides" ? "for whom they acted" : "who took part"}${left ? `, the most connected; ${left} more are in the table` : ""}. A click picks somebody, or two.`),
    h("p", { class: "legends" }, kinds.map((kind) => [h("span", { class: `legend shape-${kind}` }, kind), " "])),
    canvas, table(network, keys, context));
  const most = Math.max(1, ...edges.map((edge) => edge.events));
  const graph = await drawGraph(canvas, [
    ...nodes.map((node) => ({ data: { id: keys.get(node.id), label: node.name ?? countryName(node.id), kind: node.kind, country: node.country, size: 18 + 8 * Math.sqrt(node.events) } })),
    ...edges.map((edge) => ({ data: { id: `${edge.source}|${edge.target}`, source: keys.get(edge.source), target: keys.get(edge.target), width: 1 + (5 * edge.events) / most } })),
  ]);
  if (!graph) return null;
  graph.on("tap", "node", (event) => context.choose(pickOf.actor(event.target.id())));
  graph.on("tap", "edge", (event) => context.choose(pickOf.pair(event.target.source().id(), event.target.target().id())));
  graph.on("tap", (event) => event.target === graph && context.pick && context.choose(""));
  return () => mark(graph, canvas, context);
}

/** Name a node as a pick has it: of sides an organization by its name, since whoever acts for it is another actor. */
function keyOf(node, kind) {
  return kind === "sides" && node.kind === "organization" ? `org:${node.name}` : node.id;
}

/** Show who is picked with whom, and who sits in the open event. */
function mark(graph, canvas, context) {
  graph.elements().removeClass("faded chosen picked");
  const seated = context.shown?.participants ?? context.selected?.participants ?? [];
  const sides = context.state.nodes === "sides";
  graph.nodes().filter((node) => seated.some((seat) => (sides ? sits(seat, node.id()) : seat.actor === node.id()))).addClass("chosen");
  const found = graph.nodes().filter((node) => context.pick?.parts.some((part) => part === node.id() || part === node.data("country")));
  canvas.dataset.picked = found.map((node) => node.data("label")).join(", ");
  if (!found.length) return;
  const around = context.pick.kind === "pair" ? found.union(found.edgesWith(found)) : found.closedNeighborhood();
  graph.elements().difference(around).addClass("faded");
  found.addClass("picked");
}

function table(network, keys, context) {
  return h("details", {}, h("summary", {}, "The same as a table"), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Network as a table" }, h("table", {},
    h("thead", {}, h("tr", {}, ["Who", "Kind", "Events", "With", "Betweenness", ""].map((words) => (words ? h("th", { scope: "col" }, words) : h("td", {}))))),
    h("tbody", {}, network.nodes.slice(0, 500).map((node) => row(node, keys.get(node.id), context))))));
}

function row(node, key, context) {
  const name = node.name ?? countryName(node.id);
  return h("tr", {},
    h("td", {}, h("a", { href: context.narrowed(key) }, h("bdi", {}, name))),
    h("td", {}, node.kind), h("td", {}, node.events), h("td", {}, node.degree), h("td", {}, node.betweenness.toFixed(3)),
    h("td", {}, h("button", { type: "button", class: "plain", "aria-label": `Pick ${name}`, onclick: () => context.choose(pickOf.actor(key)) }, "pick")));
}
