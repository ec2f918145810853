// The review book in a real browser: every reader's path, figures against the ledger, accessibility, no request to anywhere.
//
//   node book.mjs story FOLDER SCREENSHOTS    FOLDER is what a run published: out/2026-03
//   node book.mjs paths FOLDER SCREENSHOTS    the readers' paths alone
//   node book.mjs hostile FOLDER SCREENSHOTS  the same of a workspace whose names and words mean harm
//
// It is driven by playwright-core with the Chromium of the system (AMENDS_CHROMIUM, else /usr/bin/chromium).

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [kind, folder, shots] = process.argv.slice(2);
const book = pathToFileURL(resolve(folder, "index.html")).href;
mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.AMENDS_CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
let passed = 0;

/** A page that tells on everything that it should not do. */
async function open(options = {}, url = book) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(`error: ${error.message}`));
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) page.wrong.push(`console: ${message.text()}`); });
  page.on("dialog", (dialog) => { page.wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(file|data):/.test(request.url())) page.wrong.push(`request: ${request.url()}`); });
  await page.goto(url);
  await page.waitForFunction(() => !document.getElementById("waiting"));
  return page;
}

async function at(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  const reader = hash.split(/[/?]/)[0];
  await page.waitForFunction(([wanted, name]) => location.hash.slice(1) === wanted && document.querySelector("nav [aria-current]")?.hash === `#${name}` && document.querySelector("main h1"), [hash, reader]);
  await page.waitForTimeout(30);
}

async function check(name, what) {
  try {
    await what();
    passed += 1;
  } catch (error) {
    console.error(`failed: ${name}\n${error.stack}`);
    await browser.close();
    console.log(`${passed} passed, 1 failed`);
    process.exit(1);
  }
}

async function closed(page) {
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

/** Rows of a CSV by their heads. */
function csv(path) {
  const text = readFileSync(join(folder, path), "utf8");
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const row = rows[rows.length - 1];
    if (quoted) {
      if (text[i] === '"' && text[i + 1] === '"') { row[row.length - 1] += '"'; i += 1; } else if (text[i] === '"') quoted = false;
      else row[row.length - 1] += text[i];
    } else if (text[i] === '"') quoted = true;
    else if (text[i] === ",") row.push("");
    else if (text[i] === "\n") rows.push([""]);
    else row[row.length - 1] += text[i];
  }
  const heads = rows.shift();
  return rows.filter((row) => row.length === heads.length).map((row) => Object.fromEntries(row.map((cell, n) => [heads[n], cell])));
}

/** Whole minor units of a text such as `EUR 1,234.50`: its digits, for currencies are written with all of their decimals. */
const minor = (text) => BigInt(text.replace(/[^0-9]/g, ""));
const spaced = (text) => text.replace(/\u00a0/g, " ").trim();

const ledger = csv("ledger/credits.csv");
const owed = ledger.filter((row) => row.kind === "credit" && row.state === "owed" && BigInt(row.difference_minor) > 0n);
const ids = [...new Set(csv("ledger/not-owed.csv").concat(ledger).map((row) => row.customer))].sort();
const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
const files = new Set(manifest.outputs.map((output) => output.path));
const incidents = [...new Set([...files].filter((path) => path.startsWith("incidents/")).map((path) => path.split("/")[1]))].sort();

async function monthIsTheLedger() {
  const page = await open();
  const links = await page.$$eval("#sums a.figure", (all) => all.map((a) => ({ text: a.textContent, hash: a.hash })));
  const sums = new Map();
  for (const row of owed) sums.set(row.currency, (sums.get(row.currency) || 0n) + BigInt(row.difference_minor));
  const shown = links.filter((link) => link.hash.includes("state=owed"));
  assert.deepEqual(shown.map((link) => [link.text.slice(0, 3), minor(link.text)]), [...sums].sort((a, b) => (a[0] < b[0] ? -1 : 1)));
  // Every sum leads to the rows that it is the sum of.
  for (const link of links) {
    await at(page, link.hash.slice(1));
    const rows = await page.$$eval("#ledger tbody tr", (all) => all.map((tr) => tr.dataset.minor));
    assert.equal(rows.reduce((sum, n) => sum + BigInt(n), 0n), minor(link.text), `${link.text} and its rows`);
  }
  await at(page, "month");
  await page.screenshot({ path: join(shots, "month.png"), fullPage: true });
  await closed(page);
}

