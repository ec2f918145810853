//! A ledger for Beancount, to be included in one that opens the accounts.

use crate::finance::FinanceFile;
use crate::finance::Stamp;
use crate::finance::batch::Batch;
use crate::finance::batch::NOT_ISSUED;
use crate::finance::entries::debits;
use crate::finance::entries::sides;
use crate::money::Money;
use std::fmt::Write;

/// A string in quotes; Beancount takes back what a backslash stands before.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

pub(super) fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    let mut out = String::new();
    if batch.stamp == Stamp::NotIssued {
        let _ = writeln!(out, "; {NOT_ISSUED}: a preview, not to be included anywhere");
    }
    for ready in batch.rows {
        let posting = ready.posting;
        let flag = if batch.stamp == Stamp::NotIssued { '!' } else { '*' };
        let words = batch.words(&posting.description);
        let _ = writeln!(out, "\n{} {flag} {} {}", posting.booked_on, quoted(ready.name), quoted(&words));
        let meta = |out: &mut String, key: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(out, "  {key}: {}", quoted(value));
            }
        };
        meta(&mut out, "document_number", ready.number);
        meta(&mut out, "credit_id", &posting.credit_id);
        meta(&mut out, "kind", posting.kind.name());
        meta(&mut out, "customer", posting.credit_to.id.as_str());
        meta(&mut out, "invoice", posting.billed.number.as_deref().unwrap_or(""));
        for side in sides(batch, ready) {
            let _ = writeln!(out, "    {}  {} {}", side.account, side.amount.digits(), side.amount.currency);
        }
    }
    vec![batch.file("", "beancount", out.into_bytes())]
}

/// The amounts on an account; all amounts together must come to nought.
pub(super) fn read(bytes: &[u8], book: &str) -> Option<Vec<Money>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let sides = text.lines().filter_map(|line| line.strip_prefix("    ")).map(|line| {
        let (account, amount) = line.split_once("  ")?;
        let (digits, currency) = amount.split_once(' ')?;
        Some((account, digits, currency))
    });
    debits(sides, book)
}

pub(super) const NOTES: &str = "\
Form: a ledger of Beancount, one currency a file.

Sign: `account` (or `goodwill_account`) and `tax_account` are debited (positive), `contra_account` is credited (negative).

1. `include` the file from your main file, once; the main file opens the accounts. `bean-check` reads it.
2. Each entry carries its document number and `credit_id` as metadata.
3. Where no `tax_account` is set, or the bill names no rate, only the net amount is booked.

Source: Beancount's documentation; the files were read by Beancount 3.
";
