// Who is one and what is one event: people look at both sides, see what a decision would change, and decide.

import { announce, fill, find, h } from "./dom.mjs";
import { get, send } from "./api.mjs";
import { told } from "./faults.mjs";

const AUTHOR = "dragoman-author";
const fault = find("#fault");
const author = find("#author");
let waiting = [];
let place = 0;

author.value = localStorage.getItem(AUTHOR) ?? "";
author.addEventListener("change", () => localStorage.setItem(AUTHOR, author.value.trim()));

async function load() {
  const found = await told(Promise.all([get("/v1/review", { limit: 100 }), get("/v1/decisions", { limit: 50 })]), fill(fault), load);
  if (!found) return;
  waiting = found[0];
  place = Math.min(place, Math.max(0, waiting.length - 1));
  drawDecisions(found[1]);
  await drawCandidate();
}

async function drawCandidate() {
  const box = find("#waiting");
  const one = waiting[place];
  if (!one) {
    fill(box, h("p", { class: "quiet" }, "Nothing waits for a decision."));
    return;
  }
  fill(box, h("p", {}, `${place + 1} of ${waiting.length}. Score ${one.score.toFixed(2)}: ${one.why.join("; ")}`),
    h("div", { class: "columns" }, await side(one.about, one.left_id, one.left_name), await side(one.about, one.right_id, one.right_name)),
    deciding((kind) => ({ kind, left: one.left, right: one.right }), [["same", "The same (s)"], ["not_same", "Not the same (n)"]], one.why.join("; ")),
    h("p", { class: "actions" }, h("button", { type: "button", id: "later", onclick: later }, "Later (l)")));
}

function later() {
  place = (place + 1) % Math.max(1, waiting.length);
  drawCandidate();
}

/** Show one side with what the articles say of it. */
async function side(about, id, name) {
  const collection = about === "actor" ? "actors" : "events";
  const path = `/v1/${collection}/${encodeURIComponent(id)}`;
  const [record, events] = await Promise.all([get(path).catch(() => null), about === "actor" ? get(`${path}/events`, { limit: 3 }).catch(() => null) : null]);
  const told_ = record?.evidence ?? (events?.items ?? []).flatMap((event) => event.evidence.slice(0, 1));
  return h("section", { class: "reading", "aria-label": name }, h("h3", {}, h("a", { href: `/${collection}/${encodeURIComponent(id)}` }, h("bdi", {}, record?.name ?? record?.title ?? name))),
    about === "actor" && record ? h("p", {}, `${record.kind}, ${record.country ?? "no country"}, ${record.events} event${record.events === 1 ? "" : "s"}`, record.aliases.length ? `; also ${record.aliases.join(", ")}` : "",
      record.offices.length ? `; ${record.offices.map((office) => office.title).slice(0, 4).join(", ")}` : "") : null,
    record?.when ? h("p", {}, `${record.type}, ${record.status}, ${record.when.start ?? "no date"}${record.place ? `, ${record.place.name}` : ""}`) : null,
    told_.slice(0, 3).map((said) => h("blockquote", { class: "evidence" }, h("p", { dir: "auto" }, said.text), h("footer", {}, `${said.article.publisher ?? said.article.id}, ${said.article.published ?? "no day"}`))));
}

/** Buttons that first tell what a decision would change, and then make it. */
function deciding(request, choices, because) {
  const reason = h("input", { class: "reason", value: because.slice(0, 300), maxlength: 2000, "aria-label": "Reason" });
  const preview = h("div", { role: "status" });
  const buttons = choices.map(([kind, words]) => h("button", { type: "button", "data-kind": kind, onclick: () => look(kind) }, words));
  const asked = (kind) => ({ ...request(kind), author: author.value.trim(), reason: reason.value.trim() });
  const look = async (kind) => {
    if (!author.value.trim()) {
      fill(preview, h("p", { class: "fault", role: "alert" }, "Write your name first: a decision says who made it."));
      author.focus();
      return;
    }
    const ruling = await told(send("POST", "/v1/decisions?dry_run=true", asked(kind)), fill(preview));
    if (!ruling) return;
    const sure = h("button", { type: "button", class: "main", onclick: () => decide(asked(kind)) }, "Decide so");
    fill(preview, h("p", {}, "This would change:"), effect(ruling.effect), h("p", { class: "actions" }, sure, h("button", { type: "button", onclick: () => fill(preview) }, "Not yet")));
    sure.focus();
  };
  return h("div", { class: "stack deciding" }, h("p", { class: "field" }, h("span", { class: "quiet" }, "Reason"), reason), h("p", { class: "actions" }, buttons), preview);
}

