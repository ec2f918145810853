// The served page: where each credit and document stands in the register, and buttons that do what the commands do.
// It asks the server that gave the page, by paths beside it. What it gets is words, and is set as words.

const ACTS = { reviewed: "Mark reviewed", approve: "Approve", sent: "Mark sent", hold: "Hold", release: "Release", reject: "Reject" };
/** What is done to credits; the rest is done to documents only. */
const OF_CREDITS = ["approve", "hold", "release", "reject"];
const bulkActs = (acts, names) => acts.map((kind) => el("button", { type: "button", class: "act", "data-act": kind, on: { click: () => act(kind, names(), { many: true }) } }, ACTS[kind]));

Object.assign(STATES, {
  proposed: ["○", "proposed"], waiting: ["◔", "waits for another person"], approved: ["✓", "approved"], outdated: ["!", "approved otherwise"],
  issued: ["➜", "issued"], settled: ["●", "settled"], voided: ["×", "voided"], reviewed: ["◑", "reviewed"], sent: ["➜", "sent"],
});

/** What the server said last of everything: null until it answered. */
let standing = null;
/** Names that are ticked in the list that is shown. */
let ticked = new Set();

const who = el("input", { id: "review-by", name: "by", autocomplete: "name", maxlength: "200", spellcheck: "false" });
const why = el("input", { id: "review-note", name: "note", autocomplete: "off", maxlength: "1000" });
const answer = el("div", { id: "review-said", role: "status", "aria-live": "polite" });

/** The names that a person typed and a server answered, as one asks and the other says. */
async function asked(path, body) {
  const how = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
  let reply;
  try {
    reply = await fetch(path, { ...how, cache: "no-store", credentials: "omit", redirect: "error" });
  } catch {
    return { done: false, said: "error: `amends review` does not answer: it was ended. Start it again and open its new address." };
  }
  try {
    return await reply.json();
  } catch {
    return { done: false, said: `error: the answer cannot be read (${reply.status})` };
  }
}

async function refresh() {
  const got = await asked("status");
  if (got.credits && got.run === front.run) {
    standing = got;
  } else {
    standing = null;
    tell(false, got.credits ? `error: the published run is ${got.run}, and this page shows ${front.run}: the month was run again. Load the page again; nothing can be approved from this one.` : got.said);
  }
  const at = document.activeElement.closest("[data-review]");
  document.querySelectorAll("[data-review]").forEach((one) => one.remove());
  dress();
  // Who works with keys stays where they were.
  const again = at && [...document.querySelectorAll("[data-review] button, [data-review] input")].find((one) => one.closest("[data-review]").dataset.review === at.dataset.review);
  if (again) again.focus({ preventScroll: true });
}

/** What was done or refused, in the words of the commands; `further` are buttons below them. */
function tell(done, words, ...further) {
  answer.replaceChildren(el("div", { class: done ? "verdict is-clear" : "verdict is-blocked" }, el("pre", null, words.trim()),
    el("p", null, further, el("button", { type: "button", class: "quiet", on: { click: () => answer.replaceChildren() } }, "Close"))));
}

/** Asks for an act. Several at once are shown first and done after a second click. */
async function act(kind, names, { many = false, sure = !many } = {}) {
  if (!who.value.trim()) {
    tell(false, "Write your name first: it stands in the register beside what you do.");
    return who.focus();
  }
  if (kind === "reject" && !why.value.trim()) {
    tell(false, "Write a note first: those who meet what you reject will ask why.");
    return why.focus();
  }
  const got = await asked("act", { run: front.run, act: kind, names, by: who.value, note: why.value, leaves_out: many, dry_run: !sure });
  if (!sure && got.done) return tell(true, got.said, el("button", { type: "button", class: "act", on: { click: () => act(kind, names, { many, sure: true }) } }, OF_CREDITS.includes(kind) ? `${ACTS[kind]} these` : `Mark these as ${kind}`), " ");
  tell(got.done, got.said);
  if (!got.done) return undefined;
  why.value = "";
  ticked = new Set();
  return refresh();
}

