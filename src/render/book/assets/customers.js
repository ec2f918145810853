// Customers: the list, and a page for each with its lines, workings and letter.

/** The list as it was last shown, so that a page leads to the next one of it. */
let order = [];
let lastList = "#customers";

async function customersView(query) {
  const all = await customers();
  const words = new Map(all.map((c) => [c.id, `${c.id} ${c.name} ${c.partner || ""}`.toLowerCase()]));
  const money = { owed: "a credit", awaiting: "a claim to make", none: "nothing" };
  const filters = [
    { id: "contract", name: "Contract", all: "any", options: all.some((c) => c.states.includes("no-contract")) ? [["yes", "in force"], ["no", "none"]] : [], has: (c, v) => c.states.includes("no-contract") === (v === "no") },
    { id: "state", name: "State", all: "any", options: options(all, (c) => c.states, stateName), has: (c, v) => c.states.includes(v) },
    { id: "money", name: "Owed", all: "any", options: Object.entries(money), has: (c, v) => (v === "owed" ? !!c.owed : v === "awaiting" ? !!c.awaiting : !c.owed && !c.awaiting && !c.states.includes("no-contract")) },
    { id: "affected", name: "Downtime", all: "any", options: [["yes", "some"], ["no", "none"]], has: (c, v) => c.affected === (v === "yes") },
    { id: "sla", name: "SLA", all: "any", options: options(all, (c) => c.slas || []), has: (c, v) => (c.slas || []).includes(v) },
    { id: "currency", name: "Currency", all: "any", options: options(all, (c) => c.currencies || []), has: (c, v) => (c.currencies || []).includes(v) },
    { id: "incident", name: "Incident", all: "any", options: options(all, (c) => c.incidents || []), has: (c, v) => (c.incidents || []).includes(v) },
    { id: "letter", name: "Letter", all: "any", options: options(all, (c) => c.letter || [], stateName), has: (c, v) => c.letter === v },
    { id: "doubt", name: "Doubt", all: "any", options: all.some((c) => c.doubt) ? [["yes", "in doubt"], ["no", "certain"]] : [], has: (c, v) => !!c.doubt === (v === "yes") },
  ];
  const columns = [
    { name: "Customer", key: (c) => c.name.toLowerCase(), cell: (c) => [go(`customers/${c.id}`, c.name, { class: "name" }), el("span", { class: "beside" }, c.partner ? `${c.id}, through ${c.partner}` : c.id)] },
    { name: "State", key: (c) => c.states.map((s) => Object.keys(STATES).indexOf(s)), cell: (c) => [c.states.slice(0, 3).map(chip), c.doubt ? el("span", { class: "chip is-doubt" }, el("span", { "aria-hidden": "true" }, "≈"), " in doubt") : null] },
    { name: "Owed", num: true, key: (c) => weight(c.owed), cell: (c) => amounts(c.owed) },
    { name: "Awaiting claim", num: true, key: (c) => weight(c.awaiting), cell: (c) => amounts(c.awaiting) },
    { name: "Goodwill", num: true, key: (c) => weight(c.goodwill), cell: (c) => amounts(c.goodwill) },
    { name: "Affected", num: true, key: (c) => c.affected_ms, cell: (c) => c.affected_time },
    { name: "Letter", key: (c) => c.letter, cell: (c) => (c.letter ? [chip(c.letter), c.warnings ? el("span", { class: "beside" }, count(c.warnings, "warning", "warnings")) : null] : "") },
  ];
  const draw = (found) => {
    order = found.map((c) => c.id);
    return table(columns, found, { rowProps: (c) => ({ "data-customer": c.id }) });
  };
  return {
    title: "Customers",
    nodes: [el("h1", { tabindex: "-1" }, "Customers"), filtered("customers", query, filters, all, (c) => words.get(c.id), draw)],
  };
}

