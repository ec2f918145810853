// The way through the page: the address says what is shown, so that back, forward and links work as anywhere.

const READERS = [
  ["month", "Month", () => monthView()],
  ["customers", "Customers", (query) => customersView(query)],
  ["incidents", "Incidents", () => incidentsView()],
  ["money", "Money", (query) => moneyView(query)],
  ["evidence", "Evidence", () => evidenceView()],
];

let shown = "";
let turn = 0;
/** Where each list was left: how far down, how many rows, and by which link. */
const left = new Map();

function missing(words) {
  return { title: "Not here", nodes: [el("h1", { tabindex: "-1" }, "Not here"), el("p", null, words), el("p", null, go("month", "Back to the month"))] };
}

function address() {
  const [path, query] = location.hash.slice(1).split("?");
  const decoded = path.split("/").map((piece) => { try { return decodeURIComponent(piece); } catch { return piece; } });
  return { path: decoded, query: new URLSearchParams(query || "") };
}

async function view({ path, query }) {
  const [reader, id] = path;
  if (reader === "customers" && id) return customerView(id);
  if (reader === "incidents" && id) return incidentView(id);
  const known = READERS.find(([name]) => name === (reader || "month"));
  return known ? known[2](query) : missing("This address leads nowhere.");
}

/** What is shown at an address; steps and sections of a page do not make another page. */
function keyOf({ path: [reader, id], query }) {
  return ["customers", "incidents"].includes(reader) && id ? `${reader}/${id}` : `${reader || "month"}?${query}`;
}

async function show(first) {
  const here = address();
  // The link that skips to the content leads to no other view.
  if (here.path[0] === "main") {
    if (!first) return;
    here.path[0] = "month";
  }
  const [reader, id] = here.path;
  const key = keyOf(here);
  if (key !== shown) {
    const mine = turn += 1;
    const page = await view(here);
    if (mine !== turn) return;
    shown = key;
    byId("main").replaceChildren(...page.nodes.flat(Infinity).filter(Boolean));
    document.title = `${page.title} · ${front.month}, ${front.company}`;
    if (first || !returned(key)) {
      window.scrollTo(0, 0);
      if (!first) byId("main").querySelector("h1").focus({ preventScroll: true });
    }
  }
  if (reader === "customers" && !id) lastList = location.hash;
  readers(reader || "month");
  reveal(here.path);
}

/** Remembers a list as somebody follows a link of it. */
function leave(link) {
  // A search changes the address and not what `shown` says.
  const key = keyOf(address());
  if (!link || !link.hash || !byId("main").contains(link) || /^(customers|incidents)\//.test(key)) return;
  left.set(key, { y: window.scrollY, hash: link.hash, rows: byId("main").querySelectorAll("tbody tr").length });
}

/** Shows a list where it was left, with the link in focus that led away; whether it was left at all. */
function returned(key) {
  const was = left.get(key);
  left.delete(key);
  if (!was) return false;
  const main = byId("main");
  const more = () => main.querySelector(".rest button");
  while (more() && main.querySelectorAll("tbody tr").length < was.rows) more().click();
  const link = [...main.querySelectorAll("a[href]")].find((one) => one.hash === was.hash);
  if (!link) return false;
  link.focus({ preventScroll: true });
  window.scrollTo(0, was.y);
  const { top, bottom } = link.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) link.scrollIntoView({ block: "center" });
  return true;
}

/** Opens and shows the step, or the section, that an address names. */
function reveal(path) {
  const main = byId("main");
  let found = null;
  if (path[0] === "customers" && path[2]) {
    const line = [...main.querySelectorAll("[data-line]")].find((l) => l.dataset.line === path[2]);
    found = line && ([...line.querySelectorAll("[data-step]")].find((s) => s.dataset.step === path[3]) || line);
  } else if (["month", "evidence"].includes(path[0]) && path[1]) {
    found = [...main.querySelectorAll("section")].find((s) => s.id === path[1]);
    if (found) found.setAttribute("tabindex", "-1");
  }
  main.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  if (!found) return;
  for (let up = found; up && up !== main; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  if (found.tagName === "LI" && found.firstElementChild.tagName === "DETAILS") found.firstElementChild.open = true;
  found.classList.add("lit");
  if (!found.hasAttribute("tabindex")) found.setAttribute("tabindex", "-1");
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: "center" });
}

function readers(now) {
  const numbers_ = { customers: front.counts.listed, incidents: front.incidents.length, money: front.counts.ledger_rows };
  byId("readers").replaceChildren(el("ul", null, READERS.map(([id, name]) => el("li", null, go(id, [name, numbers_[id] !== undefined ? el("span", null, ` ${numbers_[id].toLocaleString("en-GB")}`) : null], { "aria-current": id === now ? "page" : null })))));
}

function failed(why) {
  const words = why instanceof Error ? why.message : String(why);
  byId("main").replaceChildren(
    el("h1", { tabindex: "-1" }, "This page is not whole"),
    el("p", null, "A part of it cannot be read, so that nothing of it should be trusted. The ledger and the documents beside it are not concerned. Copy the whole folder again, or run the month again."),
    typeof DecompressionStream === "undefined" ? el("p", null, "This browser is too old for it: it needs Chrome or Edge 80, Firefox 113, Safari 16.4 or newer.") : el("p", { class: "small" }, words));
}

/** What is closed on the screen is open on paper. */
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  closed.forEach((d) => { d.open = true; });
});
addEventListener("afterprint", () => { closed.forEach((d) => { d.open = false; }); closed = []; });
// Before the address changes: a browser that goes back scrolls by itself, to where the next page is not that long yet.
addEventListener("click", (e) => leave(e.target.closest("a")));
if (history.scrollRestoration) history.scrollRestoration = "manual";
addEventListener("hashchange", () => { show(false).catch(failed); });

try {
  front = JSON.parse(byId("data-front").textContent);
  document.body.dataset.run = front.run;
  document.body.dataset.period = front.period;
  byId("stamp").append(el("span", null, front.month), el("span", { class: "chip is-draft" }, "□ draft"), el("span", { class: "run" }, "run ", el("code", null, front.run)));
  byId("foot").append(`${front.company}, ${front.month}. As of ${front.as_of}. Run ${front.run}; manifest.json has the digest of every file. For the house, not for customers.`);
  show(true).then(() => {
    // What the lists need is unpacked while nobody waits for it.
    (window.requestIdleCallback || setTimeout)(() => Promise.all([customers(), part("ledger")]).catch(failed));
  }, failed);
} catch (why) {
  failed(why);
}