/** What can be done with something that stands so. */
function possible(one, isCredit) {
  const open = isCredit ? ["proposed", "waiting", "outdated"] : ["draft", "reviewed"];
  const back = isCredit ? ["waiting", "approved", "outdated"] : ["reviewed", "approved"];
  const heldByRun = one.held && one.held.length;
  return [
    one.state === "draft" && !isCredit && !one.hold && !heldByRun ? "reviewed" : null,
    open.includes(one.state) && !one.hold && !heldByRun ? "approve" : null,
    one.state === "approved" && !isCredit && !one.hold && !heldByRun ? "sent" : null,
    one.hold ? "release" : ["issued", "settled", "sent", "voided"].includes(one.state) ? null : "hold",
    back.includes(one.state) && !one.hold ? "reject" : null,
  ].filter(Boolean);
}

function words(one) {
  const more = [];
  if (one.needs > 1) more.push(`approved by ${one.by.length ? one.by.join(", ") : "nobody"}; ${one.needs} people needed`);
  else if (Array.isArray(one.by) && one.by.length) more.push(`by ${one.by.join(", ")}`);
  else if (one.by && one.by.by) more.push(`by ${one.by.by}${one.by.note ? `: ${one.by.note}` : ""}`);
  if (one.hold) more.push(`${one.hold.by} holds it${one.hold.note ? `: ${one.hold.note}` : ""}`);
  return more.join("; ");
}

/** State and buttons of one thing. */
function desk(name, one, isCredit) {
  const buttons = possible(one, isCredit).map((kind) => el("button", { type: "button", class: "quiet", "data-act": kind, "aria-label": `${ACTS[kind]} ${name}`, on: { click: () => act(kind, [name]) } }, ACTS[kind]));
  return el("div", { class: "desk", "data-review": name, "data-standing": one.state }, chip(one.state), one.hold ? chip("held") : null, el("span", { class: "small" }, words(one)), buttons);
}

/** A box to tick a row, and where it stands. */
function mark(row, name, states) {
  const box = el("input", { type: "checkbox", "aria-label": `Choose ${name}`, checked: ticked.has(name), on: { change: (e) => { if (e.target.checked) ticked.add(name); else ticked.delete(name); counted(); } } });
  row.firstElementChild.prepend(el("span", { class: "tick", "data-review": name }, box));
  row.firstElementChild.append(el("span", { class: "beside", "data-review": name }, states.map(chip)));
}

const ofCustomer = (id) => [...Object.values(standing.credits), ...Object.values(standing.documents)].filter((one) => one.customer === id);

/** Customers with what stands about them, reckoned once an answer. */
let people_;
function statesOf(id) {
  if (!people_ || people_.of !== standing) {
    people_ = { of: standing, all: new Map() };
    for (const one of [...Object.values(standing.credits), ...Object.values(standing.documents)]) {
      if (!people_.all.has(one.customer)) people_.all.set(one.customer, new Set());
      people_.all.get(one.customer).add(one.hold ? "held" : one.state);
    }
  }
  return people_.all.get(id);
}

/** Puts states and buttons beside everything on the page that has none yet. */
function dress() {
  if (!standing) return;
  const main = byId("main");
  for (const article of main.querySelectorAll("article[data-credit]")) {
    const short = article.querySelector(".ids code:last-of-type");
    const one = short && standing.credits[short.textContent];
    if (one && !article.querySelector("[data-review]")) article.querySelector(":scope > header").after(desk(short.textContent, one, true));
  }
  for (const item of main.querySelectorAll("li[data-document]")) {
    const one = standing.documents[item.dataset.document];
    if (!one || item.querySelector("[data-review]")) continue;
    // What the run printed is a draft for ever; what the register says of it now stands below.
    item.querySelectorAll(":scope > p > .chip.is-draft").forEach((old) => old.remove());
    item.append(desk(item.dataset.document, one, false));
    // Why it is held since the run, which the page of the run does not know.
    const told = new Set([...item.querySelectorAll(".holds li")].map((li) => li.textContent));
    const since = (one.held || []).filter((reason) => !told.has(reason));
    if (since.length) item.append(el("ul", { class: "holds", "data-review": item.dataset.document }, since.map((reason) => el("li", null, reason))));
  }
  for (const row of main.querySelectorAll("tr[data-credit]")) {
    const short = row.querySelector("th code");
    const one = short && standing.credits[short.textContent];
    if (one && !row.querySelector("[data-review]")) mark(row, short.textContent, one.hold ? ["held", one.state] : [one.state]);
  }
  for (const row of main.querySelectorAll("tr[data-customer]")) {
    const states = statesOf(row.dataset.customer);
    if (states && !row.querySelector("[data-review]")) mark(row, row.dataset.customer, [...states].sort());
  }
  const here = address().path;
  const head = main.querySelector("h1");
  if (here[0] === "customers" && here[1] && head && statesOf(here[1]) && !main.querySelector(".all-of-it")) {
    const buttons = bulkActs(Object.keys(ACTS), () => [here[1]]);
    head.after(el("div", { class: "desk all-of-it", "data-review": here[1] }, el("span", { class: "small" }, `Every credit and document of this customer (${ofCustomer(here[1]).length}):`), buttons));
  }
  const preview = here[0] === "customers" && here[1] && main.querySelector("aside.preview");
  if (preview && standing.documents[`customers/${here[1]}/letter`] && !preview.querySelector(".editor")) preview.querySelector("h2").after(editor(here[1]));
  if (here[0] === "incidents" && !here[1] && head) postmortems(main, head);
  counted();
}

