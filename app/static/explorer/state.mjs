// The address is the state: a question or the words of a filter as /v1/events takes them, the view, the selected event, what is picked.

export const FILTER = ["between", "type", "category", "status", "source", "target", "country", "actor", "office", "role", "sector", "place", "topic", "q", "from", "to",
  "undated", "reported_from", "reported_to", "min_sources", "min_confidence", "as_of", "sort"];
export const VIEWS = ["list", "timeline", "network", "map"];
export const NODES = ["actors", "sides"]; // of a network

/** Read the state from a query string; what it does not know is left out. */
export function readState(search) {
  const query = new URLSearchParams(search);
  const filter = [...query].filter(([name, value]) => FILTER.includes(name) && value);
  const view = VIEWS.includes(query.get("view")) ? query.get("view") : "list";
  const nodes = NODES.includes(query.get("nodes")) ? query.get("nodes") : NODES[0];
  return { ask: query.get("ask") || "", filter, view, nodes, event: query.get("event") || "", pick: query.get("pick") || "" };
}

/** Write the state as an address of this page. */
export function writeState({ ask, filter, view, nodes, event, pick }) {
  const pairs = ask ? [["ask", ask]] : [...filter];
  if (view !== "list") pairs.push(["view", view]);
  if (view === "network" && nodes && nodes !== NODES[0]) pairs.push(["nodes", nodes]);
  if (pick) pairs.push(["pick", pick]);
  if (event) pairs.push(["event", event]);
  const query = new URLSearchParams(pairs).toString();
  return query ? `/?${query}` : "/";
}

/** Give a filter as an object of lists, which `address` of api.mjs takes. */
export function asParameters(filter) {
  const parameters = {};
  for (const [name, value] of filter) (parameters[name] ??= []).push(value);
  return parameters;
}

/** Give the pairs of a filter that came as an object. */
export function asPairs(filter) {
  return Object.entries(filter).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
}
