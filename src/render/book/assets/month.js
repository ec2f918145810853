// The month: what it costs, whom it hit, what must be looked at before anything is approved.

function monthView() {
  const f = front;
  const blocks = f.attention.filter((a) => a.blocks);
  return {
    title: f.month,
    nodes: [
      el("h1", { tabindex: "-1" }, f.month),
      el("p", { class: "lead" }, lead(f)),
      section("sums", "Money", sums(f)),
      section("people", "Customers", people(f)),
      section("look", "Before you approve",
        el("p", { class: blocks.length ? "verdict is-blocked" : "verdict is-clear" },
          el("span", { "aria-hidden": "true" }, blocks.length ? "■ " : "✓ "),
          blocks.length ? `${blocks.map((b) => b.title).join(", ")}: this blocks approval.` : f.attention.length ? "Nothing blocks approval. Look at what follows all the same." : "Nothing blocks approval, and nothing is in doubt."),
        f.attention.map(attention)),
      f.incidents.length ? section("worst", "Incidents, the worst first", incidentTable(f.incidents.slice(0, 5)), f.incidents.length > 5 ? el("p", null, go("incidents", `All ${f.incidents.length} incidents`)) : null) : null,
      f.outages ? section("outages", "Outages", strip(f.outages, "Every outage of the month by service and place; the list stands under each incident and in the evidence.")) : null,
      section("quarrels", "Evidence", quarrels(f.evidence)),
      section("files", "Files of this run", el("ul", { class: "files" }, f.files.map((one) => el("li", null, file(one.id, one.id), " ", el("span", null, one.name))))),
    ],
  };
}

function lead(f) {
  const c = f.counts;
  const hit = c.affected ? `${count(c.affected, "customer", "customers")} of ${c.customers.toLocaleString("en-GB")} had downtime under a contract line` : `None of ${count(c.customers, "customer", "customers")} had downtime under a contract line`;
  const letters = c.letters ? `; ${count(c.letters, "letter is", "letters are")} written, ${c.letters_held ? `${c.letters_held.toLocaleString("en-GB")} of them held` : "none of them held"}` : "";
  return `${hit}${letters}. Documents are dated ${f.issued_on}.`;
}

function sums(f) {
  if (!f.money.length) return el("p", { class: "none" }, "Nothing is owed, waits for a claim or was given this month.");
  const cell = (amount, rows, query, row) => (amount ? [list("money", { ...query, currency: row.currency }, amount.text, { class: "figure" }), el("span", { class: "beside" }, count(rows, "row", "rows"))] : el("span", { class: "nil" }, "–"));
  const columns = [
    { name: "Currency", cell: (r) => r.currency },
    { name: "Credits owed", num: true, cell: (r) => cell(r.owed, r.owed_rows, { state: "owed", kind: "credit" }, r) },
    { name: "Awaiting a claim", num: true, cell: (r) => cell(r.awaiting, r.awaiting_rows, { state: "awaiting-claim" }, r) },
    { name: "Goodwill", num: true, cell: (r) => cell(r.goodwill, r.goodwill_rows, { kind: "goodwill" }, r) },
  ];
  if (f.money.some((r) => r.issued_before)) columns.push({ name: "Issued before", num: true, cell: (r) => (r.issued_before ? r.issued_before.text : "–") });
  return table(columns, f.money, { props: { class: "stack sums" } });
}

function people(f) {
  const c = f.counts;
  const rows = [
    [c.affected, "with downtime", { affected: "yes" }],
    [c.owed, "owed a credit", { state: "owed" }],
    [c.awaiting, "awaiting a claim", { state: "awaiting-claim" }],
    [c.goodwill, "given goodwill", { state: "goodwill" }],
    [c.not_owed, "owed nothing", { money: "none" }],
    [c.letters_held, "letters held", { letter: "held" }],
  ];
  return el("ul", { class: "tiles" }, el("li", null, list("customers", { contract: "yes" }, [el("b", null, c.customers.toLocaleString("en-GB")), " under contract"])), rows.map(([n, words, query]) => el("li", null, n ? list("customers", query, [el("b", null, n.toLocaleString("en-GB")), ` ${words}`]) : el("span", null, el("b", null, "0"), ` ${words}`))));
}

function attention(a) {
  const item = (i) => el("li", null, i.to ? go(i.to, i.title) : el("strong", null, i.title), i.text ? [": ", i.text] : null, i.at ? [" ", el("code", null, i.at)] : null);
  return el("details", { class: a.blocks ? "look blocks" : "look", open: a.blocks && a.items.length < 6 },
    el("summary", null, el("span", { class: "weight" }, a.blocks ? "■ blocks" : "△ look"), " ", a.title),
    el("p", null, a.why),
    el("ul", null, a.items.map(item)),
    a.more ? el("p", null, `and ${a.more.toLocaleString("en-GB")} more`, a.all ? [": ", el("a", { href: `#${a.all}` }, "all of them in the list")] : null) : null);
}

function quarrels(e) {
  const all = e.agreeing + e.disagreeing;
  const read = e.files.length ? `${count(e.files.length, "file", "files")} of monitoring ${e.files.length === 1 ? "was" : "were"} read; ` : "No monitoring was read; ";
  return [
    el("p", null, read, e.rejects.length ? go("evidence/rejects", count(e.rejects.length + e.rejects_more, "row could not be used", "rows could not be used")) : "every row could be used", ". ",
      all ? ["Monitors and incidents agree on ", go("evidence/accounts", `${e.agreeing} of ${all} stretches of downtime`), "."] : null),
    e.choices.length ? choices(e.choices) : null,
  ];
}

function choices(all) {
  return table([
    { name: "If this decided", cell: (r) => [r.decides, " ", r.in_force ? el("span", { class: "chip is-owed" }, "in force") : null] },
    { name: "Credits", num: true, cell: (r) => r.credits },
    { name: "Difference", num: true, cell: (r) => (r.in_force ? "–" : r.difference) },
    { name: "Lines", num: true, cell: (r) => r.lines },
  ], all, { caption: "What the month would cost if other evidence decided" });
}
