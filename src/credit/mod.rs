//! Assessments to credits: base, remedy, cap, minimum, one rounding; goodwill beside it; the ledger.
//!
//! The order of money: base → remedy → line cap → minimum on the unrounded amount → round once per
//! ledger line → if that exceeds the cap, the cap rounded down → less what was issued. Goodwill never
//! enters this chain.

mod assessment;
mod base;
mod claim;
mod goodwill;
mod ledger;
mod remedy;
mod steps;

pub use assessment::Assessment;
pub use assessment::AssessmentFacts;
pub use assessment::Doubt;
pub use assessment::Outcome;
pub use assessment::assess;
pub use base::Base;
pub use base::BasePart;
pub use base::line_base;
pub use claim::ClaimState;
pub use goodwill::goodwill_rows;
pub use ledger::Decision;
pub use ledger::Ledger;
pub use ledger::LedgerRow;
pub use ledger::RowKind;
pub use ledger::RowState;
pub use ledger::credit_ids;
pub use remedy::Remedied;
pub use remedy::remedy;
