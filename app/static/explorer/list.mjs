// Events as a list: each line opens the event; more are brought when the end comes near.

import { h } from "./dom.mjs";
import { countryName, dayOf } from "./words.mjs";

/** Draw events. `more` brings the next page and gives its events, or is null on the last one. */
export function drawList(target, events, context, more) {
  const list = h("ol", { class: "events" }, events.map((event) => line(event, context)));
  target.append(list);
  if (more) target.append(extend(list, context, more));
}

function extend(list, context, more) {
  const button = h("button", { type: "button", class: "more" }, "More events");
  let next = more;
  const bring = async () => {
    if (button.disabled) return;
    button.disabled = true;
    const page = await context.guarded(next());
    button.disabled = false;
    if (!page) return;
    list.append(...page.events.map((event) => line(event, context)));
    next = page.more;
    if (!next) {
      watcher.disconnect();
      button.remove();
    }
    context.announce(`${list.children.length} events are shown`);
  };
  const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && bring(), { rootMargin: "400px" });
  watcher.observe(button);
  button.addEventListener("click", bring);
  return button;
}

function line(event, context) {
  const said = event.evidence[0];
  const lands = [...new Set(event.participants.map((seat) => seat.country).filter(Boolean))];
  return h("li", { "data-event": event.id },
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
