// Tables: sorted by their heads, a hundred rows at a time, stacked on narrow screens.

const ROWS = 100;

/**
 * A table. A column has `name` and `cell(row)`; `num` sets it to the right, `key(row)` lets it be sorted.
 * `more` says how many rows stand elsewhere.
 */
function table(columns, rows, { caption, stack = true, props, sort, rowProps, more } = {}) {
  const state = { sort: sort || null, shown: ROWS };
  const body = el("tbody", { role: "rowgroup" });
  const heads = columns.map((c) => {
    if (!c.key) return el("th", { scope: "col", role: "columnheader", class: c.num ? "num" : null }, c.name);
    const button = el("button", { type: "button", on: { click: () => turn(c) } }, c.name, el("span", { class: "arrow", "aria-hidden": "true" }));
    return el("th", { scope: "col", role: "columnheader", class: c.num ? "num" : null }, button);
  });
  const rest = el("div", { class: "rest" });
  function turn(c) {
    const down = state.sort && state.sort[0] === c.name ? !state.sort[1] : !!c.num;
    state.sort = [c.name, down];
    draw();
  }
  function ordered() {
    const column = state.sort && columns.find((c) => c.name === state.sort[0]);
    if (!column || !column.key) return rows;
    const sign = state.sort[1] ? -1 : 1;
    return rows.map((row, n) => [column.key(row), n, row]).sort((a, b) => sign * compared(a[0], b[0]) || a[1] - b[1]).map((t) => t[2]);
  }
  function draw() {
    const all = ordered();
    columns.forEach((c, i) => {
      if (!c.key) return;
      const mine = state.sort && state.sort[0] === c.name;
      if (mine) heads[i].setAttribute("aria-sort", state.sort[1] ? "descending" : "ascending");
      else heads[i].removeAttribute("aria-sort");
    });
    body.replaceChildren(...all.slice(0, state.shown).map((row) => {
      const cells = columns.map((c, i) => el(i === 0 ? "th" : "td", { role: i === 0 ? "rowheader" : "cell", scope: i === 0 ? "row" : null, class: [c.num ? "num" : "", c.class || ""].join(" ").trim() || null, "data-name": c.name }, c.cell(row)));
      return el("tr", { role: "row", ...(rowProps ? rowProps(row) : {}) }, cells);
    }));
    const left = all.length - state.shown;
    const button = left > 0 && el("button", { type: "button", class: "quiet", on: { click: () => { state.shown += ROWS * 5; draw(); } } }, `Show ${Math.min(left, ROWS * 5).toLocaleString("en-GB")} more of ${left.toLocaleString("en-GB")}`);
    const else_ = more && more > 0 && el("p", null, `and ${more.toLocaleString("en-GB")} more in the files beside this page`);
    rest.replaceChildren(...[button, else_].filter(Boolean));
  }
  draw();
  const drawn = el("table", { role: "table", class: stack ? "stack" : null, ...props },
    caption ? el("caption", null, caption) : null,
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)), body);
  const wrapped = stack ? drawn : el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption || "Table" }, drawn);
  return el("div", { class: "tabled" }, wrapped, rest);
}

/** Lists are compared part by part, whole numbers as such, and nothing stands first. */
function compared(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
      const order = compared(a[i], b[i]);
      if (order) return order;
    }
    return 0;
  }
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For putting amounts in order: by currency, then by whole minor units, which are no floats. */
const weight = (all) => (all && all.length ? all.flatMap((a) => [a.currency, BigInt(a.minor)]) : []);

/** A list with a search and filters, whose choices stand in the address. */
function filtered(view, query, filters, rows, words, draw) {
  const chosen = Object.fromEntries(query.entries());
  const results = el("div", { class: "results" });
  const tally = el("p", { class: "tally" });
  const wanted = () => {
    const terms = (chosen.q || "").toLowerCase().split(/\s+/).filter(Boolean);
    const active = filters.filter((f) => chosen[f.id]);
    return rows.filter((row) => active.every((f) => f.has(row, chosen[f.id])) && (!terms.length || terms.every((t) => words(row).includes(t))));
  };
  function keep() {
    for (const key of Object.keys(chosen)) if (!chosen[key]) delete chosen[key];
    const text = new URLSearchParams(chosen).toString();
    history.replaceState(null, "", `#${view}${text ? `?${text}` : ""}`);
    if (view === "customers") lastList = location.hash;
  }
  function show() {
    const found = wanted();
    const text = found.length === rows.length ? `All ${rows.length.toLocaleString("en-GB")} shown` : `${found.length.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} shown`;
    tally.textContent = text;
    say(text);
    results.replaceChildren(found.length ? draw(found) : el("p", { class: "none" }, "Nothing fits. ", el("button", { type: "button", class: "quiet", on: { click: clear } }, "Show all")));
  }
  function change(id, value) {
    chosen[id] = value;
    keep();
    show();
  }
  function clear() {
    for (const key of Object.keys(chosen)) delete chosen[key];
    bar.querySelectorAll("input, select").forEach((field) => { field.value = ""; });
    keep();
    show();
  }
  const search = el("label", { class: "search" }, el("span", null, "Search"), el("input", { type: "search", value: chosen.q || "", autocomplete: "off", spellcheck: "false", on: { input: (e) => change("q", e.target.value) } }));
  const selects = filters.filter((f) => f.options.length > 1 || chosen[f.id]).map((f) => {
    const options = [["", f.all], ...f.options].map(([value, name]) => el("option", { value, selected: (chosen[f.id] || "") === value }, name));
    return el("label", null, el("span", null, f.name), el("select", { on: { change: (e) => change(f.id, e.target.value) } }, options));
  });
  const bar = el("form", { class: "bar", role: "search", "aria-label": `Filter ${view}`, on: { submit: (e) => e.preventDefault() } }, search, selects);
  show();
  return [bar, tally, results];
}

/** The values of a field in all rows, sorted, as options. */
function options(rows, of, named = (value) => value) {
  const all = new Set(rows.flatMap((row) => of(row)).filter(Boolean));
  return [...all].sort().map((value) => [value, named(value)]);
}