async function customerView(id) {
  const found = await customer(id);
  if (!found) return missing(`There is no customer “${id}” in this run.`);
  const { row, page, rows } = found;
  const letter = page.documents.find((d) => d.path.endsWith("/letter"));
  const preview = letter && letter.forms.includes("html");
  const body = [
    section("lines", "Contract lines", page.lines.length ? page.lines.map((l) => lineBlock(row, page, rows, l)) : el("p", { class: "none" }, "No contract line was in force in this month.")),
    page.gifts.length ? section("gifts", "Goodwill", page.gifts.map((g) => giftBlock(page, rows, g))) : null,
  ];
  const side = preview ? el("aside", { class: "preview", "aria-labelledby": "preview-title" },
    el("h2", { id: "preview-title" }, "The letter"),
    el("iframe", { sandbox: "", src: `./${encoded(`${letter.path}.html`)}`, title: `Letter to ${row.name}`, referrerpolicy: "no-referrer" }),
    el("p", { class: "small" }, "Shown from ", file(`${letter.path}.html`, `${letter.path}.html`), ". Should the frame stay empty, the folder beside this page is not whole.")) : null;
  return {
    title: row.name,
    nodes: [
      steps(id),
      el("h1", { tabindex: "-1" }, row.name),
      el("p", { class: "lead" }, row.states.map(chip), row.doubt ? el("span", { class: "chip is-doubt" }, "≈ in doubt") : null),
      headline(row),
      pairs([["Id", row.id], ["Written to", page.contact], ["Mail", page.email], ["Through", row.partner ? go(`customers/${row.partner}`, row.partner) : null], ["Language", page.language], ["Clock", front.zones[page.zone] ? front.zones[page.zone].name : page.zone]], { class: "pairs quiet" }),
      el("p", { class: "small" }, "From ", place(page.source, page.quotes)),
      page.strip ? strip(page.strip, row.affected ? "What was interrupted, by the customer’s clock." : "Nothing was interrupted.") : null,
      el("div", { class: side ? "two" : null }, el("div", null, body), side),
      page.windows.length ? section("windows", "Interruptions", windowTable(page)) : null,
      section("documents", "Documents", documentList(page.documents)),
    ],
  };
}

function headline(row) {
  const all = [["Owed", row.owed], ["Awaiting a claim", row.awaiting], ["Goodwill", row.goodwill]].filter(([, sums]) => sums);
  if (!all.length) return el("p", { class: "headline" }, "Nothing is owed.");
  return el("dl", { class: "headline" }, all.map(([name, some]) => el("div", null, el("dt", null, name), el("dd", null, amounts(some)))));
}

/** The way to the customers before and after, in the list as it was last shown. */
function steps(id) {
  const at = order.indexOf(id);
  const to = (n, words) => (order[n] ? go(`customers/${order[n]}`, words) : null);
  return el("p", { class: "steps" }, el("a", { href: lastList }, "All customers"), at >= 0 ? [to(at - 1, "← previous"), to(at + 1, "next →"), el("span", null, `${at + 1} of ${order.length}`)] : null);
}

/** The first step of a kind in the workings. */
function found(top, key) {
  if (!top || top.key === key) return top;
  for (const below of top.steps) {
    const hit = found(below, key);
    if (hit) return hit;
  }
  return null;
}

function lineBlock(row, page, rows, line) {
  const entry = rows.get(line.credit);
  const sla = line.sla && front.slas[line.sla];
  const missed = line.verdict === "missed";
  const figure_ = (key) => {
    const at = found(line.workings, key);
    return at ? go(`customers/${row.id}/${line.line}/${key}`, at.value) : null;
  };
  const apart = found(line.workings, "uptime-all");
  const share = found(line.workings, "share");
  return el("article", { class: "line", "data-line": line.line, "data-credit": line.credit, "aria-label": `${line.service}, line ${line.line}` },
    el("header", null,
      el("h3", null, line.service, line.place ? `, ${line.place}` : "", el("span", null, ` line ${line.line}${line.plan ? `, ${line.plan}` : ""}`)),
      chip(line.outcome),
      el("p", { class: "sum" }, entry ? go(`customers/${row.id}/${line.line}/credit`, entry.amount.text) : el("span", { class: "nil" }, "–"))),
    pairs([
      ["Agreement", sla ? `${sla.name} (${sla.version})` : "none"],
      ["Promised", sla ? sla.commitment : null],
      ["Delivered", figure_("uptime")],
      ["Without exclusions", apart ? figure_("uptime-all") : null],
      ["Affected", figure_("affected") || line.affected],
      ["Does not count", line.excluded],
      ["Not watched", figure_("unknown")],
      ["Allowed", line.allowed],
      ["Margin", line.margin ? el("span", { class: missed ? "over" : null }, line.margin) : null],
      ["Base", figure_("base")],
      ["Share", share ? figure_("share") : null],
      ["Rule", entry && entry.tier],
      ["Exactly", entry ? entry.exact : null],
      ["Other credits", entry && entry.in_kind],
      ["Claim by", entry && entry.claim_by],
      ["Issued before", entry && entry.issued_before ? entry.issued_before.text : null],
      ["Difference", entry && entry.difference ? entry.difference.text : null],
      ["Invoice", entry && entry.invoice],
      ["In doubt", line.doubt ? `the evidence allows ${line.doubt.least} to ${line.doubt.most}` : null],
    ]),
    line.workings ? workings(line.workings, page.quotes, missed || !!entry) : places(line.sources, page.quotes),
    entry ? el("p", { class: "ids" }, el("code", null, entry.id), " · ", el("code", null, entry.short_id), " · ", list("money", { q: entry.short_id }, "in the ledger")) : null);
}

