// Evidence: what was read, what could not be used, where the two accounts differ, what stays in doubt.

function evidenceView() {
  const e = front.evidence;
  return {
    title: "Evidence",
    nodes: [
      el("h1", { tabindex: "-1" }, "Evidence"),
      el("ul", { class: "rules" }, e.rules.map((r) => el("li", null, r))),
      section("sources", "Files of monitoring", e.files.length ? table([
        { name: "File", cell: (r) => [el("code", null, r.path), el("span", { class: "beside" }, r.source)] },
        { name: "Speaks of (UTC)", cell: (r) => r.covers },
        { name: "Read", num: true, cell: (r) => r.read },
        { name: "Accepted", num: true, cell: (r) => r.accepted },
        { name: "Doubles", num: true, cell: (r) => r.duplicates },
        { name: "Rejected", num: true, cell: (r) => r.rejected },
      ], e.files, { caption: "Rows read = accepted + doubles + rejected" }) : el("p", { class: "none" }, "No monitoring was read.")),
      section("rejects", "Rows that could not be used", e.rejects.length ? table([
        { name: "Place", cell: (r) => el("code", null, r.at) },
        { name: "Column", cell: (r) => r.column },
        { name: "What was read", class: "wide", cell: (r) => el("q", null, r.value) },
        { name: "Why", class: "wide", cell: (r) => r.reason },
      ], e.rejects, { more: e.rejects_more }) : el("p", { class: "none" }, "Every row could be used.")),
      section("accounts", "Monitors beside incidents", e.reconciliation.length ? table([
        { name: "Service", cell: (r) => r.service },
        { name: "When (UTC)", cell: (r) => r.when },
        { name: "Incidents", cell: (r) => incidentLinks(r.incidents) },
        { name: "Both", num: true, cell: (r) => r.agreed },
        { name: "Only monitors", num: true, cell: (r) => r.only_monitoring },
        { name: "Only incidents", num: true, cell: (r) => r.only_incidents },
        { name: "Counts", num: true, cell: (r) => r.counted },
        { name: "Finding", cell: (r) => r.finding },
      ], e.reconciliation, { more: e.reconciliation_more }) : el("p", { class: "none" }, "There is one account only.")),
      e.choices.length ? section("choices", "What another rule would cost", choices(e.choices)) : null,
      e.totals.length ? section("totals", "Figures of tools", table([
        { name: "Monitor", cell: (r) => r.monitor },
        { name: "Service", cell: (r) => r.service },
        { name: "For", cell: (r) => r.period },
        { name: "Stated", num: true, cell: (r) => r.stated },
        { name: "Measured", num: true, cell: (r) => r.measured },
      ], e.totals, { caption: "A figure without times decides nothing; it is compared with what was measured" })) : null,
      section("doubts", "In doubt", e.doubts.length ? table([
        { name: "Customer", cell: (r) => go(`customers/${r.customer}`, r.name) },
        { name: "Line", cell: (r) => r.line },
        { name: "At least", num: true, cell: (r) => r.least },
        { name: "In the ledger", num: true, cell: (r) => r.chosen },
        { name: "At most", num: true, cell: (r) => r.most },
      ], e.doubts, { more: e.doubts_more }) : el("p", { class: "none" }, "No credit hangs on what samples leave open.")),
      e.unknown.length ? section("unknown", "Time that no monitor saw", table([
        { name: "Service", cell: (r) => r.service },
        { name: "Time", num: true, cell: (r) => r.time },
      ], e.unknown)) : null,
      section("inputs", "Files that were read", table([
        { name: "File", cell: (r) => el("code", null, r.id) },
        { name: "SHA-256 begins", cell: (r) => el("code", null, r.name) },
      ], e.inputs, { more: e.inputs_more })),
    ],
  };
}

function incidentLinks(ids) {
  const known = front.incidents.filter((i) => ids.split(/, | and /).includes(i.id));
  return known.length ? known.map((i, n) => [n ? ", " : null, go(`incidents/${i.id}`, i.id)]) : ids;
}
