// What the service refuses is told where it belongs, with what to do; nothing that was typed is lost.

import { h } from "./dom.mjs";
import { Problem } from "./api.mjs";

/** Wait for an answer; a refusal is told in `place`, with a way to try again where `again` is given, and gives null, as what was stopped does. */
export async function told(promise, place, again) {
  try {
    return await promise;
  } catch (problem) {
    if (problem.name === "AbortError") return null;
    if (!(problem instanceof Problem)) throw problem;
    place.append(h("div", { class: "fault", role: "alert" }, h("h2", {}, problem.title), h("p", {}, problem.message), problem.advice ? h("p", {}, problem.advice) : null,
      again ? h("p", {}, h("button", { type: "button", onclick: again }, "Try again")) : null));
    return null;
  }
}
