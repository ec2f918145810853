//! Where credits and documents stand: counts and sums for a month or for all, and the history of one thing.

use crate::money::Currency;
use crate::money::Money;
use crate::register::Book;
use crate::register::DocumentState;
use crate::register::Entry;
use crate::register::Kind;
use crate::register::PostingState;
use crate::run::booking::told::plain;
use crate::time::Month;
use crate::time::Zone;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A kind of thing in a state: how many, and how much by currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Sum {
    count: usize,
    totals: BTreeMap<String, String>,
    #[serde(skip)]
    money: BTreeMap<Currency, Money>,
}

/// Where everything stands in some months.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// By month, kind and state.
    months: BTreeMap<String, BTreeMap<&'static str, BTreeMap<&'static str, Sum>>>,
    /// Credits and documents that people hold, with who holds them and why.
    held: Vec<HeldThing>,
    /// Postings that wait for the approval of another person.
    waiting_for_a_second_person: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct HeldThing {
    subject: String,
    by: String,
    since: String,
    note: String,
}

impl Status {
    fn add(&mut self, month: Month, kind: Kind, state: &'static str, amount: Option<Money>) {
        let kinds = self.months.entry(month.to_string()).or_default();
        let sum = kinds.entry(kind.name()).or_default().entry(state).or_default();
        sum.count += 1;
        if let Some(amount) = amount {
            let total = sum.money.entry(amount.currency).or_insert(Money::zero(amount.currency));
            *total = total.plus(amount).unwrap_or(*total);
            sum.totals.insert(amount.currency.code().to_owned(), total.digits());
        }
    }

    fn hold(&mut self, subject: &str, deed: &crate::register::Deed) {
        self.held.push(HeldThing {
            subject: subject.to_owned(),
            by: deed.by.clone(),
            since: deed.at.to_string(),
            note: deed.note.clone(),
        });
    }

    /// Adds what a month's book says; `needs` says how many people an amount needs.
    pub fn take(&mut self, month: Month, book: &Book, needs: &dyn Fn(Money) -> usize) {
        for (id, account) in &book.accounts {
            for posting in account.postings.iter().filter(|p| p.state != PostingState::Replaced) {
                self.add(month, account.kind, posting.state.name(), Some(posting.amount));
                let is_short = posting.approvers() < needs(posting.amount);
                if posting.state == PostingState::Approved && is_short {
                    self.waiting_for_a_second_person += 1;
                }
            }
            if let Some(deed) = &account.hold {
                self.hold(&format!("{id} of {}", account.customer), deed);
            }
        }
        for (path, paper) in &book.papers {
            if paper.state != DocumentState::Draft {
                self.add(month, paper.kind, paper.state.name(), None);
            }
            if let Some(deed) = &paper.hold {
                self.hold(&format!("{path} of {month}"), deed);
            }
        }
    }

    /// As text for people.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (month, kinds) in &self.months {
            let _ = writeln!(out, "{month}");
            for (kind, states) in kinds {
                for (state, sum) in states {
                    let totals: Vec<String> = sum.money.values().map(|m| plain(*m)).collect();
                    let line = format!("  {kind:<9} {state:<9} {:>6}  {}", sum.count, totals.join(" + "));
                    let _ = writeln!(out, "{}", line.trim_end());
                }
            }
        }
        for held in &self.held {
            let note = if held.note.is_empty() { String::new() } else { format!(": {}", held.note) };
            let _ = writeln!(out, "HELD {} by {} since {}{note}", held.subject, held.by, held.since);
        }
        if self.waiting_for_a_second_person > 0 {
            let _ = writeln!(
                out,
                "{} wait for the approval of a second person",
                self.waiting_for_a_second_person
            );
        }
        if self.months.is_empty() {
            out.push_str("nothing was approved yet\n");
        }
        out
    }

    /// As JSON.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// The entries about one thing, oldest first, for people.
pub fn history(entries: &[Entry], zone: Zone) -> String {
    let mut out = String::new();
    for e in entries {
        let s = &e.says;
        let amount = s.amount.map(|m| format!("  {}", plain(m))).unwrap_or_default();
        let name = if s.posting.is_empty() { &s.subject } else { &s.posting };
        let at = zone.format(e.at, "%Y-%m-%d %H:%M:%S");
        let _ = writeln!(
            out,
            "{:>6}  {at}  {:<8}  {name}{amount}  by {} ({})",
            e.seq,
            s.act.name(),
            s.by,
            e.account
        );
        let beside = [("run", &s.run), ("batch", &s.batch), ("note", &s.note)];
        let beside: Vec<String> =
            beside.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k} {v}")).collect();
        if !beside.is_empty() {
            let _ = writeln!(out, "        {}", beside.join(" · "));
        }
    }
    out
}
