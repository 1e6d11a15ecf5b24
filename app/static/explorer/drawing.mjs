// How actors and events look when Cytoscape.js draws them: a colour and a shape for each kind, in light and dark.

const FEW = 40; // nodes whose names are drawn as large as the page, however small the graph must be to fit
export const SHAPES = { person: "ellipse", organization: "round-rectangle", country: "hexagon", group: "diamond" };

/** Draw elements into a box; null where the box left the page meanwhile, which the layout could not bear. Nodes carry `label`, `kind` and `size`, edges `width` and perhaps `label`. */
export async function draw(container, elements) {
  const { default: cytoscape } = await import("/static/vendor/cytoscape-3.34.4.min.mjs");
  if (!container.isConnected) return null;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const graph = cytoscape({
    container,
    elements,
    style: [
      { selector: "node", style: { label: "data(label)", width: "data(size)", height: "data(size)", color: colour("--ink"), "font-size": 11, "text-valign": "bottom", "text-margin-y": 3,
        "text-wrap": "ellipsis", "text-max-width": 130, "text-outline-width": 2, "text-outline-color": colour("--panel"), "background-color": colour("--accent") } },
      ...Object.entries(SHAPES).map(([kind, shape]) => ({ selector: `node[kind = "${kind}"]`, style: { shape, "background-color": colour(`--${kind}`) } })),
      { selector: "node[kind = 'event']", style: { shape: "star", "background-color": colour("--trigger"), "border-width": 1, "border-color": colour("--quiet") } },
      { selector: "edge", style: { width: "data(width)", "line-color": colour("--quiet"), opacity: 0.5, "curve-style": "haystack" } },
      { selector: "edge[label]", style: { label: "data(label)", "font-size": 9, color: colour("--quiet"), "text-rotation": "autorotate", "text-outline-width": 2, "text-outline-color": colour("--panel"), opacity: 0.9 } },
      { selector: ".chosen", style: { "border-width": 4, "border-color": colour("--trigger") } },
      { selector: ".picked", style: { "border-width": 4, "border-color": colour("--ink") } },
      { selector: ".faded", style: { opacity: 0.15 } },
    ],
    layout: { name: "cose", animate: false, randomize: false, nodeRepulsion: () => 20000, idealEdgeLength: () => 90, nodeOverlap: 40, componentSpacing: 70, nodeDimensionsIncludeLabels: true, padding: 24 },
  });
  if (graph.nodes().length <= FEW) graph.style().selector("node").style("font-size", Math.min(28, 12 / Math.min(1, graph.zoom()))).update();
  return graph;
}
