//! `IMPORT.md` beside the files of a target: how they are imported, by a person of finance.

use crate::finance::FinanceFile;
use crate::finance::Stamp;
use crate::finance::Totals;
use crate::finance::beancount;
use crate::finance::chargebee;
use crate::finance::hledger;
use crate::finance::journal;
use crate::finance::lago;
use crate::finance::netsuite;
use crate::finance::quickbooks;
use crate::finance::stripe;
use crate::finance::xero;
use crate::model::Target;
use crate::money::Currency;
use crate::money::Money;
use std::collections::BTreeMap;
use std::fmt::Write;

fn of(target: Target) -> &'static str {
    match target {
        Target::Stripe => stripe::NOTES,
        Target::Chargebee => chargebee::NOTES,
        Target::Lago => lago::NOTES,
        Target::Xero => xero::NOTES,
        Target::QuickBooks => quickbooks::NOTES,
        Target::NetSuite => netsuite::NOTES,
        Target::Journal => journal::NOTES,
        Target::Hledger => hledger::NOTES,
        Target::Beancount => beancount::NOTES,
    }
}

/// The notes: what is beside them, what it comes to, how it is imported.
pub(super) fn notes(
    target: Target,
    stamp: Stamp,
    totals: &Totals,
    files: &[FinanceFile],
    has_advice: bool,
) -> FinanceFile {
    let mut out = format!("# Import into {}\n\n", target.title());
    if stamp == Stamp::NotIssued {
        out.push_str(
            "**NOT ISSUED.** These files are a preview of what would be booked. They carry no document numbers and no keys.\nDo not import them: what is issued is written anew.\n\n",
        );
    }
    if files.is_empty() {
        out.push_str("There is nothing to book.\n\n");
    } else {
        out.push_str("| what | total, net of tax |\n| --- | --- |\n");
        let mut rows = |what: &str, sums: &BTreeMap<Currency, Money>| {
            for sum in sums.values() {
                let _ = writeln!(out, "| {what} | {} |", sum.to_string().replace('\u{a0}', " "));
            }
        };
        rows("credits", &totals.credits);
        rows("goodwill", &totals.goodwill);
        out.push_str("\nCompare these totals with what the import says before you confirm it.\n\n");
        for file in files {
            let _ = writeln!(out, "- `{}`", file.path);
        }
        out.push('\n');
    }
    out.push_str(of(target));
    if has_advice {
        out.push_str(
            "\n`tax-advice.csv` shows the tax of each credit whose bill names the rate: an advice, reckoned once and rounded half up.\nIt is no file to import and no tax document; that is numbered and written by your finance program.\n",
        );
    }
    FinanceFile { path: "IMPORT.md".to_owned(), bytes: out.into_bytes() }
}

/// The note beside files that have no place to say it themselves.
pub(super) fn not_issued() -> FinanceFile {
    let words = "NOT ISSUED\n\nThe files of this folder are a preview. Nobody has approved or issued what they hold.\nDo not import them.\n";
    FinanceFile { path: "NOT-ISSUED.txt".to_owned(), bytes: words.as_bytes().to_vec() }
}
