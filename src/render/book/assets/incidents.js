// Incidents: what happened, whom it hit, how quickly we acted.

function incidentTable(all) {
  return table([
    { name: "Incident", key: (i) => i.id, cell: (i) => [go(`incidents/${i.id}`, i.title, { class: "name" }), el("span", { class: "beside" }, i.id)] },
    { name: "When", cell: (i) => i.when },
    { name: "Severity", cell: (i) => i.severity },
    { name: "Affected", num: true, cell: (i) => i.impact.affected_time },
    { name: "Customers", num: true, key: (i) => i.impact.customers, cell: (i) => (i.impact.customers ? list("customers", { incident: i.id }, i.impact.customers.toLocaleString("en-GB")) : "0") },
    { name: "Credits of the lines it hit", num: true, cell: (i) => [...i.impact.credits_owed, ...i.impact.credits_awaiting.map((a) => `${a} to claim`)].map((a) => el("span", { class: "amount" }, a)) },
  ], all, { rowProps: (i) => ({ "data-incident": i.id }) });
}

function incidentsView() {
  return {
    title: "Incidents",
    nodes: [
      el("h1", { tabindex: "-1" }, "Incidents"),
      el("p", { class: "lead" }, front.incidents.length ? "What people wrote down, the one that hit most customers first." : "No incident of this month is recorded."),
      front.incidents.length ? incidentTable(front.incidents) : null,
      front.evidence.outages.length ? section("untold", "Outages that no incident tells of", outageTable(front.evidence.outages)) : null,
    ],
  };
}

function outageTable(all) {
  return table([
    { name: "Outage", cell: (o) => [o.service, el("span", { class: "beside" }, o.id)] },
    { name: "When (UTC)", cell: (o) => o.when },
    { name: "How", cell: (o) => o.kind },
    { name: "Lasted", num: true, cell: (o) => o.lasted },
    { name: "Proved at least", num: true, cell: (o) => o.least },
    { name: "Allowed at most", num: true, cell: (o) => o.most },
    { name: "From", class: "wide", cell: (o) => places(o.sources) },
  ], all);
}

async function incidentView(id) {
  const i = front.incidents.find((one) => one.id === id);
  if (!i) return missing(`There is no incident “${id}” in this run.`);
  const hit = (await customers()).filter((c) => (c.incidents || []).includes(id));
  const documents = i.documents;
  const account = documents.find((d) => d.path.endsWith("/postmortem") && d.forms.includes("html"));
  return {
    title: i.title,
    nodes: [
      el("p", { class: "steps" }, go("incidents", "All incidents")),
      el("h1", { tabindex: "-1" }, i.title),
      el("p", { class: "lead" }, i.gist),
      pairs([["Id", i.id], ["When", `${i.when} (${i.zone})`], ["Severity", i.severity], ["Status", i.status], ["Data lost", i.data_loss], ["Affected", i.impact.affected_time], ["Customers", `${i.impact.customers} of ${i.impact.customers_of_services} with a line for one of the services`], ["Lines that missed their promise", i.impact.lines_missed], ["Credits owed", i.impact.credits_owed.join(", ")], ["Awaiting a claim", i.impact.credits_awaiting.join(", ")], ["Goodwill", i.impact.goodwill.join(", ")], ["From", el("code", null, i.source)]]),
      i.figure ? figure(i.figure) : null,
      section("metrics", "How quickly we acted", table([
        { name: "Measure", cell: (m) => m.name },
        { name: "Value", num: true, cell: (m) => m.value },
        { name: "From", cell: (m) => m.from },
        { name: "To", cell: (m) => m.to },
      ], i.metrics), promises(i.promises)),
      i.impact.services.length ? section("impact", "What was hit", table([
        { name: "Service", cell: (r) => r.service },
        { name: "Place", cell: (r) => r.place },
        { name: "How", cell: (r) => r.kind },
        { name: "Affected", num: true, cell: (r) => r.affected_time },
        { name: "Customers", num: true, cell: (r) => r.customers.toLocaleString("en-GB") },
      ], i.impact.services)) : null,
      i.outages.length ? section("outages", "Outages", outageTable(i.outages)) : null,
      section("hit", "Customers hit", hit.length ? hitTable(hit) : el("p", { class: "none" }, "No customer had affected time from it.")),
      i.timeline.length ? section("timeline", "Everything that happened", table([
        { name: "UTC", cell: (t) => t.utc },
        { name: "Local", cell: (t) => t.local },
        { name: "Kind", cell: (t) => t.kind },
        { name: "What", class: "wide", cell: (t) => t.text },
        { name: "From", cell: (t) => t.source },
      ], i.timeline)) : null,
      section("documents", "Documents", documentList(documents)),
      account ? section("postmortem", "Postmortem", el("iframe", { class: "tall", sandbox: "", src: `./${encoded(`${account.path}.html`)}`, title: `Postmortem of ${i.id}`, referrerpolicy: "no-referrer" })) : null,
    ],
  };
}

function hitTable(hit) {
  return table([
    { name: "Customer", key: (c) => c.name.toLowerCase(), cell: (c) => [go(`customers/${c.id}`, c.name, { class: "name" }), el("span", { class: "beside" }, c.id)] },
    { name: "State", cell: (c) => c.states.slice(0, 2).map(chip) },
    { name: "Owed this month", num: true, key: (c) => weight(c.owed), cell: (c) => amounts(c.owed) },
    { name: "Awaiting claim", num: true, key: (c) => weight(c.awaiting), cell: (c) => amounts(c.awaiting) },
    { name: "Affected this month", num: true, key: (c) => c.affected_ms, cell: (c) => c.affected_time },
    { name: "Letter", cell: (c) => (c.letter ? chip(c.letter) : "") },
  ], hit);
}

function promises(p) {
  if (!p.made) return el("p", { class: "small" }, "No next update was promised to customers.");
  return el("p", { class: "small" }, `${p.kept} of ${count(p.made, "promised update", "promised updates")} came in time. `, p.late.join(" "));
}
