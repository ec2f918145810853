// Money: the ledger row by row, its control totals, goodwill, and what waits for a claim.

async function moneyView(query) {
  const [ledger, all] = await Promise.all([part("ledger"), customers()]);
  const name = (id) => (all[numbers.get(id)] || { name: id }).name;
  const words = new Map(ledger.map((r) => [r.id, [r.id, r.short_id, r.customer, name(r.customer), r.line, r.sla, r.invoice, r.decided_by].join(" ").toLowerCase()]));
  const filters = [
    { id: "state", name: "State", all: "any", options: options(ledger, (r) => r.state, stateName), has: (r, v) => r.state === v },
    { id: "kind", name: "Kind", all: "any", options: options(ledger, (r) => r.kind), has: (r, v) => r.kind === v },
    { id: "currency", name: "Currency", all: "any", options: options(ledger, (r) => r.amount.currency), has: (r, v) => r.amount.currency === v },
    { id: "sla", name: "SLA", all: "any", options: options(ledger, (r) => r.sla || []), has: (r, v) => r.sla === v },
  ];
  const before = ledger.some((r) => r.issued_before);
  const columns = [
    { name: "Customer", key: (r) => name(r.customer).toLowerCase(), cell: (r) => [go(`customers/${r.customer}`, name(r.customer), { class: "name" }), el("span", { class: "beside" }, el("code", null, r.short_id))] },
    { name: "For", cell: (r) => [r.line || "the account", r.sla ? el("span", { class: "beside" }, r.sla) : null, r.credit_to ? el("span", { class: "beside" }, `credited to ${r.credit_to}`) : null] },
    { name: "Kind", key: (r) => r.kind, cell: (r) => r.kind },
    { name: "State", key: (r) => Object.keys(STATES).indexOf(r.state), cell: (r) => [chip(r.state), r.claim_by ? el("span", { class: "beside" }, `claim by ${r.claim_by}`) : null] },
    { name: "Uptime", num: true, cell: (r) => r.uptime || "" },
    { name: "Rule", class: "rule", cell: (r) => [r.tier || r.reason || "", r.decided_by ? el("span", { class: "beside" }, `decided by ${r.decided_by}`) : null, r.in_kind ? el("span", { class: "beside" }, r.in_kind) : null] },
    { name: "Base", num: true, cell: (r) => r.base },
    { name: "Exactly", num: true, cell: (r) => r.exact },
    { name: "Amount", num: true, key: (r) => weight([r.amount]), cell: (r) => go(r.line ? `customers/${r.customer}/${r.line}/credit` : `customers/${r.customer}/${r.id}/goodwill`, r.amount.text, { class: "amount" }) },
    before ? { name: "Issued before", num: true, cell: (r) => (r.issued_before ? r.issued_before.text : "") } : null,
    before ? { name: "Difference", num: true, key: (r) => weight([r.difference || r.amount]), cell: (r) => (r.difference || r.amount).text } : null,
    ledger.some((r) => r.invoice) ? { name: "Invoice", cell: (r) => r.invoice || "" } : null,
  ].filter(Boolean);
  const draw = (found) => table(columns, found, { rowProps: (r) => ({ "data-credit": r.id, "data-minor": r.amount.minor, "data-currency": r.amount.currency, "data-state": r.state }), props: { class: "stack ledger" } });
  const waiting = ledger.filter((r) => r.state === "awaiting-claim").sort((a, b) => compared(a.claim_by, b.claim_by));
  const given = ledger.filter((r) => r.kind === "goodwill");
  return {
    title: "Money",
    nodes: [
      el("h1", { tabindex: "-1" }, "Money"),
      el("p", { class: "lead" }, "Every amount in any document is read from these rows. ", file("ledger/credits.csv", "ledger/credits.csv"), " has them with all their digits."),
      section("control", "Control totals", sums(front), el("p", { class: "small" }, "Credits owed are rows of kind credit and state owed with something to issue. Goodwill and credits that wait for a claim are apart. Currencies never mix.")),
      section("ledger", "Ledger", ledger.length ? filtered("money", query, filters, ledger, (r) => words.get(r.id), draw) : el("p", { class: "none" }, "The ledger of this month is empty.")),
      waiting.length ? section("waiting", "Waiting for a claim, by last day", table([
        { name: "Last day", key: (r) => r.claim_by, cell: (r) => r.claim_by || "none stated" },
        { name: "Customer", cell: (r) => go(`customers/${r.customer}`, name(r.customer)) },
        { name: "Line", cell: (r) => r.line },
        { name: "Amount", num: true, cell: (r) => r.amount.text },
      ], waiting)) : null,
      given.length ? section("given", "Goodwill, and who decided it", table([
        { name: "Customer", cell: (r) => go(`customers/${r.customer}`, name(r.customer)) },
        { name: "Decided by", cell: (r) => r.decided_by || "" },
        { name: "Because", class: "wide", cell: (r) => r.reason || "" },
        { name: "For", cell: (r) => (r.incident ? go(`incidents/${r.incident}`, r.incident) : "") },
        { name: "Amount", num: true, cell: (r) => r.amount.text },
      ], given)) : null,
      front.evidence.choices.length ? section("choices", "Under other evidence", choices(front.evidence.choices)) : null,
    ],
  };
}