async function everyRowOfTheLedgerIsThere() {
  const page = await open();
  await at(page, "money");
  for (let more; (more = await page.$("#ledger .rest button"));) await more.click();
  const rows = await page.$$eval("#ledger tbody tr", (all) => all.map((tr) => [tr.dataset.credit, tr.dataset.minor, tr.dataset.currency, tr.dataset.state]));
  assert.deepEqual(rows, ledger.map((row) => [row.credit_id, row.credit_minor, row.currency, row.state]));
  if (ledger.length > 1) {
    await page.click("#ledger thead button:text('Amount')");
    const sorted = await page.$$eval("#ledger tbody tr", (all) => all.map((tr) => [tr.dataset.currency, tr.dataset.minor]));
    for (let i = 1; i < sorted.length; i += 1) {
      const [a, b] = [sorted[i - 1], sorted[i]];
      assert.ok(a[0] > b[0] || (a[0] === b[0] && BigInt(a[1]) >= BigInt(b[1])), `${a} before ${b}`);
    }
    await page.fill("#ledger input[type=search]", ledger[0].short_id);
    assert.equal(await page.$$eval("#ledger tbody tr", (all) => all.length), 1);
  }
  await closed(page);
}

async function everyCustomerCanBeRead() {
  const page = await open();
  await at(page, "customers");
  assert.deepEqual((await page.$$eval("tbody tr", (all) => all.map((tr) => tr.dataset.customer))).sort(), ids);
  await page.screenshot({ path: join(shots, "customers.png"), fullPage: true });
  for (const id of ids) {
    await at(page, `customers/${id}`);
    const mine = ledger.filter((row) => row.customer === id);
    for (const row of mine) {
      const line = page.locator(`article[data-credit="${row.credit_id}"]`);
      assert.equal(minor(await line.locator(".sum").textContent()), BigInt(row.credit_minor), row.credit_id);
      if (row.line) assert.equal(spaced(await line.locator("[data-step=uptime] .value").first().textContent()), spaced(row.uptime_shown), row.credit_id);
    }
    // Every file that is offered is there.
    const offered = await page.$$eval(".documents a", (all) => all.map((a) => decodeURIComponent(new URL(a.href).pathname)));
    const root = resolve(folder);
    for (const path of offered) assert.ok(files.has(path.slice(root.length + 1)), path);
    const letter = files.has(`customers/${id}/letter.html`);
    assert.equal(await page.locator("aside iframe").count(), letter ? 1 : 0, `the letter to ${id}`);
    if (letter) {
      const frame = page.frameLocator("aside iframe");
      await frame.locator(".sheet").waitFor();
    }
  }
  await closed(page);
}

/** A figure of a line leads to its step, and the step to the words of the input. */
async function figuresLeadToTheirWorkings() {
  const row = owed.find((one) => one.line);
  if (!row) return;
  const page = await open();
  await at(page, `customers/${row.customer}`);
  const line = page.locator(`article[data-credit="${row.credit_id}"]`);
  await line.locator("dl a", { hasText: "%" }).first().click();
  const lit = page.locator("li.lit");
  await lit.waitFor();
  assert.equal(await lit.getAttribute("data-step"), "uptime");
  assert.ok(await lit.evaluate((li) => document.activeElement === li));
  await line.locator("button", { hasText: "Open every step" }).click();
  assert.equal(await line.locator(".tree details:not([open])").count(), 0);
  const source = line.locator(".place", { hasText: "contracts.csv:" }).first();
  assert.ok((await source.locator("q").textContent()).includes(row.line), "the line of contracts.csv is quoted");
  await page.screenshot({ path: join(shots, "customer.png"), fullPage: true });
  await page.goBack();
  await closed(page);
}

