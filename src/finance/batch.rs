//! Postings in batches that one file holds: one kind, one currency, not more rows than the target takes.

use crate::credit::RowKind;
use crate::finance::FinanceFile;
use crate::finance::Stamp;
use crate::finance::ready::Ready;
use crate::model::DateOrder;
use crate::model::FinanceTarget;
use crate::model::Target;
use crate::money::Currency;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The beginning of the name of a file that nobody may import.
pub(super) const NOT_ISSUED_NAME: &str = "NOT-ISSUED-";
/// The same in words, for the files themselves.
pub(super) const NOT_ISSUED: &str = "NOT ISSUED";

/// What one file (or one set of linked files) holds.
pub(super) struct Batch<'a, 'r> {
    /// The settings.
    pub(super) target: &'a FinanceTarget,
    /// Issued or not.
    pub(super) stamp: Stamp,
    /// Credit or goodwill: never both in one file.
    pub(super) kind: RowKind,
    /// The only currency.
    pub(super) currency: Currency,
    /// Which part of how many.
    part: (usize, usize),
    /// The rows.
    pub(super) rows: &'r [Ready<'a>],
}

/// The word that names of files begin with.
fn stem(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Credit => "credits",
        RowKind::Goodwill => "goodwill",
    }
}

/// What a file holds by its name.
pub(super) fn kind_of(path: &str) -> Option<RowKind> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.strip_prefix(NOT_ISSUED_NAME).unwrap_or(name);
    [RowKind::Credit, RowKind::Goodwill].into_iter().find(|kind| name.starts_with(stem(*kind)))
}

impl Batch<'_, '_> {
    /// A file of this batch: `credits-EUR.csv`, `NOT-ISSUED-goodwill-GBP-2.csv`, `credits-EUR-items.csv`.
    pub(super) fn file(&self, role: &str, ending: &str, bytes: Vec<u8>) -> FinanceFile {
        let mark = if self.stamp == Stamp::NotIssued { NOT_ISSUED_NAME } else { "" };
        let role = if role.is_empty() { String::new() } else { format!("-{role}") };
        let part = match self.part {
            (_, 1) => String::new(),
            (n, _) => format!("-{n}"),
        };
        let path = format!("{mark}{}-{}{part}{role}.{ending}", stem(self.kind), self.currency);
        FinanceFile { path, bytes }
    }

    /// Words for people, marked where nothing is issued.
    pub(super) fn words(&self, words: &str) -> String {
        match self.stamp {
            Stamp::NotIssued => format!("{NOT_ISSUED}: {words}"),
            Stamp::Issued => words.to_owned(),
        }
    }

    /// A date in the target's order.
    pub(super) fn date(&self, date: NaiveDate) -> String {
        let form = match self.target.date_order {
            Some(DateOrder::DayMonthYear) => "%d/%m/%Y",
            Some(DateOrder::MonthDayYear) => "%m/%d/%Y",
            Some(DateOrder::YearMonthDay) | None => "%Y-%m-%d",
        };
        date.format(form).to_string()
    }
}

/// Rows that a file of the target may have at most; `None` where no limit is known.
pub(super) fn rows_max(target: Target) -> Option<usize> {
    match target {
        Target::Xero => Some(500),
        Target::NetSuite => Some(5_000),
        _ => None,
    }
}

/// Cuts postings into batches and has each of them written.
pub(super) fn each<'a>(
    target: &'a FinanceTarget,
    stamp: Stamp,
    all: Vec<Ready<'a>>,
    mut write: impl FnMut(&Batch<'a, '_>),
) {
    let mut groups: BTreeMap<(RowKind, Currency), Vec<Ready<'a>>> = BTreeMap::new();
    for ready in all {
        groups.entry((ready.posting.kind, ready.posting.amount.currency)).or_default().push(ready);
    }
    for ((kind, currency), rows) in groups {
        let size = rows_max(target.target).unwrap_or(rows.len()).max(1);
        let parts = rows.len().div_ceil(size);
        for (n, rows) in rows.chunks(size).enumerate() {
            write(&Batch { target, stamp, kind, currency, part: (n + 1, parts), rows });
        }
    }
}
