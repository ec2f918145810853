// The page of `amends review` in a real browser: a person gives their name, reads, approves, holds, rejects.
//
//   node review.mjs ADDRESS SCREENSHOTS    ADDRESS is what `amends review` printed, of a month with customers c0, c1, c2
//
// It is driven by playwright-core with the Chromium of the system (AMENDS_CHROMIUM, else /usr/bin/chromium).

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [address, shots] = process.argv.slice(2);
mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.AMENDS_CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

/** A page that tells on everything that it should not do; what the server refuses is no fault of the page. */
async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(`error: ${error.message}`));
  page.on("console", (message) => { if (["error", "warning"].includes(message.type()) && !/status of 409/.test(message.text())) page.wrong.push(`console: ${message.text()}`); });
  page.on("dialog", (dialog) => { page.wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith(address) && !request.url().startsWith("data:")) page.wrong.push(`request: ${request.url()}`); });
  await page.goto(address);
  await page.waitForFunction(() => !document.getElementById("waiting") && document.querySelector("form.review"));
  return page;
}

async function at(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForFunction((wanted) => location.hash.slice(1) === wanted && document.querySelector("[data-review]"), hash);
}

const said = (page, words) => page.locator("#review-said", { hasText: words }).waitFor();
const button = (page, act, name) => page.getByRole("button", { name: `${act} ${name}`, exact: true });
const stands = (page, name, state) => page.locator(`[data-review="${name}"][data-standing="${state}"]`).waitFor();

