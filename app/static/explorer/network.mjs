// Who took part with whom, drawn by Cytoscape.js, and the same as a table.

import { fill, h } from "./dom.mjs";
import { get } from "./api.mjs";
import { SHAPES, draw } from "./drawing.mjs";
import { asParameters } from "./state.mjs";
import { countryName } from "./words.mjs";

const SHOWN = 120; // nodes; more cannot be told apart

/** Draw the network of a filter. */
export async function drawNetwork(target, context) {
  const filter = asParameters(context.filter);
  delete filter.sort;
  const network = await context.guarded(get("/v1/network", filter));
  if (!network) return;
  const nodes = network.nodes.slice(0, SHOWN);
  const shown = new Set(nodes.map((node) => node.id));
  const edges = network.edges.filter((edge) => shown.has(edge.source) && shown.has(edge.target));
  const left = network.nodes.length - nodes.length;
  const info = h("p", { class: "node-info", role: "status" }, "Choose somebody to see with whom.");
  const canvas = h("div", { class: "graph", role: "img", "aria-label": `Network of ${nodes.length}; the table below has the same` });
  target.append(
    h("p", {}, `${network.events} events${network.more ? ", the newest" : ""}; ${nodes.length} who took part${left ? `, the most connected; ${left} more are in the table` : ""}. `,
      Object.keys(SHAPES).map((kind) => h("span", { class: `legend shape-${kind}` }, ` ${kind} `))),
    canvas, info, table(network, context));
  const chosen = new Set(context.selected?.participants.map((seat) => seat.actor) ?? []);
  const most = Math.max(1, ...edges.map((edge) => edge.events));
  const graph = await draw(canvas, [
    ...nodes.map((node) => ({ data: { id: node.id, label: node.name ?? countryName(node.id), kind: node.kind, country: node.country, size: 18 + 8 * Math.sqrt(node.events) }, classes: chosen.has(node.id) ? "chosen" : "" })),
    ...edges.map((edge) => ({ data: { id: `${edge.source}|${edge.target}`, source: edge.source, target: edge.target, width: 1 + (5 * edge.events) / most } })),
  ]);
  listen(graph, context, info);
}

function listen(graph, context, info) {
  graph.on("tap", "node", (event) => {
    const around = event.target.closedNeighborhood();
    graph.elements().addClass("faded");
    around.removeClass("faded");
    const others = event.target.neighborhood("node").map((node) => node.data("label"));
    tell(info, event.target.data(), others, context);
  });
  graph.on("tap", "edge", (event) => context.go(context.asked([event.target.source(), event.target.target()].map((node) => ["between", node.id()]))));
  graph.on("tap", (event) => { if (event.target === graph) graph.elements().removeClass("faded"); });
}

function tell(info, { id, label, country }, others, context) {
  fill(info, h("strong", {}, h("bdi", {}, label)), ` with ${others.length}: ${others.slice(0, 8).join(", ")}${others.length > 8 ? " …" : ""}. `,
    h("a", { href: context.narrowed(id, country) }, "Only their events"), " · ", h("a", { href: `/actors/${encodeURIComponent(id)}` }, "Page"));
}

function table(network, context) {
  return h("details", {}, h("summary", {}, "The same as a table"), h("table", {},
    h("thead", {}, h("tr", {}, ["Who", "Kind", "Events", "With", "Betweenness"].map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", {}, network.nodes.slice(0, 500).map((node) => h("tr", {},
      h("td", {}, h("a", { href: context.narrowed(node.id, node.country) }, h("bdi", {}, node.name ?? countryName(node.id)))),
      h("td", {}, node.kind), h("td", {}, node.events), h("td", {}, node.degree), h("td", {}, node.betweenness.toFixed(3)))))));
}
