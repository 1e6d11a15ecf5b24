// Feeds and jobs as they go: asked for again every two seconds while something runs and somebody looks.

import { announce, fill, find, h } from "./dom.mjs";
import { get, send } from "./api.mjs";
import { told } from "./faults.mjs";

const EVERY = 2000; // milliseconds
const IDLE = 15000;
const OPEN = new Set(["waiting", "running"]);
const fault = find("#fault");
let timer = null;

async function load() {
  clearTimeout(timer);
  const found = await told(Promise.all([get("/v1/feeds"), get("/v1/jobs", { limit: 30 }), get("/v1/dead-letters", { limit: 30 }), get("/readyz").catch(() => null)]), fill(fault), load);
  if (!found) return;
  const [feeds, jobs, dead, health] = found;
  const focus = document.activeElement?.dataset?.act;
  drawHealth(health);
  drawFeeds(feeds);
  drawJobs(jobs.items);
  drawDead(dead.items);
  if (focus) document.querySelector(`[data-act="${CSS.escape(focus)}"]`)?.focus();
  if (!document.hidden) timer = setTimeout(load, jobs.items.some((job) => OPEN.has(job.state)) ? EVERY : IDLE);
}

async function act(method, path, body, said) {
  const done = await told(send(method, path, body), fill(fault));
  if (done !== null) announce(said);
  await load();
}

function button(words, label, key, run) {
  return h("button", { type: "button", "aria-label": label, "data-act": key, onclick: run }, words);
}

function moment(time) {
  return time ? h("time", { datetime: time, title: time }, new Date(time).toLocaleString()) : h("span", { class: "quiet" }, "never");
}

function drawHealth(health) {
  const bad = Object.entries(health?.checks ?? {}).filter(([name, said]) => said !== "ok" && name !== "language");
  fill(find("#health"), bad.length ? h("ul", { class: "fault" }, bad.map(([name, said]) => h("li", {}, `${name}: ${said}`))) : h("p", { class: "quiet" }, "Backlog and feeds are as they should be."));
}

function drawFeeds(feeds) {
  if (!feeds.length) {
    fill(find("#feeds"), h("p", { class: "quiet" }, "No feed is followed yet. Add the address of an RSS, Atom or JSON feed, or of a site map."));
    return;
  }
  fill(find("#feeds"), table(["Feed", "Schedule", "Next visit", "Last visit", "Result", "Do"], feeds.map((feed) => {
    const path = `/v1/feeds/${encodeURIComponent(feed.id)}`;
    const name = feed.title || feed.url;
    const paused = feed.state === "paused";
    return [h("bdi", {}, name, feed.state === "active" ? null : h("span", { class: "tag" }, feed.state)), `${feed.schedule} (${feed.zone})`, moment(feed.next_due), moment(feed.last_visit),
      h("span", { class: feed.failures ? "status-denied" : "" }, feed.last_result ?? "", feed.failures ? ` (${feed.failures} failures in a row)` : ""),
      h("span", { class: "actions" },
        button("Visit now", `Visit ${name} now`, `${feed.id}-run`, () => act("POST", `${path}/run`, undefined, "The visit begins")),
        button(paused ? "Resume" : "Pause", `${paused ? "Resume" : "Pause"} ${name}`, `${feed.id}-pause`, () => act("PATCH", path, { state: paused ? "active" : "paused" }, paused ? "Resumed" : "Paused")),
        button("Remove", `Remove ${name}`, `${feed.id}-remove`, () => act("DELETE", path, undefined, "Removed")))];
  })));
}

function drawJobs(jobs) {
  if (!jobs.length) {
    fill(find("#jobs"), h("p", { class: "quiet" }, "No job yet."));
    return;
  }
  fill(find("#jobs"), table(["Job", "State", "Progress", "Begun", "Do"], jobs.map((job) => {
    const all = Object.values(job.items).reduce((sum, count) => sum + count, 0);
    const left = job.items.waiting ?? 0;
    const path = `/v1/jobs/${encodeURIComponent(job.id)}`;
    return [h("bdi", {}, job.title), h("span", { class: `tag ${job.state === "failed" ? "status-denied" : ""}` }, job.state),
      [h("progress", { max: Math.max(all, 1), value: all - left, "aria-label": `Progress of ${job.title}` }), ` ${all - left} of ${all}`, job.items.failed ? `, ${job.items.failed} failed` : "", `, ${job.claims} claims`],
      moment(job.started),
      h("span", { class: "actions" },
        OPEN.has(job.state) ? button("Cancel", `Cancel ${job.title}`, `${job.id}-cancel`, () => act("POST", `${path}/cancel`, undefined, "Cancelled")) : null,
        job.state === "failed" || job.items.failed ? button("Retry", `Retry ${job.title}`, `${job.id}-retry`, () => act("POST", `${path}/retry`, undefined, "Tried again")) : null,
        h("a", { href: `${path}/items` }, "items"))];
  })));
}

function drawDead(letters) {
  if (!letters.length) {
    fill(find("#dead"), h("p", { class: "quiet" }, "Nothing failed for good."));
    return;
  }
  fill(find("#dead"), table(["What", "Why", "When"], letters.map((letter) => [h("bdi", {}, letter.source), letter.reason ?? "", moment(letter.at)])),
    h("p", { class: "actions" }, button("Try all again", "Try all again", "dead-retry", () => act("POST", "/v1/dead-letters/retry", undefined, "They are tried again"))));
}

function table(heads, rows) {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": heads[0] },
    h("table", {}, h("thead", {}, h("tr", {}, heads.map((words) => h("th", { scope: "col" }, words)))), h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell) => h("td", {}, cell)))))));
}

find("#add").addEventListener("submit", async (event) => {
  event.preventDefault();
  const added = await told(send("POST", "/v1/feeds", { url: find("#url").value, schedule: find("#schedule").value || "adaptive" }), fill(fault));
  if (added) find("#url").value = "";
  if (added) load();
});
find("#fetch").addEventListener("submit", async (event) => {
  event.preventDefault();
  const begun = await told(send("POST", "/v1/jobs", { url: find("#address").value }), fill(fault));
  if (begun) find("#address").value = "";
  if (begun) load();
});
document.addEventListener("visibilitychange", () => !document.hidden && load());
load();