function giftBlock(page, rows, gift) {
  const entry = rows.get(gift.credit);
  return el("article", { class: "line", "data-line": gift.credit, "data-credit": gift.credit, "aria-label": "Goodwill" },
    el("header", null, el("h3", null, "Goodwill", el("span", null, " on the account")), chip(entry.state), el("p", { class: "sum" }, entry.amount.text)),
    pairs([["Decided by", entry.decided_by], ["Because", entry.reason], ["For", entry.incident ? go(`incidents/${entry.incident}`, entry.incident) : null]]),
    workings(gift.workings, page.quotes, true),
    el("p", { class: "ids" }, el("code", null, entry.id), " · ", el("code", null, entry.short_id)));
}

/** The tree behind a number; every step opens to the steps that it rests on. */
function workings(top, quotes, open) {
  const body = el("ul", { class: "tree" }, step(top, quotes, true));
  const tools = el("p", { class: "tools" }, el("button", { type: "button", class: "quiet", on: { click: (e) => unfold(e.target, body) } }, "Open every step"));
  return el("details", { class: "workings", open }, el("summary", null, "Workings"), tools, body);
}

function unfold(button, body) {
  const all = [...body.querySelectorAll("details")];
  const open = all.some((d) => !d.open);
  all.forEach((d) => { d.open = open; });
  button.textContent = open ? "Close every step" : "Open every step";
}

function step(s, quotes, first) {
  const words = [
    el("span", { class: "value" }, s.value), " ",
    el("span", { class: "what" }, s.what), s.rule ? [": ", el("span", { class: "rule" }, s.rule)] : null,
    s.clause ? [" ", el("span", { class: "clause" }, `§ ${s.clause}`)] : null,
    s.exact ? [" ", el("span", { class: "exact" }, s.exact)] : null,
  ];
  const from = places(s.sources, quotes);
  const props = { "data-step": s.key, tabindex: s.key ? "-1" : null };
  if (!s.steps.length) return el("li", props, el("div", { class: "leaf" }, words), from);
  return el("li", props, el("details", { open: first }, el("summary", null, words), from, el("ul", null, s.steps.map((below) => step(below, quotes)))));
}

function windowTable(page) {
  const utc = page.windows.every((w) => w.facts.start_local === w.facts.start_utc);
  const columns = [
    { name: "What", cell: (w) => [w.facts.service, w.facts.place ? el("span", { class: "beside" }, w.facts.place) : null] },
    { name: "When", cell: (w) => [`${w.facts.start_local} – ${w.facts.end_local}`, w.facts.clock_change ? el("span", { class: "beside" }, w.facts.clock_change) : null] },
    { name: "UTC", cell: (w) => `${w.facts.start_utc} – ${w.facts.end_utc}` },
    { name: "Lasted", num: true, cell: (w) => w.facts.duration },
    { name: "How", cell: (w) => (w.facts.partial ? ["degraded", w.facts.share ? ` (${w.facts.share})` : null] : "down") },
    { name: "Counts", cell: (w) => (w.facts.counted ? "✓ yes" : ["× no", w.facts.excluded ? el("span", { class: "beside" }, w.facts.excluded) : null]) },
    { name: "Known from", class: "wide", cell: (w) => [w.facts.incident ? go(`incidents/${w.facts.incident}`, w.facts.incident) : w.facts.evidence, places(w.sources, page.quotes)] },
  ];
  return table(utc ? columns.filter((c) => c.name !== "UTC") : columns, page.windows, { caption: "Every interruption of what is under contract, counted or not" });
}

/** Documents with their files, their state and what was found in their words. */
function documentList(all) {
  const name = (path) => path.slice(path.lastIndexOf("/") + 1);
  const one = (d) => el("li", { "data-document": d.path, "data-state": d.state },
    el("p", null, el("strong", null, name(d.path)), " ", /\/(letter|follow-up|cover|postmortem)/.test(d.path) ? chip(d.state) : null, " ", d.forms.map((form) => [file(`${d.path}.${form}`, form), " "])),
    d.holds && d.holds.length ? el("ul", { class: "holds" }, d.holds.map((why) => el("li", null, why))) : null,
    d.edits && d.edits.length ? el("ul", { class: "flags edits" }, d.edits.map((e) => el("li", null, el("span", { class: "weight" }, "✎ edited"), ` by ${e.by}, ${e.on}: ${e.reason} `, e.text ? el("q", null, e.text) : "(left out)", el("span", { class: "beside" }, "in the place of ", el("q", null, e.was), " ", el("code", null, e.at))))) : null,
    d.flags && d.flags.length ? el("ul", { class: "flags" }, d.flags.map((f) => el("li", null, el("span", { class: "weight" }, f.holds ? "■ error" : f.accepted ? "✓ accepted" : "△ warning"), ` ${f.rule}: “${f.words}”`, f.sentence ? [" in ", el("q", null, f.sentence)] : null, el("span", { class: "beside" }, f.accepted ? `Accepted by ${f.accepted}` : `${f.why} ${f.instead}`)))) : null);
  return all.length ? el("ul", { class: "documents" }, all.map(one)) : el("p", { class: "none" }, "Nothing was written for this customer.");
}