/** The public postmortems of the incidents that are listed, to be ticked and acted on together. */
function postmortems(main, head) {
  const of = (id) => Object.keys(standing.documents).filter((path) => path.startsWith(`incidents/${id}/`));
  const rows = [...main.querySelectorAll("tr[data-incident]")].filter((row) => of(row.dataset.incident).length);
  const stand = (path) => (standing.documents[path].hold || standing.documents[path].held.length ? "held" : standing.documents[path].state);
  for (const row of rows) {
    const id = row.dataset.incident;
    if (!row.querySelector("[data-review]")) mark(row, id, [...new Set(of(id).map(stand))]);
  }
  if (!rows.length || main.querySelector(".bulk")) return;
  ticked = new Set();
  const names = () => (ticked.size ? [...ticked] : rows.map((row) => row.dataset.incident)).flatMap(of);
  const text = el("span", { class: "small" });
  counted = () => {
    const some = count(names().length, "public postmortem", "public postmortems");
    const words_ = ticked.size ? `Of the incidents that are ticked, ${some}:` : `All ${some}:`;
    if (text.textContent !== words_) text.textContent = words_;
  };
  head.after(el("div", { class: "desk bulk", role: "group", "aria-label": "Several public postmortems" }, text, bulkActs(Object.keys(ACTS), names)));
}

/** The bar above a list: what is done to the rows that are ticked, or to all that the filter leaves. */
let counted = () => {};
const listed = filtered;
filtered = function (view, query, filters, rows, words_, draw) {
  ticked = new Set();
  return listed(view, query, filters, rows, words_, (found) => {
    const known = () => found.map((row) => (view === "customers" ? row.id : row.short_id)).filter((name) => standing && (view === "customers" ? statesOf(name) : standing.credits[name]));
    const names = () => { const all = known(); return ticked.size ? all.filter((name) => ticked.has(name)) : all; };
    const text = el("span", { class: "small" });
    const buttons = bulkActs(view === "customers" ? Object.keys(ACTS) : OF_CREDITS, names);
    counted = () => {
      const n = names().length;
      const words_ = ticked.size ? `The ${n.toLocaleString("en-GB")} that are ticked:` : `All ${n.toLocaleString("en-GB")} that are shown:`;
      // A change is seen by the watch below, which would come back here for ever.
      if (text.textContent !== words_) text.textContent = words_;
      buttons.forEach((button) => { button.disabled = !n; });
    };
    const bar = el("div", { class: "desk bulk", role: "group", "aria-label": view === "customers" ? "All credits and documents of several customers" : "Several credits" }, text, buttons);
    const table_ = draw(found);
    counted();
    return el("div", null, ["customers", "money"].includes(view) ? bar : null, table_);
  });
};

/** The bar for name and note, and a watch for everything that the page shows from now on. */
function serve() {
  const field = (input, name) => el("label", null, el("span", null, name), input);
  document.querySelector(".top").append(
    el("form", { class: "review", "aria-label": "Who acts, and why", on: { submit: (e) => e.preventDefault() } }, field(who, "Your name"), field(why, "Note")), answer);
  document.querySelector(".house .kind").textContent = "Review book, served from this machine";
  new MutationObserver(() => dress()).observe(byId("main"), { childList: true, subtree: true });
  refresh();
  addEventListener("focus", () => refresh());
}
addEventListener("DOMContentLoaded", serve);