try {
  const page = await open();
  const letter = "customers/c1/letter";
  await at(page, "customers/c1");
  await page.frameLocator("aside iframe").locator(".sheet").waitFor();
  await stands(page, letter, "draft");

  // Nothing without a name; then one letter, and only it.
  await button(page, "Approve", letter).click();
  await said(page, "Write your name first");
  assert.equal(await page.evaluate(() => document.activeElement.name), "by");
  await page.getByLabel("Your name").fill("Ann");
  await button(page, "Approve", letter).focus();
  await page.keyboard.press("Enter");
  await said(page, "approved: 1 document");
  await stands(page, letter, "approved");
  assert.equal(await page.evaluate(() => document.activeElement.closest("[data-review]").dataset.review), letter, "the focus stays");
  await page.screenshot({ path: join(shots, "review-customer.png"), fullPage: true });

  // A credit is held with a note that means harm, and stays text.
  await at(page, "customers/c2");
  const credit = await page.locator("article [data-standing]").getAttribute("data-review");
  await page.getByLabel("Note").fill("<img src=x onerror=window.harmed=1>");
  await button(page, "Hold", credit).click();
  await said(page, "held: 1 credit");
  await page.locator("article .desk", { hasText: "Ann holds it: <img src=x onerror=window.harmed=1>" }).waitFor();
  assert.equal(await page.evaluate(() => window.harmed), undefined);

  // In bulk: shown first, done after a second click; what is held is left out and told.
  await at(page, "money");
  await page.locator(".bulk", { hasText: "All 3 that are shown" }).waitFor();
  await page.locator(".bulk [data-act=approve]").click();
  await said(page, "would be approved: 2 credits");
  await said(page, "Ann holds it");
  await page.getByRole("button", { name: "Approve these" }).click();
  await said(page, /(^|\n)approved: 2 credits/);
  // What was done is told before the table is made anew.
  const approved = page.locator("#ledger tbody .chip.is-approved");
  await approved.nth(1).waitFor();
  assert.equal(await approved.count(), 2);
  await page.screenshot({ path: join(shots, "review-money.png"), fullPage: true });

  // Only what is ticked; a rejection needs a note.
  await at(page, "customers");
  await page.getByLabel("Choose c0").check();
  await page.locator(".bulk", { hasText: "The 1 that are ticked" }).waitFor();
  await page.locator(".bulk [data-act=reject]").click();
  await said(page, "Write a note first");
  await page.getByLabel("Note").fill("wrong base");
  await page.locator(".bulk [data-act=reject]").click();
  await said(page, "would be voided: 1 credit");
  await page.getByRole("button", { name: "Reject these" }).click();
  await said(page, /(^|\n)voided: 1 credit/);

  // Public postmortems together, as the command `mark` does it.
  await at(page, "incidents");
  await page.locator(".bulk", { hasText: "All 1 public postmortem" }).waitFor();
  await page.locator(".bulk [data-act=reviewed]").click();
  await said(page, "would be reviewed: 1 document");
  await page.getByRole("button", { name: "Mark these as reviewed" }).click();
  await said(page, /(^|\n)reviewed: 1 document/);
  await page.locator("tr[data-incident] .chip.is-reviewed").waitFor();

  // A list is found again where it was left, with the focus on the link that led away.
  await page.setViewportSize({ width: 1280, height: 320 });
  await at(page, "customers");
  await page.getByRole("link", { name: "Customer 2 Ltd" }).focus();
  const top = await page.evaluate(() => window.scrollY);
  assert.ok(top > 0, "the list is longer than the screen");
  await page.keyboard.press("Enter");
  await page.locator("h1", { hasText: "Customer 2 Ltd" }).waitFor();
  await page.goBack();
  await page.locator("h1", { hasText: "Customers" }).waitFor();
  await page.waitForFunction(() => document.activeElement.hash === "#customers/c2");
  const found = await page.evaluate(() => window.scrollY);
  assert.ok(Math.abs(found - top) < 40, `left at ${top}, found at ${found}`);
  await page.setViewportSize({ width: 1280, height: 900 });

  // The words of a letter: typed, not lost by a look elsewhere, kept, not approved before the month is run again.
  const letter2 = "customers/c2/letter";
  const paragraph = async () => {
    await page.locator(".editor > summary").click();
    const all = page.locator(".paragraphs ol > li");
    await all.first().waitFor();
    return all.nth(await all.evaluateAll((items) => items.findIndex((li) => li.textContent.includes("Trust comes back") || li.querySelector("textarea"))));
  };
  await at(page, "customers/c2");
  let item = await paragraph();
  await item.getByRole("button", { name: /^Edit paragraph/ }).click();
  const words = "We will call you.\n\n<b>On Monday</b> & early.";
  await item.locator("textarea").fill(words);
  await at(page, "money");
  await at(page, "customers/c2");
  item = await paragraph();
  assert.equal(await item.locator("textarea").inputValue(), words, "what was typed is not lost");
  await page.screenshot({ path: join(shots, "review-edit.png"), fullPage: true });
  await item.getByRole("button", { name: "Keep" }).click();
  await said(page, "Write why");
  await item.getByLabel("Why").fill("They asked.");
  await item.getByRole("button", { name: "Keep" }).click();
  await said(page, "kept in letters/c2.toml");
  await page.locator(`li[data-document="${letter2}"] .holds`, { hasText: "letters/c2.toml has changed since the run" }).waitFor();
  assert.equal(await button(page, "Approve", letter2).count(), 0, "it cannot be approved");
  await page.locator(".paragraphs .chip", { hasText: "not in the letter yet" }).waitFor();
  await page.screenshot({ path: join(shots, "review-kept.png"), fullPage: true });
  await page.locator("#review-said").getByRole("button", { name: "Run the month again" }).click();
  await page.frameLocator("aside iframe").locator("p", { hasText: "We will call you." }).waitFor({ timeout: 60_000 });
  await page.frameLocator("aside iframe").locator("p", { hasText: "<b>On Monday</b> & early." }).waitFor();
  await button(page, "Approve", letter2).waitFor();
  await page.locator(`li[data-document="${letter2}"] .edits`, { hasText: "by Ann" }).waitFor();
  await page.locator(".editor > summary").click();
  await page.locator(".paragraphs .chip", { hasText: "edited" }).waitFor();
  await page.screenshot({ path: join(shots, "review-edited.png"), fullPage: true });
  const dark = await open({ colorScheme: "dark", viewport: { width: 400, height: 900 } });
  await at(dark, "customers/c2");
  await dark.locator(".editor > summary").click();
  await dark.locator(".paragraphs ol > li button").first().click();
  await dark.screenshot({ path: join(shots, "review-edit-dark.png"), fullPage: true });
  assert.deepEqual(dark.wrong, []);

  // WCAG 2.2 AA by axe, and no scrolling to the side.
  await page.evaluate(axe.source);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const view of ["customers", "customers/c1", "customers/c0", "incidents", "money"]) {
      await at(page, view);
      if (view === "customers/c0") {
        await page.locator(".editor > summary").click();
        await page.locator(".paragraphs ol > li button").first().click();
      }
      const result = await page.evaluate(() => window.axe.run(document, { iframes: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      assert.deepEqual(result.violations.map((v) => `${view}: ${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`).join(" | ")}`), [], `${width}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${view} is ${wide} wide on a screen of ${width}`);
    }
  }
  assert.deepEqual(page.wrong, []);
  console.log("1 passed, 0 failed");
} catch (error) {
  console.error(error.stack);
  for (const page of browser.contexts().flatMap((context) => context.pages())) console.error((page.wrong || []).join("\n"));
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
await browser.close();
