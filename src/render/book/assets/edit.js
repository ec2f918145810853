// Paragraphs of a letter in a person's own words. The server keeps them in letters/<customer>.toml; the letter says them when the
// month is run again.

/** What was typed and is not kept yet, by customer and paragraph: a look at another page loses nothing. */
const typed = new Map();

/** Runs the month again as it was asked for before, and shows the page that it makes. */
async function runAgain(button) {
  button.disabled = true;
  tell(true, `Running ${front.month} again. This takes as long as \`amends run\` does.`);
  const got = await asked("run", {});
  if (!got.done) {
    button.disabled = false;
    return tell(false, got.said);
  }
  return location.reload();
}

const again = () => el("button", { type: "button", class: "act", on: { click: (e) => runAgain(e.target) } }, "Run the month again");

/** The part of a customer's page in which the letter is edited. */
function editor(id) {
  const body = el("div", { class: "paragraphs" });
  const toggle = (e) => { if (e.target.open && !body.childElementCount) paragraphs(id, body); };
  return el("details", { class: "editor", on: { toggle } }, el("summary", null, "Edit the letter’s words"), body);
}

async function paragraphs(id, body, at) {
  const got = await asked(`edit/${encodeURIComponent(id)}`);
  if (!got.paragraphs) return body.replaceChildren(el("p", null, got.said || "The letter cannot be read."));
  const waits = got.paragraphs.some((p) => p.edit && !p.edit.is_published);
  body.replaceChildren(
    el("p", { class: "small" }, "Sentences only: figures in tables, boxes and the annex come from the ledger. What you write is kept in ", el("code", null, got.file), ", and read against ledger and facts like every letter."),
    waits ? el("p", { class: "verdict is-blocked" }, "What was written since the run is not in the letter yet. ", again()) : "",
    el("ol", null, got.paragraphs.map((p, n) => el("li", null, paragraph(id, got, p, n, body)))));
  const back = at === undefined ? null : body.querySelectorAll("ol > li")[at];
  if (back) back.querySelector("button").focus({ preventScroll: true });
  return undefined;
}

/** One paragraph: its words, whose they are, and a form once it is to be changed. */
function paragraph(id, got, p, n, body) {
  const key = `${id}\n${p.was}`;
  const edit = p.edit && [el("span", { class: "chip" }, p.edit.is_published ? "✎ edited" : "✎ edited, not in the letter yet"), ` by ${p.edit.by}, ${p.edit.on}: ${p.edit.reason}`];
  const open = el("button", { type: "button", class: "quiet", "aria-label": `Edit paragraph ${n + 1}` }, "Edit");
  const shown = el("div", null, el("p", { class: "words" }, p.text || "(left out)"), el("p", { class: "small" }, open, edit ? [" ", edit] : null));
  const form = () => {
    const area = el("textarea", { rows: "7", maxlength: "5000", spellcheck: "true", "aria-label": `Paragraph ${n + 1}` });
    area.value = typed.has(key) ? typed.get(key) : p.text;
    const reason = el("input", { maxlength: "1000", autocomplete: "off", name: "reason" });
    const close = () => { typed.delete(key); made.replaceWith(shown); open.focus(); };
    const submit = (e) => { e.preventDefault(); keep(id, got, p, n, body, area, reason); };
    area.addEventListener("input", () => typed.set(key, area.value));
    const made = el("form", { class: "edit", "aria-label": `Edit paragraph ${n + 1}`, on: { submit } }, area,
      el("p", { class: "small" }, "Plain text. An empty line makes two paragraphs; no words leave it out.", p.edit ? el("details", null, el("summary", null, "The template’s words"), el("p", null, p.was)) : null),
      el("label", null, el("span", null, "Why"), reason),
      el("p", null, el("button", { type: "submit", class: "act" }, "Keep"), " ", el("button", { type: "button", class: "quiet", on: { click: close } }, "Cancel")));
    return [made, area];
  };
  const write = () => { const [made, area] = form(); shown.replaceWith(made); return area; };
  open.addEventListener("click", () => write().focus());
  if (!typed.has(key)) return shown;
  return form()[0];
}

async function keep(id, got, p, n, body, area, reason) {
  if (!who.value.trim()) {
    tell(false, "Write your name first: it stands beside what you write.");
    return who.focus();
  }
  if (!reason.value.trim()) {
    tell(false, "Write why: whoever approves the letter will ask.");
    return reason.focus();
  }
  const kept = await asked("edit", { run: front.run, customer: id, digest: got.digest, was: p.was, text: area.value, by: who.value, reason: reason.value });
  tell(kept.done, kept.said, kept.done ? [again(), " "] : null);
  if (!kept.done) return undefined;
  typed.delete(`${id}\n${p.was}`);
  await paragraphs(id, body, n);
  return refresh();
}
