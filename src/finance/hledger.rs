//! A journal for hledger.

use crate::finance::FinanceFile;
use crate::finance::Stamp;
use crate::finance::batch::Batch;
use crate::finance::batch::NOT_ISSUED;
use crate::finance::entries::debits;
use crate::finance::entries::sides;
use crate::money::Money;
use std::fmt::Write;

pub(super) fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let mut out = String::new();
    if batch.stamp == Stamp::NotIssued {
        let _ = writeln!(out, "; {NOT_ISSUED}: a preview, not to be included anywhere");
    }
    out.push_str("decimal-mark .\n");
    for ready in batch.rows {
        let posting = ready.posting;
        let (flag, code) = match batch.stamp {
            Stamp::NotIssued => ("!", String::new()),
            Stamp::Issued => ("*", format!("({}) ", ready.number)),
        };
        let _ = writeln!(
            out,
            "\n{} {flag} {code}{} | {}",
            posting.booked_on,
            ready.name,
            batch.words(&posting.description)
        );
        let _ = writeln!(out, "    ; credit_id: {}", posting.credit_id);
        let _ = writeln!(out, "    ; kind: {}", posting.kind.name());
        let _ = writeln!(out, "    ; customer: {}", posting.credit_to.id);
        if let Some(number) = &posting.billed.number {
            let _ = writeln!(out, "    ; invoice: {number}");
        }
        for side in sides(batch, ready) {
            let _ = writeln!(out, "    {}  {} {}", side.account, side.amount.currency, side.amount.digits());
        }
    }
    vec![batch.file("", "journal", out.into_bytes())]
}

/// The amounts on an account; all amounts together must come to nought.
pub(super) fn read(bytes: &[u8], book: &str) -> Option<Vec<Money>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let lines =
        text.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| !line.starts_with(';'));
    let sides = lines.map(|line| {
        let (account, amount) = line.rsplit_once("  ")?;
        let (currency, digits) = amount.split_once(' ')?;
        Some((account, digits, currency))
    });
    debits(sides, book)
}

pub(super) const NOTES: &str = "\
Form: a journal of hledger, one currency a file.

Sign: `account` (or `goodwill_account`) and `tax_account` are debited (positive), `contra_account` is credited (negative).

1. `include` the file from your journal, once. `hledger check` reads it.
2. The code of an entry is its document number; `credit_id` is a tag.
3. Where no `tax_account` is set, or the bill names no rate, only the net amount is booked.

Source: hledger's manual; the files were read by hledger 1.25.
";
