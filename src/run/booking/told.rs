//! What a command did or would do, for people.

use crate::money::Money;
use crate::money::sums as money_sums;
use crate::register::Act;
use crate::register::Draft;
use crate::register::Kind;
use crate::register::Refusal;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many lines of each kind are shown.
const SHOWN: usize = 20;

/// The entries that were or would be written, with sums by currency, and what was left out.
pub fn told(drafts: &[&Draft], left_out: &[Refusal], unchanged: &[String], is_dry: bool) -> String {
    let mut out = String::new();
    let mut groups: BTreeMap<(Act, Kind), Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        groups.entry((draft.act, draft.kind)).or_default().push(draft);
    }
    for ((act, kind), drafts) in &groups {
        let verb = if is_dry { format!("would be {}", act.name()) } else { act.name().to_owned() };
        let _ = writeln!(out, "{verb}: {}{}", count(*kind, drafts.len()), sums(drafts));
        for draft in drafts.iter().take(SHOWN) {
            let amount = draft.amount.map(|m| format!("  {}", plain(m))).unwrap_or_default();
            let name = if draft.posting.is_empty() { &draft.subject } else { &draft.posting };
            let whose =
                if draft.customer.is_empty() { String::new() } else { format!("  {}", draft.customer) };
            let _ = writeln!(out, "  {name}{whose}{amount}");
        }
        more(&mut out, drafts.len());
    }
    if !unchanged.is_empty() {
        let _ = writeln!(out, "unchanged, because it is so already: {}", unchanged.len());
    }
    if !left_out.is_empty() {
        let _ = writeln!(out, "left out: {}", left_out.len());
        for refusal in left_out.iter().take(SHOWN) {
            let _ = writeln!(out, "  {}: {}", refusal.subject, refusal.why);
        }
        more(&mut out, left_out.len());
    }
    if groups.is_empty() && left_out.is_empty() && unchanged.is_empty() {
        out.push_str("there is nothing to do\n");
    }
    out
}

fn more(out: &mut String, n: usize) {
    if let Some(more) = n.checked_sub(SHOWN).filter(|more| *more > 0) {
        let _ = writeln!(out, "  and {more} more");
    }
}

/// `3 credits`, `1 document`.
fn count(kind: Kind, n: usize) -> String {
    let (one, many) = match kind {
        Kind::Credit => ("credit", "credits"),
        Kind::Goodwill => ("goodwill gift", "goodwill gifts"),
        Kind::Document => ("document", "documents"),
        Kind::Notice => ("notice", "notices"),
    };
    format!("{n} {}", if n == 1 { one } else { many })
}

fn sums(drafts: &[&Draft]) -> String {
    let sums: Vec<String> =
        money_sums(drafts.iter().filter_map(|d| d.amount)).into_values().map(plain).collect();
    if sums.is_empty() { String::new() } else { format!(", {}", sums.join(" + ")) }
}

/// An amount with plain spaces, for a terminal.
pub(super) fn plain(money: Money) -> String {
    money.to_string().replace('\u{a0}', " ")
}
