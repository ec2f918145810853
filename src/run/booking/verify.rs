//! Whether a register is whole: its chain of hashes, its numbers, what each entry may follow, and its sums.

use crate::money::Currency;
use crate::money::Money;
use crate::register::Act;
use crate::register::Book;
use crate::register::Entry;
use crate::register::GENESIS;
use crate::register::Kind;
use crate::time::Month;
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
    numbers: BTreeSet<String>,
    /// Σ of what was issued less what was voided after it, reckoned entry by entry.
    issued: BTreeMap<(Kind, Currency), Money>,
    /// Postings that are issued or settled.
    live: BTreeSet<String>,
    /// Σ of what the books of the months say is issued.
    of_books: BTreeMap<(Kind, Currency), Money>,
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
    }

    /// Takes in what the entries of a month come to.
    pub fn book(&mut self, book: &Book) {
        book.broken.iter().for_each(|why| self.fault(why.clone()));
        for kind in [Kind::Credit, Kind::Goodwill] {
            for (currency, issued) in book.issued_totals(kind) {
                let sum = self.of_books.entry((kind, currency)).or_insert(Money::zero(currency));
                *sum = sum.plus(issued).unwrap_or(*sum);
            }
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

    /// Compares the sums of the entries with those of the books; then everything was looked at.
    pub fn end(&mut self) {
        let of_entries: BTreeMap<_, _> =
            self.issued.iter().filter(|(_, sum)| !sum.is_zero()).map(|(key, sum)| (*key, *sum)).collect();
        self.of_books.retain(|_, sum| !sum.is_zero());
        if of_entries != self.of_books {
            self.fault("the sums of what was issued do not agree with what the entries come to".to_owned());
        }
    }

    /// Adds what the database itself found.
    pub fn found(&mut self, faults: Vec<String>) {
        faults.into_iter().for_each(|fault| self.fault(fault));
    }

    /// Whether nothing that was looked at so far is wrong.
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
    let (mut verified, mut books) = (Verified::default(), BTreeMap::<Month, Book>::new());
    for entry in entries {
        verified.entry(entry);
        books.entry(entry.says.period).or_default().add(entry);
    }
    books.values().for_each(|book| verified.book(book));
    verified.end();
    verified
}
