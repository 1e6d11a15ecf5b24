// Events as a list: each line opens the event; more are brought when the end comes near.

import { h } from "./dom.mjs";
import { countryName, dayOf } from "./words.mjs";
import { touches } from "./pick.mjs";

/** Draw events. `more` brings the next page and gives its events, or is null on the last one. */
export function drawList(target, events, context, more) {
  const list = h("ol", { class: "events" }, events.map((event) => line(event, context)));
  const count = h("p", { class: "count quiet" });
  target.append(count, list);
  tell(count, list, more, context);
  if (more) target.append(extend(list, count, context, more));
}

function tell(count, list, more, context) {
  const shown = list.children.length;
  const order = context.filter.some(([name, value]) => name === "sort" && value === "oldest") ? "oldest" : "newest";
  count.textContent = more ? `The ${order} ${shown} events; there are more` : `${shown} event${shown === 1 ? "" : "s"}, the ${order} first`;
}

function extend(list, count, context, more) {
  const button = h("button", { type: "button", class: "more" }, "More events");
  let next = more;
  let coming = null; // who asks while more are on their way waits for the same
  const bring = () => (coming ??= add().finally(() => { coming = null; }));
  const add = async () => {
    button.disabled = true;
    const page = await context.guarded(next());
    button.disabled = false;
    if (!page) return;
    list.append(...page.events.map((event) => line(event, context)));
    next = page.more;
    watcher.disconnect();
    if (next) watcher.observe(button); // anew: it tells of changes only, and who jumped to the new end changed nothing
    else button.remove();
    tell(count, list, next, context);
    context.announce(`${list.children.length} events are shown`);
  };
  const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && bring(), { rootMargin: "400px" });
  watcher.observe(button);
  button.addEventListener("click", bring);
  button.bring = bring;
  return button;
}

function line(event, context) {
  const said = event.evidence[0];
  const lands = [...new Set(event.participants.map((seat) => seat.country).filter(Boolean))];
  const picked = context.pick && touches(context.pick, event);
  return h("li", { "data-event": event.id, class: picked ? "picked" : null },
    h("a", { href: context.href({ event: event.id }), "aria-current": event.id === context.state.event ? "true" : null,
      onclick: (click) => context.open(click, event.id) },
      h("span", { class: "line-head" },
        h("time", {}, dayOf(event.when)),
        h("span", { class: `type type-${event.plover.toLowerCase()}` }, event.type),
        event.status === "happened" ? null : h("span", { class: `tag status-${event.status}` }, event.status),
        event.disputed.length ? h("span", { class: "tag status-denied" }, "disputed") : null,
        lands.map((code) => h("abbr", { title: countryName(code) }, code))),
      h("bdi", { class: "line-title" }, event.title),
      said ? h("span", { class: "line-said", dir: "auto" }, said.text) : null));
}
