//! Finance files: what is to be booked, in the form that each finance program reads.
//!
//! ```text
//! LedgerRow ─► Posting ─► ready (what the target calls everything) ─► batches (one kind, one currency) ─► files + IMPORT.md
//!                                     └─► problems: all that is missing or would be misread
//! files ─► read_totals: what they book, by reading them again
//! ```
//!
//! Nothing is guessed and nothing is changed in silence: a missing account, a customer whom the target cannot find,
//! or a text that it would misread is a problem. Credits and goodwill never share a file or a total, and neither do
//! two currencies.
//!
//! The laws, tested by the properties of the same name: `files_say_what_the_postings_say`,
//! `a_posting_is_read_as_it_was_kept`.

mod advice_file;
mod batch;
mod beancount;
mod chargebee;
mod csv_file;
mod entries;
mod hledger;
mod journal;
mod lago;
mod netsuite;
mod notes;
mod posting;
mod problem;
mod quickbooks;
mod ready;
mod record;
mod requests;
mod stripe;
mod texts;
mod totals;
mod xero;

pub use posting::Billed;
pub use posting::Party;
pub use posting::Posting;
pub use posting::postings;
pub use problem::Mend;
pub use problem::Problem;
pub use problem::ProblemKind;
pub use ready::LedgerIds;
pub use record::PostingRecord;
pub use texts::KEY_MAX;
pub use texts::NUMBER_MAX;
pub use totals::Totals;
pub use totals::read_totals;

use crate::finance::batch::Batch;
use crate::model::FinanceTarget;
use crate::model::Target;

/// Whether files may be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// A preview, marked as such, without numbers and keys.
    NotIssued,
    /// Issued: every posting has a number and a key.
    Issued,
}

/// A file for a finance program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinanceFile {
    /// Its name; the folder is the target's.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The files of a target, `IMPORT.md` last. The same postings give the same bytes.
///
/// # Errors
/// All that is missing, and all that the target would misread; no file is written then.
pub fn files(
    target: &FinanceTarget,
    ids: &LedgerIds,
    postings: &[Posting],
    stamp: Stamp,
) -> Result<Vec<FinanceFile>, Vec<Problem>> {
    let all = ready::ready(target, ids, postings, stamp)?;
    let mut files = Vec::new();
    batch::each(target, stamp, all, |batch| files.extend(write(batch)));
    let totals = Totals::of(postings).unwrap_or_default();
    let advice = advice_file::write(postings, stamp);
    let notes = notes::notes(target.target, stamp, &totals, &files, advice.is_some());
    files.extend(advice);
    if stamp == Stamp::NotIssued {
        files.push(notes::not_issued());
    }
    files.push(notes);
    Ok(files)
}

fn write(batch: &Batch<'_, '_>) -> Vec<FinanceFile> {
    match batch.target.target {
        Target::Stripe => stripe::write(batch),
        Target::Chargebee => chargebee::write(batch),
        Target::Lago => lago::write(batch),
        Target::Xero => xero::write(batch),
        Target::QuickBooks => quickbooks::write(batch),
        Target::NetSuite => netsuite::write(batch),
        Target::Journal => journal::write(batch),
        Target::Hledger => hledger::write(batch),
        Target::Beancount => beancount::write(batch),
    }
}
