//! Tables to bytes: the ledger and its companions as CSV and JSON.
//!
//! CSV files are meant for spreadsheets too: a text cell that begins like a formula gets an apostrophe in
//! front; numbers are never touched.

mod affected;
mod claims;
mod credits;
mod evidence;
mod flags;
mod mail_merge;
mod not_owed;
mod reconciliation;
mod report;
mod sheet;
mod timeline;
mod workings;

pub(in crate::render) use affected::OUTAGES;
pub use affected::affected_csv;
pub(in crate::render) use affected::outages;
pub use affected::outages_csv;
pub use claims::claims_csv;
pub use credits::credits_csv;
pub use credits::credits_json;
pub use credits::read_control_totals;
pub use evidence::rejects_csv;
pub use flags::FlagRow;
pub use flags::flags_csv;
pub use mail_merge::MergeRow;
pub use mail_merge::mail_merge_csv;
pub use mail_merge::read_merge_sums;
pub(in crate::render) use not_owed::NOT_OWED;
pub use not_owed::Verdict;
pub(in crate::render) use not_owed::not_owed;
pub use not_owed::not_owed_csv;
pub use reconciliation::choices_csv;
pub use reconciliation::reconciliation_csv;
pub use reconciliation::totals_csv;
pub use report::sla_report_csv;
pub use sheet::Cell;
pub use sheet::Sheet;
pub use sheet::plain;
pub use sheet::reads_as_formula;
pub use sheet::safe as safe_text;
pub use sheet::text;
pub use timeline::timeline_csv;
pub use timeline::timeline_parquet;
pub use workings::JsonStep;
