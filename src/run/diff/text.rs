//! A difference for people: what became of the money first, then why.

use crate::run::diff::Difference;
use crate::run::diff::FileChange;
use crate::run::diff::InputChange;
use crate::run::diff::ledger::CreditChange;
use std::fmt::Write;

/// So many changed lines of one input are shown, and so much of each.
const MOST_LINES: usize = 12;
const LINE_CHARS: usize = 120;
/// So many other files are named.
const MOST_FILES: usize = 12;

impl Difference {
    /// As lines of text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let name = |r: &super::RunName| format!("run {} of {}, issued on {}", r.run, r.period, r.issued_on);
        let _ = writeln!(out, "from {}\nto   {}", name(&self.was), name(&self.is));
        if self.is_empty() {
            out.push_str("\nnothing differs\n");
            return out;
        }
        let mut section = |title: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let _ = writeln!(out, "\n{title}");
            }
            for line in lines {
                let _ = writeln!(out, "  {line}");
            }
        };
        let fields = |all: &[super::Field]| -> Vec<String> {
            all.iter().map(|f| format!("{}: {} → {}", f.name, f.was, f.is)).collect()
        };
        section("totals", fields(&self.totals));
        section("credits", self.credits.iter().flat_map(credit).collect());
        let customer = |c: &super::CustomerChange| {
            format!("{}: {} → {} ({})", c.customer, c.was, c.is, signed(&c.difference))
        };
        section("customers, what is owed to them", self.customers.iter().map(customer).collect());
        section("inputs", self.inputs.iter().flat_map(input).collect());
        section("settings", fields(&self.settings));
        section("letters", self.letters.iter().map(file).collect());
        let reasons = |all: &[String]| if all.is_empty() { "not held".to_owned() } else { all.join(" ") };
        let held =
            |h: &super::HeldChange| format!("{}: {} → {}", h.document, reasons(&h.was), reasons(&h.is));
        section("held documents", self.held.iter().map(held).collect());
        let mut files: Vec<String> = self.files.iter().take(MOST_FILES).map(file).collect();
        if let Some(more) = self.files.len().checked_sub(MOST_FILES).filter(|n| *n > 0) {
            files.push(format!("and {more} more"));
        }
        section("other files", files);
        out
    }
}

/// A plus in front of what became more.
fn signed(amount: &str) -> String {
    if amount.contains(['-', '−']) { amount.to_owned() } else { format!("+{amount}") }
}

fn file(change: &FileChange) -> String {
    format!("{}: {}", change.path, change.change.word())
}

fn credit(c: &CreditChange) -> Vec<String> {
    let line = c.line.as_ref().map(|l| format!(", line {l}")).unwrap_or_default();
    let head = format!("{} ({}{line})", c.credit_id, c.customer);
    let mut told = vec![match (&c.was, &c.is) {
        (Some(was), Some(is)) if was == is => format!("{head}: {is}, as before"),
        (Some(was), Some(is)) => format!("{head}: {was} → {is}"),
        (Some(was), None) => format!("{head}: gone; it was {was}"),
        (None, is) => format!("{head}: new, {}", is.as_deref().unwrap_or("")),
    }];
    let fields = c.fields.iter().filter(|f| f.name != "amount" && f.name != "state");
    told.extend(fields.map(|f| format!("   {}: {} → {}", f.name, f.was, f.is)));
    if let Some(leaf) = &c.first {
        let or_none = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
        told.push(format!("   first in {}: {} → {}", leaf.path, or_none(&leaf.was), or_none(&leaf.is)));
        let sources = |all: &[String]| all.join(", ");
        match (sources(&leaf.sources_was), sources(&leaf.sources_is)) {
            (was, is) if was.is_empty() && is.is_empty() => {}
            (was, is) if was == is => told.push(format!("      ← {is}")),
            (was, is) => told.push(format!("      ← {} → {}", or_none(&was), or_none(&is))),
        }
    }
    if !c.because_of.is_empty() {
        told.push(format!("   because of {}", c.because_of.join(", ")));
    }
    told
}

fn input(i: &InputChange) -> Vec<String> {
    let mut told = vec![format!("{}: {}", i.path, i.change.word())];
    let cut = |text: &str| text.chars().take(LINE_CHARS).collect::<String>();
    for line in i.lines.iter().flatten().take(MOST_LINES) {
        if let Some((n, text)) = &line.was {
            told.push(format!("   {n:>5} - {}", cut(text)));
        }
        if let Some((n, text)) = &line.is {
            told.push(format!("   {n:>5} + {}", cut(text)));
        }
    }
    match &i.lines {
        Some(lines) if lines.len() > MOST_LINES => {
            told.push(format!("   and {} more lines", lines.len() - MOST_LINES));
        }
        Some(lines) if lines.is_empty() => {
            told.push("   no line differs; its line ends or its marks do".to_owned())
        }
        _ => {}
    }
    told
}
