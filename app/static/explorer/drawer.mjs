// One event beside the results: who in which capacity, and every sentence that says so.

import { fill, h } from "./dom.mjs";
import { get } from "./api.mjs";
import { pickOf } from "./pick.mjs";
import { countryName, dayOf } from "./words.mjs";

/** Show an event. `context` closes it and leads to others. */
export async function drawEvent(drawer, id, context) {
  drawer.hidden = false;
  drawer.setAttribute("aria-busy", "true");
  if (!drawer.children.length) fill(drawer, h("p", { class: "quiet" }, "The event is read …"));
  const path = `/v1/events/${encodeURIComponent(id)}`;
  const told = await context.guarded(Promise.all([get(path), get(`${path}/claims`)]), drawer);
  if (context.state.event !== id) return;
  drawer.removeAttribute("aria-busy");
  if (!told) return;
  const [event, claims] = told;
  context.shown = event;
  const mentions = new Map(claims.map((claim) => [claim.id, claim.mentions]));
  fill(drawer, head(event, context), facts(event), seats(event, context), evidence(event, mentions), quotes(event), reasons(event, context), links(event));
  drawer.scrollTop = 0;
}

function head(event, context) {
  return [
    h("p", { class: "actions" },
      h("button", { type: "button", id: "close", onclick: () => context.close() }, "Close"),
      h("button", { type: "button", onclick: () => context.step(-1), "aria-label": "Event before", title: "k" }, "↑"),
      h("button", { type: "button", onclick: () => context.step(1), "aria-label": "Next event", title: "j" }, "↓")),
    h("h2", { id: "event-title", tabindex: "-1" }, h("bdi", {}, event.title)),
    h("p", {}, h("span", { class: `type type-${event.plover.toLowerCase()}` }, event.type), " ",
      h("span", { class: "tag" }, `${event.plover} ${event.cameo}`), " ",
      h("span", { class: `tag status-${event.status}` }, event.status), " ",
      event.disputed.map((what) => h("span", { class: "tag status-denied" }, `${what} disputed`))),
  ];
}

function facts(event) {
  const told = `${event.sources} independent source${event.sources === 1 ? "" : "s"}, ${event.articles} article${event.articles === 1 ? "" : "s"}`;
  return h("dl", { class: "facts" },
    h("dt", {}, "When"), h("dd", {}, dayOf(event.when), event.when.start && event.when.text ? h("span", { class: "quiet" }, ` “${event.when.text}”`) : null),
    h("dt", {}, "Where"), h("dd", {}, event.place ? [h("bdi", {}, event.place.name), event.place.country ? `, ${countryName(event.place.country)}` : ""] : "not told"),
    event.topics.length ? [h("dt", {}, "About"), h("dd", {}, event.topics.map((topic) => [h("bdi", { class: "tag" }, topic), " "]))] : null,
    h("dt", {}, "Told by"), h("dd", {}, `${told}; confidence ${event.confidence.toFixed(2)}`));
}

function seats(event, context) {
  return [h("h3", {}, "Who took part, in which capacity"), h("ul", { class: "seats" }, event.participants.map((seat) => h("li", {},
    h("a", { class: `kind kind-${seat.kind}`, href: `/actors/${encodeURIComponent(seat.actor)}` }, h("bdi", {}, seat.name)),
    h("span", {}, ` ${seat.role}`, seat.office ? [", ", h("bdi", {}, seat.office)] : null, seat.country ? `, for ${countryName(seat.country)}` : null),
    h("span", { class: "quiet" },
      h("a", { href: context.narrowed(seat.actor), "aria-label": `Events of ${seat.name}` }, "their events"), " · ",
      h("button", { type: "button", class: "plain", onclick: () => context.choose(pickOf.actor(seat.actor)), "aria-label": `Pick ${seat.name} in all views` }, "pick")))))];
}

function evidence(event, mentions) {
  return [h("h3", {}, "The sentences that say so"), event.evidence.map((said) => h("blockquote", { class: "evidence" },
    h("p", { dir: "auto" }, marked(said, mentions.get(said.claim) ?? [])),
    h("footer", {}, source(said.article, said.start), ` · ${said.rule}`)))];
}

/** Cut a sentence where the trigger and the names stand; offsets are code points of the article. */
function marked(said, mentions) {
  const letters = Array.from(said.text);
  const spans = [{ ...said.trigger, what: "trigger" }, ...mentions.map((one) => ({ ...one, what: `kind-${one.kind}` }))];
  spans.sort((one, other) => one.start - other.start);
  const parts = [];
  let here = 0;
  for (const { start: first, end: last, what, name } of spans) {
    const [start, end] = [first - said.start, last - said.start];
    if (start < here || end > letters.length || start >= end) continue;
    parts.push(letters.slice(here, start).join(""), h("mark", { class: what, title: name ?? null }, letters.slice(start, end).join("")));
    here = end;
  }
  return [...parts, letters.slice(here).join("")];
}

function source(article, start) {
  const title = article.title || article.id;
  return [h("a", { href: `/articles/${encodeURIComponent(article.id)}#c${start}` }, h("bdi", {}, title)),
    article.publisher ? `, ${article.publisher}` : "", article.published ? `, ${article.published}` : ""];
}

function quotes(event) {
  if (!event.quotes.length) return null;
  return [h("h3", {}, "What was said"), event.quotes.map((said) => h("blockquote", { class: "evidence" },
    h("p", { dir: "auto" }, said.direct ? `“${said.text}”` : said.text), h("footer", {}, said.speaker_name ?? "unnamed")))];
}

function reasons(event, context) {
  const body = h("div", {}, h("p", { class: "quiet" }, "…"));
  const details = h("details", {}, h("summary", {}, "Why these claims are one event"), body);
  details.addEventListener("toggle", async () => {
    if (!details.open || body.dataset.read) return;
    body.dataset.read = "yes";
    const why = await context.guarded(get(event.links.why), body);
    if (why) fill(body, claims(why), joined(why));
  });
  return details;
}

function claims(why) {
  return h("ul", {}, why.claims.map((claim) => h("li", {}, `${claim.publisher ?? claim.article}, ${claim.published ?? "no day"}: ${claim.type}, ${claim.status}, `,
    `${claim.start ?? "no date"}, confidence ${claim.confidence.toFixed(2)}`)));
}

function joined(why) {
  const told = (link, word) => h("li", {}, `${word} (${link.score.toFixed(1)}): `, link.why.join("; "));
  const lines = [...why.joined.map((link) => told(link, "joined")),
    ...why.not_joined.flatMap((near) => near.links.map((link) => told(link, `kept apart from “${near.name}”`)))];
  return lines.length ? h("ul", {}, lines) : h("p", { class: "quiet" }, "One claim: nothing had to be joined.");
}

function links(event) {
  return h("p", {}, h("a", { href: `/events/${encodeURIComponent(event.id)}` }, "Page of this event"), " · ", h("a", { href: event.links.self }, "JSON"));
}
