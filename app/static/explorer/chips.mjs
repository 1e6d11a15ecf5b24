// The filter as it was understood: one chip a condition, each to be changed or taken away.

import { fill, h } from "./dom.mjs";
import { Problem, address, get } from "./api.mjs";
import { asParameters } from "./state.mjs";
import { WORDS, countryName, partyName } from "./words.mjs";

const FIELDS = {
  between: "Party", type: "What", status: "Status", from: "From", to: "Until", place: "Where", topic: "About", q: "Words in the sentences",
  source: "Done by", target: "Done to", country: "Somebody acts for", actor: "Somebody is", office: "Somebody's office has", role: "Somebody's role", sector: "Somebody's sector",
  category: "Kind", undated: "Events without a date are", reported_from: "Reported from", reported_to: "Reported until", min_sources: "Sources, at least",
  min_confidence: "Confidence, at least", as_of: "As known at", sort: "Order",
};
const PARTIES = ["between", "actor", "source", "target"];
const CHOICES = { type: () => WORDS.types, status: () => WORDS.statuses, role: () => WORDS.roles, sector: () => WORDS.sectors, category: () => WORDS.categories,
  sort: () => ["newest", "oldest"], undated: () => ["reported", "left_out"] };

/** Draw the chips; `change` takes the new filter. */
export function drawChips(target, filter, change) {
  const chips = filter.map(([name, value], place) => chip(name, value, {
    edit: () => edit(name, value, filter, (pair) => change(filter.map((one, i) => (i === place ? pair : one)))),
    remove: () => change(filter.filter((_, i) => i !== place)),
  }));
  fill(target, chips, h("button", { type: "button", class: "add", onclick: () => edit("between", "", filter, (pair) => change([...filter, pair])) }, "Add a condition"),
    filter.length ? h("button", { type: "button", onclick: () => change([]) }, "Clear all") : null);
}

function chip(name, value, { edit: change, remove }) {
  const said = h("bdi", {}, label(name, value));
  if (PARTIES.includes(name)) partyName(value).then((words) => { said.textContent = words; });
  return h("span", { class: "chip" },
    h("button", { type: "button", class: "chip-edit", onclick: change }, h("span", { class: "quiet" }, `${FIELDS[name]} `), said),
    h("button", { type: "button", class: "chip-remove", onclick: remove, "aria-label": `Remove ${FIELDS[name]} ${label(name, value)}` }, "×"));
}

function label(name, value) {
  if (name === "country" && !value.startsWith("bloc:")) return countryName(value);
  return value.replace(/^(country|bloc|person|org|group):/, "").replace(/^[A-Z]{3}$/, (code) => countryName(code));
}

/** Ask for a condition in a dialog; the service checks it before it is taken. */
function edit(name, value, filter, done) {
  const fault = h("p", { class: "fault", role: "alert", hidden: true });
  const field = h("select", { id: "field" }, Object.entries(FIELDS).map(([key, words]) => h("option", { value: key, selected: key === name }, words)));
  const slot = h("div", { class: "stack" });
  const renew = (old) => fill(slot, h("label", { for: "value" }, "is"), input(field.value, old));
  field.addEventListener("change", () => renew(""));
  renew(value);
  const dialog = h("dialog", { "aria-labelledby": "edit-title" },
    h("form", { class: "stack", onsubmit: async (event) => {
      event.preventDefault();
      const pair = [field.value, dialog.querySelector("#value").value.trim()];
      const others = filter.filter(([key, words]) => !(key === name && words === value));
      try {
        await get(address("/v1/events", { ...asParameters([...others, pair]), limit: 1 }));
        dialog.close();
        done(pair);
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        fault.hidden = false;
        fault.textContent = problem.message;
      }
    } },
    h("h2", { id: "edit-title" }, value ? "Change a condition" : "Add a condition"), h("label", { for: "field" }, "Condition"), field, slot, fault,
    h("p", { class: "actions" }, h("button", { class: "main" }, "Use it"), h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("#value").focus();
}

function input(name, value) {
  if (CHOICES[name]) return h("select", { id: "value" }, CHOICES[name]().map((one) => h("option", { selected: one === value }, one)));
  if (["from", "to", "reported_from", "reported_to"].includes(name)) {
    return h("input", { id: "value", value, required: true, placeholder: "2023, 2023-10 or 2023-10-11", pattern: "\\d{4}(-\\d\\d(-\\d\\d)?)?" });
  }
  if (["between", "actor", "country"].includes(name)) return party(name, value);
  return h("input", { id: "value", value, required: true });
}

/** A field that proposes countries at once, and actors of the graph as one types. */
function party(name, value) {
  const countries = Object.values(WORDS.countries).map((land) => h("option", { value: land }));
  const proposals = h("datalist", { id: "parties" }, countries);
  let last = "";
  const field = h("input", { id: "value", value, required: true, list: "parties", autocomplete: "off", placeholder: "Iran, Bashar al-Assad, Arab League, bloc:EU",
    oninput: async () => {
      const words = field.value.trim();
      last = words;
      if (name === "country" || words.length < 3) return;
      const page = await get("/v1/actors", { q: words, limit: 8 }).catch(() => null);
      if (page && last === words) fill(proposals, countries, page.items.map((actor) => h("option", { value: actor.name }, `${actor.kind}, ${actor.events} events`)));
    } });
  return h("div", {}, field, proposals);
}
