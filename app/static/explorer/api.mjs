// Calls of the service's own API: problems become errors that say what to do, a key is asked for once a session.

import { h } from "./dom.mjs";

const KEY = "dragoman-key";

/** What the service refused, with its advice. */
export class Problem extends Error {
  constructor(problem, status) {
    super(problem.detail || problem.title || `the service answered ${status}`);
    this.name = "Problem";
    this.status = status;
    this.title = problem.title || "The service did not answer as expected";
    this.advice = problem.advice || "";
    this.suggestions = problem.suggestions || [];
  }
}

/** Write an address: values that are null or empty are left out, lists are repeated. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of [value].flat()) if (each !== null && each !== undefined && each !== "") query.append(name, each);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Read JSON. An aborted request throws AbortError, a refused one Problem. */
export async function get(path, parameters = {}, options = {}) {
  return call(address(path, parameters), { method: "GET", ...options });
}

/** Send JSON, and read the answer (null where there is none). */
export async function send(method, path, body, options = {}) {
  const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json", ...options.headers } };
  return call(path, { method, ...options, ...content });
}

async function call(path, options) {
  const answer = await request(path, options);
  if (answer.status === 401 && (await askKey())) return read(await request(path, options));
  return read(answer);
}

async function request(path, options) {
  const key = sessionStorage.getItem(KEY);
  const headers = { Accept: "application/json", ...options.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) };
  try {
    return await fetch(path, { ...options, headers });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({ title: "The service is not reached", detail: "no answer from the service", advice: "See whether it is still running." }, 0);
  }
}

async function read(answer) {
  const said = answer.status === 204 ? null : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(said ?? {}, answer.status);
  return said;
}

/** Ask for a key of this service; it is kept for this tab only. */
function askKey() {
  const field = h("input", { id: "key", type: "password", autocomplete: "off", required: true });
  const dialog = h("dialog", { "aria-labelledby": "key-title" },
    h("form", { method: "dialog", class: "stack" },
      h("h2", { id: "key-title" }, "This service wants a key"),
      h("label", { for: "key" }, "Key, as `dragoman keys create` printed it"), field,
      h("p", { class: "actions" }, h("button", { value: "use" }, "Use it"), h("button", { value: "", formnovalidate: true }, "Cancel"))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    if (dialog.returnValue === "use" && field.value) sessionStorage.setItem(KEY, field.value.trim());
    dialog.remove();
    resolve(dialog.returnValue === "use");
  }));
}

/** Write the `curl` that asks the same. */
export function curlOf(path) {
  return `curl -s '${new URL(path, location.href).href.replaceAll("'", "%27")}'`;
}
