//! Assessments to credits: base, remedy, cap, minimum, one rounding; goodwill beside it; the ledger.
//!
//! The order of money: base → remedy → line cap → minimum on the unrounded amount → round once per
//! ledger line → if that exceeds the cap, the cap rounded down → less what was issued. Goodwill never
//! enters this chain.
//!
//! The laws, each tested by the property of the same name: `a_credit_is_what_a_second_reckoning_says`,
//! `an_exact_credit_is_the_base_times_the_share`, `a_credit_never_exceeds_its_cap`,
//! `more_downtime_never_means_less_credit`, `splitting_a_term_at_an_equal_fee_changes_nothing`,
//! `the_order_of_rows_and_files_changes_nothing`, `a_customer_with_no_downtime_is_owed_nothing`.

mod advice;
mod assessment;
mod base;
mod case;
mod changed;
mod claim;
mod goodwill;
mod judge;
mod ledger;
mod outcome;
mod pay;
mod remedy;
mod stack;
mod steps;

pub use advice::TaxAdvice;
pub use assessment::Assessment;
pub use assessment::AssessmentFacts;
pub use assessment::AssessmentProblem;
pub use assessment::Doubt;
pub use assessment::assess;
pub use base::Base;
pub use base::BasePart;
pub use base::line_base;
pub use case::Amount;
pub use case::Case;
pub use case::Group;
pub use case::GroupOf;
pub use changed::Changed;
pub use changed::IssuedBefore;
pub use changed::difference_workings;
pub use claim::ClaimState;
pub use claim::claim_state;
pub use goodwill::goodwill_rows;
pub use judge::Judged;
pub use judge::RightGiven;
pub use judge::judge;
pub use ledger::AffectedTime;
pub use ledger::Decision;
pub use ledger::Ledger;
pub use ledger::LedgerRow;
pub use ledger::RowKind;
pub use ledger::RowState;
pub use ledger::credit_ids;
pub use outcome::Outcome;
pub use outcome::outcome;
pub use pay::Pay;
pub use remedy::Reading;
pub use remedy::Remedied;
pub use remedy::Undecided;
pub use remedy::credit_phrase;
pub use remedy::remedy;
pub use stack::Candidate;
pub use stack::Stacked;
pub use stack::stack;
pub use steps::Told;
pub use steps::whole_stretches;
pub use steps::workings;
