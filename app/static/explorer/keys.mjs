// The keys of the explorer, and the dialog that tells them.

import { h } from "./dom.mjs";

const TOLD = [["/", "to the question"], ["j, k", "next and previous event; while one is open, it changes"], ["Enter", "open it"], ["Escape", "close it, then unpick"],
  ["1 to 4", "list, timeline, network, map"], ["e", "downloads, curl and Cypher"], ["?", "these keys"]];

/** Show the keys. */
export function showKeys() {
  const dialog = h("dialog", { "aria-labelledby": "keys-title" }, h("h2", { id: "keys-title" }, "Keys"),
    h("dl", { class: "facts" }, TOLD.map(([key, what]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
    h("form", { method: "dialog" }, h("button", { class: "main" }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Listen for keys; `acts` gives what each does. Nothing happens while somebody types or a dialog is open. */
export function listenForKeys(acts) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.key !== "Escape") return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