async function everyIncidentCanBeRead() {
  const page = await open();
  await at(page, "incidents");
  const listed = await page.$$eval("tbody th .beside", (all) => all.map((one) => one.textContent));
  for (const id of incidents) {
    assert.ok(listed.includes(id), id);
    await at(page, `incidents/${id}`);
    assert.equal(await page.locator("#metrics tbody tr").count(), 6);
    const hit = await page.$$eval("#hit tbody a.name", (all) => all.length);
    assert.equal(hit > 0, (await page.locator("#hit .none").count()) === 0);
    const account = files.has(`incidents/${id}/postmortem.html`);
    assert.equal(await page.locator("#postmortem iframe").count(), account ? 1 : 0);
    if (account) await page.frameLocator("#postmortem iframe").locator(".sheet").waitFor();
  }
  if (incidents.length) await page.screenshot({ path: join(shots, "incident.png"), fullPage: true });
  await closed(page);
}

async function evidenceIsTheManifest() {
  const page = await open();
  await at(page, "evidence");
  const rows = manifest.evidence.length ? await page.$$eval("#sources tbody tr", (all) => all.map((tr) => [...tr.children].slice(2).map((td) => td.textContent))) : [];
  const number = (text) => (text === "none" ? 0 : Number(text.replace(/[^0-9]/g, "")));
  assert.deepEqual(rows.map((row) => row.map(number)), manifest.evidence.map((file) => [file.read, file.accepted, file.duplicates, file.rejected]));
  await page.screenshot({ path: join(shots, "evidence.png"), fullPage: true });
  await closed(page);
}

async function keysAreEnough() {
  const page = await open();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const skipped = await open({}, `${book}#main`);
  assert.ok(await skipped.locator("#sums").count(), "the address of the link that skips shows the month");
  await closed(skipped);
  for (let i = 0; i < 2; i += 1) await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.hash), "#customers");
  await page.keyboard.press("Enter");
  await page.waitForSelector("input[type=search]");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await page.keyboard.press("Tab");
  const row = ledger[0] || { customer: ids[0] };
  await page.keyboard.type(row.customer);
  await page.waitForFunction(() => / of /.test(document.querySelector(".tally").textContent) || document.querySelectorAll("tbody tr").length === 1);
  const found = await page.$$eval("tbody tr", (all) => all.map((tr) => tr.dataset.customer));
  assert.ok(found.includes(row.customer));
  await page.focus(`tr[data-customer="${row.customer}"] a.name`);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#lines");
  await page.goBack();
  await page.waitForSelector("input[type=search]");
  assert.equal(await page.inputValue("input[type=search]"), row.customer, "the search is still there");
  await closed(page);
}

function views() {
  const row = owed.find((one) => one.line) || ledger[0];
  const all = ["month", "customers", "incidents", "money", "evidence", `customers/${row ? row.customer : ids[0]}`];
  return incidents.length ? [...all, `incidents/${incidents[0]}`] : all;
}