function effect({ actors, events, events_changed }) {
  const line = ({ change, before, after }) => h("li", {}, h("span", { class: "tag" }, change), " ", h("bdi", {}, before ?? after),
    before && after && before !== after ? [" → ", h("bdi", {}, after)] : null);
  if (!actors.length && !events_changed) return h("p", { class: "quiet" }, "Nothing now: it binds what is read later.");
  return h("ul", {}, actors.map(line), events.slice(0, 20).map(line), events_changed > 20 ? h("li", {}, `and ${events_changed - 20} more events`) : null);
}

async function decide(request) {
  const ruling = await told(send("POST", "/v1/decisions", request), fill(fault));
  if (!ruling) return;
  announce("It is decided");
  fill(find("#bench"));
  await load();
  find("#waiting").focus();
}

function drawDecisions(decisions) {
  if (!decisions.length) {
    fill(find("#decisions"), h("p", { class: "quiet" }, "Nobody has decided anything yet."));
    return;
  }
  fill(find("#decisions"), h("ul", { class: "list" }, decisions.map((one) => h("li", {},
    h("span", { class: "tag" }, one.kind.replace("_", " ")), ` ${one.about}, by `, h("bdi", {}, one.author), `, ${one.at.slice(0, 10)}: `, h("bdi", {}, one.reason),
    one.undone ? h("span", { class: "quiet" }, ` (undone by ${one.undone_by})`) : [" ", h("button", { type: "button", onclick: () => undo(one) }, "Undo")]))));
}

async function undo(one) {
  if (!author.value.trim()) {
    fill(fault, h("p", { class: "fault", role: "alert" }, "Write your name first: who undoes a decision is recorded."));
    author.focus();
    return;
  }
  const query = new URLSearchParams({ author: author.value.trim(), reason: "undone in the review" });
  if (await told(send("DELETE", `/v1/decisions/${encodeURIComponent(one.id)}?${query}`), fill(fault))) await load();
}

/** Give the id of what was written: an id, or an actor that was proposed. */
async function idOf(words) {
  if (/^(per|org|cty|grp|evt)-/.test(words)) return words;
  const page = await told(get("/v1/actors", { q: words, limit: 1 }), fill(fault));
  return page?.items[0]?.id ?? words;
}

find("#hand").addEventListener("input", async (event) => {
  find("#right-field").hidden = find("#kind").value === "split";
  if (event.target.id === "kind" || event.target.value.length < 3) return;
  const page = await get("/v1/actors", { q: event.target.value, limit: 8 }).catch(() => null);
  if (page) fill(find("#found"), page.items.map((actor) => h("option", { value: actor.id }, `${actor.name}, ${actor.kind}, ${actor.events} events`)));
});

find("#hand").addEventListener("submit", async (event) => {
  event.preventDefault();
  const bench = find("#bench");
  fill(fault);
  const left = await idOf(find("#left").value.trim());
  const about = left.startsWith("evt-") ? "event" : "actor";
  if (find("#kind").value === "split") await drawSplit(bench, about, left);
  else {
    const right = await idOf(find("#right").value.trim());
    fill(bench, h("div", { class: "columns" }, await side(about, left, left), await side(about, right, right)), deciding(() => ({ kind: "merge", left, right }), [["merge", "Merge them"]], "one and the same"));
  }
});

/** List what an actor or event is made of, to tick what goes. */
async function drawSplit(bench, about, left) {
  const why = await told(get(`/v1/${about}s/${encodeURIComponent(left)}/why`), fill(bench));
  if (!why) return;
  const parts = about === "actor" ? why.profiles : why.claims;
  const words = (part) => (about === "actor" ? `${part.name}, ${part.country ?? "no country"}, ${part.claims} claims` : `${part.publisher ?? part.article}: ${part.sentences[0] ?? ""}`);
  const boxes = parts.map((part) => h("input", { type: "checkbox", value: part.id, id: `part-${part.id}` }));
  fill(bench, h("fieldset", {}, h("legend", {}, "What goes"), boxes.map((box, i) => h("p", {}, box, " ", h("label", { for: box.id, dir: "auto" }, words(parts[i]))))),
    deciding(() => ({ kind: "split", left, members: boxes.filter((box) => box.checked).map((box) => box.value) }), [["split", "Split them off"]], "not the same"));
}

const KEYS = { s: "[data-kind=same]", n: "[data-kind=not_same]", l: "#later" };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const button = KEYS[event.key] && document.querySelector(`#waiting ${KEYS[event.key]}`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});
load();
