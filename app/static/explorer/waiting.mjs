// What may take long says so after a while, and can be stopped.

import { h } from "./dom.mjs";

const QUIETLY = 1500; // milliseconds before anything is said

/** Ask for something that may take long: `ask` takes a signal. Gives null where it was stopped; a way to begin again stands there then. */
export async function patiently(target, words, ask, again) {
  const control = new AbortController();
  const note = h("p", { class: "waiting", role: "status", hidden: true }, `${words} `, h("button", { type: "button", onclick: () => control.abort() }, "Stop"));
  const timer = setTimeout(() => { note.hidden = false; }, QUIETLY);
  target.prepend(note);
  const answer = await ask(control.signal);
  clearTimeout(timer);
  note.remove();
  if (control.signal.aborted) target.prepend(h("p", { class: "waiting", role: "status" }, "Stopped. ", h("button", { type: "button", onclick: again }, "Begin again")));
  return answer;
}
