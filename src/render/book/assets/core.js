// Elements from data, links, and the data itself. Nothing here reads HTML: words become text, and only that.

/** An element; `props` are attributes, `on` holds listeners. Words become text nodes. */
function el(tag, props, ...children) {
  return filled(document.createElement(tag), props, children);
}

function filled(node, props, children) {
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [type, listen] of Object.entries(value)) node.addEventListener(type, listen);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

const byId = (id) => document.getElementById(id);
const count = (n, one, many) => (n === 1 ? `1 ${one}` : `${n.toLocaleString("en-GB")} ${many}`);
const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

/** A link to a place of this page: `customers/acme`. */
function go(to, children, props) {
  return el("a", { ...props, href: `#${encoded(to)}` }, children);
}

/** A link to a list with filters: `money?currency=EUR`. */
function list(to, query, children, props) {
  return el("a", { ...props, href: `#${encoded(to)}?${new URLSearchParams(query)}` }, children);
}

/** A link to a file beside this page. */
function file(path, children) {
  return el("a", { href: `./${encoded(path)}`, target: "_blank", rel: "noopener" }, children);
}

/** The parts of the data, each unpacked once, when it is first asked for. */
const parts = new Map();

function part(id) {
  if (!parts.has(id)) parts.set(id, unpacked(id));
  return parts.get(id);
}

async function unpacked(id) {
  const holder = byId(`data-${id}`);
  if (!holder || !holder.textContent) throw new Error(`the part “${id}” is missing`);
  const text = atob(holder.textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const data = JSON.parse(await new Response(stream).text());
  holder.remove();
  return data;
}

/** The front of the book: there at once. */
let front;

/** The customers of the list, and each by its id with its number. */
let numbers;
async function customers() {
  const all = await part("customers");
  if (!numbers) numbers = new Map(all.map((c, n) => [c.id, n]));
  return all;
}

async function customer(id) {
  const all = await customers();
  const n = numbers.get(id);
  if (n === undefined) return undefined;
  const size = front.customers_a_part;
  const [some, ledger] = await Promise.all([part(`pages-${Math.floor(n / size)}`), part("ledger")]);
  const page = some.pages[n % size];
  const rows = new Map(ledger.filter((row) => row.customer === id).map((row) => [row.id, row]));
  const tree = (number) => ({ ...some.steps[number], steps: (some.steps[number].steps || []).map(tree) });
  const told = {
    ...page,
    quotes: some.quotes,
    windows: (page.windows || []).map((number) => some.windows[number]),
    gifts: (page.gifts || []).map((gift) => ({ ...gift, workings: tree(gift.workings) })),
    lines: page.lines.map((line) => ({ ...line, workings: line.workings === undefined ? null : tree(line.workings) })),
  };
  if (!order.length) order = all.map((c) => c.id);
  return { row: all[n], page: told, rows };
}

/** Names of states, each with a sign of its own so that colour alone says nothing. */
const STATES = {
  owed: ["●", "owed"],
  "awaiting-claim": ["◔", "awaiting claim"],
  undecided: ["?", "undecided"],
  "in-kind": ["◆", "in kind"],
  "carried-over": ["→", "carried over"],
  "below-minimum": ["‹", "below minimum"],
  "too-late": ["×", "not claimed in time"],
  "not-combined": ["⊘", "not combined"],
  "nothing-owed": ["–", "missed, nothing owed"],
  goodwill: ["✚", "goodwill"],
  "to-date": ["…", "not over"],
  met: ["✓", "met"],
  free: ["○", "free plan"],
  "no-promise": ["○", "no SLA"],
  "no-contract": ["○", "no contract line"],
  held: ["■", "held"],
  draft: ["□", "draft"],
};

function chip(state) {
  const [sign, words] = STATES[state] || ["·", state];
  return el("span", { class: `chip ${STATES[state] ? `is-${state}` : ""}` }, el("span", { "aria-hidden": "true" }, sign), ` ${words}`);
}

const stateName = (state) => (STATES[state] || ["", state])[1];

/** Amounts, one under the other. */
function amounts(all) {
  return all && all.length ? all.map((a) => el("span", { class: "amount" }, a.text)) : "";
}

/** A place in the input and the words that stand there. */
function place(at, quotes) {
  const words = quotes && quotes[at];
  const head = words && front.heads[at.slice(0, at.lastIndexOf(":"))];
  return el("span", { class: "place" }, el("code", null, at), words ? [" ", el("q", { title: head ? `columns: ${head}` : null }, words)] : null);
}

const places = (all, quotes) => (all && all.length ? el("div", { class: "places" }, all.map((at) => place(at, quotes))) : null);

/** A part of a page under a heading. */
function section(id, title, ...children) {
  return el("section", { id, "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title` }, title), children);
}

/** Names and values. */
function pairs(all, props) {
  const shown = all.filter(([, value]) => value !== undefined && value !== null && value !== "");
  return el("dl", { class: "pairs", ...props }, shown.map(([name, value]) => el("div", null, el("dt", null, name), el("dd", null, value))));
}

/** What cannot be read with the eyes: how many there are after a search. */
let saying;
function say(words) {
  clearTimeout(saying);
  saying = setTimeout(() => { byId("said").textContent = words; }, 400);
}
