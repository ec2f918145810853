//! Whether a register is whole: its chain of hashes, its numbers, what each entry may follow, and its sums.

use crate::money::Currency;
use crate::money::Money;
use crate::register::Act;
use crate::register::Book;
use crate::register::Entry;
use crate::register::GENESIS;
use crate::register::Kind;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;

/// How many faults are named.
const SHOWN: usize = 20;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    entries: u64,
    hash: String,
    faults: Vec<String>,
    more: usize,
    book: Book,
    numbers: BTreeSet<String>,
    /// Σ of what was issued less what was voided after it, reckoned entry by entry.
    issued: BTreeMap<(Kind, Currency), Money>,
    /// Postings that are issued or settled.
    live: BTreeSet<String>,
}

impl Verified {
    fn fault(&mut self, what: String) {
        if self.faults.len() < SHOWN { self.faults.push(what) } else { self.more += 1 }
    }

    /// Takes in the next entry.
    pub fn entry(&mut self, entry: &Entry) {
        let before = if self.entries == 0 { GENESIS.to_owned() } else { self.hash.clone() };
        let expected = self.entries + 1;
        if entry.seq != expected {
            self.fault(format!("entry {expected} is missing: the next is {}", entry.seq));
        }
        if entry.hash != entry.hash_after(&before) {
            self.fault(format!(
                "entry {} was changed, or one before it was: its hash does not fit",
                entry.seq
            ));
        }
        self.entries = entry.seq;
        self.hash.clone_from(&entry.hash);
        self.sum(entry);
        let broken = self.book.broken.len();
        self.book.add(entry);
        if let Some(why) = self.book.broken.get(broken).cloned() {
            self.fault(why);
        }
    }

    /// Adds up what was issued, without the book.
    fn sum(&mut self, entry: &Entry) {
        let says = &entry.says;
        let Some(amount) = says.amount else { return };
        let factor = match says.act {
            Act::Issued => {
                if !self.numbers.insert(says.posting.clone()) {
                    self.fault(format!(
                        "entry {}: the number {} was given out twice",
                        entry.seq, says.posting
                    ));
                }
                self.live.insert(says.posting.clone());
                1
            }
            Act::Voided if self.live.remove(&says.posting) => -1,
            _ => return,
        };
        let zero = Money::zero(amount.currency);
        let sum = self.issued.entry((says.kind, amount.currency)).or_insert(zero);
        let part = Money { minor: amount.minor * factor, ..amount };
        *sum = sum.plus(part).unwrap_or(*sum);
    }

    /// Compares the sums of the entries with those of what they come to; then everything was looked at.
    pub fn end(&mut self) {
        for kind in [Kind::Credit, Kind::Goodwill] {
            let of_book = self.book.issued_totals(kind);
            let sums = self.issued.iter().filter(|((k, _), sum)| *k == kind && !sum.is_zero());
            let of_entries: BTreeMap<Currency, Money> = sums.map(|((_, c), sum)| (*c, *sum)).collect();
            if of_book != of_entries {
                self.fault(format!("the sums of {} do not agree with the entries", kind.name()));
            }
        }
    }

    /// Adds what the database itself found.
    pub fn found(&mut self, faults: Vec<String>) {
        faults.into_iter().for_each(|fault| self.fault(fault));
    }

    /// Whether nothing is wrong.
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    /// What was found, for people.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for fault in &self.faults {
            let _ = writeln!(out, "FAULT  {fault}");
        }
        if self.more > 0 {
            let _ = writeln!(out, "and {} more", self.more);
        }
        let _ = writeln!(out, "{} entries, the last with the hash {}", self.entries, self.hash);
        for ((kind, _), sum) in &self.issued {
            let _ = writeln!(out, "  {:<9} issued and not voided: {}", kind.name(), super::told::plain(*sum));
        }
        if self.is_whole() {
            out.push_str("the register is whole\n");
        }
        out
    }
}

/// Looks at entries, in the order in which they stand.
pub fn verify_register<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Verified {
    let mut verified = Verified::default();
    entries.into_iter().for_each(|entry| verified.entry(entry));
    verified.end();
    verified
}