/** WCAG 2.2 AA by axe, and no scrolling to the side, in light and dark, wide and narrow. */
async function isAccessible(colorScheme, width) {
  const page = await open({ colorScheme, viewport: { width, height: 900 } });
  await page.evaluate(axe.source);
  for (const view of views()) {
    await at(page, view);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    const result = await page.evaluate(() => window.axe.run(document, { iframes: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    const told = result.violations.map((v) => `${view}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`).join(" | ")}`);
    assert.deepEqual(told, [], `${colorScheme} ${width}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${view} is ${wide} wide on a screen of ${width}`);
    await page.screenshot({ path: join(shots, `${colorScheme}-${width}-${view.split("/")[0]}${view.includes("/") ? "-one" : ""}.png`), fullPage: true });
  }
  await closed(page);
}

async function canBePrinted() {
  const page = await open();
  const [view] = views().slice(-1);
  await at(page, view);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("nav").isVisible(), false);
  const pdf = await page.pdf({ path: join(shots, "print.pdf"), format: "A4" });
  assert.ok(pdf.length > 10_000);
  await closed(page);
}

/** A page that is cut off says so; one whose folder is gone works without it; one without JavaScript names the files. */
async function brokenFoldersAreTold() {
  const alone = mkdtempSync(join(tmpdir(), "amends-book-"));
  const whole = readFileSync(join(folder, "index.html"), "utf8");
  const spoil = (name, text) => { writeFileSync(join(alone, name), text); return pathToFileURL(join(alone, name)).href; };
  copyFileSync(join(folder, "index.html"), join(alone, "index.html"));
  const lonely = await open({}, pathToFileURL(join(alone, "index.html")).href);
  await at(lonely, "money");
  assert.equal(await lonely.locator("h1").textContent(), "Money");
  await lonely.context().close();
  const holed = await open({}, spoil("holed.html", whole.replace(/(id="data-ledger">)[^<]{40}/, "$1")));
  await holed.evaluate(() => { location.hash = "money"; });
  await holed.waitForFunction(() => document.querySelector("h1").textContent === "This page is not whole");
  await holed.context().close();
  const emptied = await open({}, spoil("emptied.html", whole.replace(/(id="data-front">)[^<]*/, "$1{")));
  assert.equal(await emptied.locator("h1").textContent(), "This page is not whole");
  await emptied.context().close();
  const changed = await browser.newPage();
  await changed.goto(spoil("changed.html", whole.replace("</body>", "<script>document.title = 'changed'</script></body>")));
  assert.notEqual(await changed.title(), "changed", "a script that was put in does not run");
  await changed.context().close();
  const still = await browser.newContext({ javaScriptEnabled: false });
  const page = await still.newPage();
  await page.goto(book);
  assert.ok((await page.locator("noscript").innerText()).includes("ledger/credits.csv"));
  await still.close();
  rmSync(alone, { recursive: true });
}

/** Names and words that mean harm are text and nothing else. */
async function harmIsText() {
  const page = await open();
  const seen = [];
  for (const view of [...views(), ...ids.map((id) => `customers/${id}`), ...incidents.map((id) => `incidents/${id}`)]) {
    await at(page, view);
    seen.push(await page.locator("body").innerText());
    const found = await page.evaluate(() => ({
      harmed: window.harmed,
      scripts: document.querySelectorAll("main script, main img, main object, main embed, main form[action], main [onclick], main [style]").length,
      links: [...document.querySelectorAll("a")].map((a) => a.protocol).filter((p) => p !== "file:"),
      frames: [...document.querySelectorAll("iframe")].map((f) => f.getAttribute("sandbox")).filter((s) => s !== ""),
    }));
    assert.deepEqual(found, { harmed: undefined, scripts: 0, links: [], frames: [] }, view);
  }
  const all = seen.join("\n");
  for (const words of ["<script>window.harmed=1</script>", "<img src=x onerror=window.harmed=1>", "</script>", "[[SCRIPT]]", "javascript:window.harmed=1"]) assert.ok(all.includes(words), `${words} stands in the page as text`);
  await page.screenshot({ path: join(shots, "hostile.png"), fullPage: true });
  await closed(page);
}

if (kind === "hostile") {
  await check("harm is text", harmIsText);
} else {
  await check("the month is the ledger", monthIsTheLedger);
  await check("every row of the ledger is there", everyRowOfTheLedgerIsThere);
  await check("every customer can be read", everyCustomerCanBeRead);
  await check("figures lead to their workings", figuresLeadToTheirWorkings);
  await check("every incident can be read", everyIncidentCanBeRead);
  await check("the evidence is the manifest", evidenceIsTheManifest);
}
if (kind === "story") {
  await check("keys are enough", keysAreEnough);
  for (const scheme of ["light", "dark"]) for (const width of [1280, 320]) await check(`accessible, ${scheme}, ${width}`, () => isAccessible(scheme, width));
  await check("it can be printed", canBePrinted);
  await check("broken folders are told", brokenFoldersAreTold);
}
await browser.close();
console.log(`${passed} passed, 0 failed`);
