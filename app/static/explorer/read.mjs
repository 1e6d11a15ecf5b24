// An article is read before it is stored: its text with what was found, the claims, and the graph they would make.

import { announce, fill, find, h } from "./dom.mjs";
import { get, send } from "./api.mjs";
import { draw } from "./drawing.mjs";
import { told } from "./faults.mjs";

const PAGE = /\.html?$/i;
const fault = find("#fault");
const store = find("#store");
let article = null;

find("#article").addEventListener("submit", async (event) => {
  event.preventDefault();
  article = { text: find("#text").value };
  for (const name of ["title", "published", "publisher"]) if (find(`#${name}`).value) article[name] = find(`#${name}`).value;
  await show(() => send("POST", "/v1/extract", article));
});

find("#text").addEventListener("input", () => { store.disabled = true; });
find("#file").addEventListener("change", (event) => event.target.files[0] && take(event.target.files[0]));
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
});
store.addEventListener("click", save);

/** Take a file: text stands in the field, of a page the service finds the article. */
async function take(file) {
  const text = await file.text();
  if (PAGE.test(file.name) || file.type === "text/html") {
    article = null;
    await show(() => send("POST", "/v1/extract", undefined, { body: text, headers: { "Content-Type": "text/html" } }), () => text);
    return;
  }
  find("#text").value = text;
  find("#article").requestSubmit();
}

async function show(ask, page) {
  fill(fault);
  store.disabled = true;
  find("#told").textContent = "It is read …";
  const found = await told(ask(), fault);
  find("#told").textContent = "";
  if (!found) return;
  const extraction = found[0];
  if (page) {
    for (const name of ["title", "published", "publisher"]) find(`#${name}`).value = extraction.article[name] ?? "";
    store.dataset.page = page();
  } else delete store.dataset.page;
  find("#found").hidden = false;
  drawText(extraction);
  drawClaims(extraction);
  await drawGraph(extraction);
  store.disabled = false;
  const told_ = `${extraction.claims.length} claim${extraction.claims.length === 1 ? "" : "s"} about ${extraction.actors.length} actors`;
  find("#told").textContent = told_;
  announce(told_);
}

/** Draw the text with sentences of evidence, triggers and names marked; offsets are code points. */
function drawText({ claims, actors }) {
  const shown = find("#shown");
  if (!article) {
    fill(shown, claims.flatMap((claim) => claim.evidence.map((said) => h("p", { id: `c${said.start}` }, said.text))));
    return;
  }
  const kinds = new Map(actors.map((actor) => [actor.id, actor.kind]));
  const letters = Array.from(article.text);
  const marks = new Array(letters.length).fill("");
  const starts = new Map();
  const put = (start, end, mark) => { for (let i = start; i < Math.min(end, letters.length); i += 1) marks[i] = mark; };
  for (const claim of claims) {
    for (const said of claim.evidence) {
      put(said.start, said.end, "sentence");
      starts.set(said.start, `c${said.start}`);
    }
  }
  for (const claim of claims) {
    for (const seat of claim.participants) put(seat.mention.start, seat.mention.end, `kind-${kinds.get(seat.actor)}`);
    for (const said of claim.evidence) put(said.trigger.start, said.trigger.end, "trigger");
  }
  const parts = [];
  for (let start = 0, end = 1; start < letters.length; start = end, end = start + 1) {
    while (end < letters.length && marks[end] === marks[start] && !starts.has(end)) end += 1;
    const words = letters.slice(start, end).join("");
    parts.push(marks[start] || starts.has(start) ? h("mark", { class: marks[start], id: starts.get(start) }, words) : words);
  }
  fill(shown, parts);
}

function drawClaims({ claims, actors }) {
  const names = new Map(actors.map((actor) => [actor.id, actor]));
  if (!claims.length) fill(find("#claims"), h("p", { class: "quiet" }, "No diplomatic event was found in it. A date of publication helps to tell when something was."));
  else fill(find("#claims"), h("ol", { class: "claims" }, claims.map((claim) => h("li", {},
    h("a", { href: `#c${claim.evidence[0].start}` }, h("span", { class: `type type-${claim.plover.toLowerCase()}` }, claim.type)), " ",
    h("span", { class: `tag status-${claim.status}` }, claim.status), ` ${claim.when?.start ?? claim.when?.text ?? "no date"}`,
    claim.place ? [", ", h("bdi", {}, claim.place.name)] : null, h("span", { class: "quiet" }, ` ${claim.evidence[0].rule}, confidence ${claim.confidence.toFixed(2)}`),
    h("ul", { class: "seats" }, claim.participants.map((seat) => h("li", {}, h("bdi", { class: `kind kind-${names.get(seat.actor).kind}` }, names.get(seat.actor).name),
      ` ${seat.role}`, seat.office ? [", ", h("bdi", {}, seat.office)] : null, seat.country ? `, for ${seat.country}` : ""))),
    claim.topics.map((topic) => [h("bdi", { class: "tag" }, topic), " "])))));
}

async function drawGraph({ claims, actors }) {
  const box = find("#drawn");
  box.hidden = !claims.length;
  if (!claims.length) return;
  fill(box);
  await draw(box, [
    ...actors.map((actor) => ({ data: { id: actor.id, label: actor.name, kind: actor.kind, size: 26 } })),
    ...claims.map((claim) => ({ data: { id: claim.id, label: claim.type, kind: "event", size: 30 } })),
    ...claims.flatMap((claim) => claim.participants.map((seat, i) => ({ data: { id: `${claim.id}|${i}`, source: seat.actor, target: claim.id, width: 2, label: seat.role } }))),
  ]);
}

async function save() {
  store.disabled = true;
  find("#told").textContent = "It is stored …";
  const page = store.dataset.page;
  const saved = await told(page ? send("POST", "/v1/articles", undefined, { body: page, headers: { "Content-Type": "text/html" } }) : send("POST", "/v1/articles", article), fill(fault));
  if (!saved) {
    store.disabled = false;
    find("#told").textContent = "";
    return;
  }
  const ids = [...saved.new, ...saved.unchanged, ...saved.replaced];
  const stored = await told(get(`/v1/articles/${encodeURIComponent(ids[0] ?? saved.copies[0])}`), fault);
  if (!stored) return;
  fill(find("#told"), saved.new.length ? "Stored: " : "It was stored before: ", h("a", { href: `/articles/${encodeURIComponent(stored.id)}` }, "the article"),
    stored.events.map((event, i) => [", ", h("a", { href: `/events/${encodeURIComponent(event)}` }, `event ${i + 1}`)]));
}
