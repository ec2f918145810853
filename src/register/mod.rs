//! The register: what was approved, issued, settled, voided and sent, over all periods, and what follows from it.
//!
//! It is append-only. A run reads it and proposes; only the commands of people write into it. Every entry carries the
//! hash of the one before, so that a changed, lost or added entry shows. What is owed now, less what was issued, is the
//! difference; nothing is issued twice for the same customer, line, SLA and period, whatever is run again, renamed or
//! put in another order (`register::nothing_is_ever_issued_twice`).
//!
//! This storey knows entries and what they come to. Files and databases are `io`'s.

mod act;
mod basis;
mod book;
mod decide;
mod difference;
mod entry;
mod hold;
mod proposal;

pub use act::Act;
pub use act::DocumentState;
pub use act::Kind;
pub use act::PostingState;
pub use basis::Basis;
pub use book::Account;
pub use book::Book;
pub use book::Deed;
pub use book::Paper;
pub use book::Posting;
pub use book::SentLetter;
pub use decide::Decision;
pub use decide::PublishedPaper;
pub use decide::Refusal;
pub use decide::Said;
pub use decide::approve_credits;
pub use decide::approve_documents;
pub use decide::issue;
pub use decide::settle;
pub use decide::void;
pub use difference::Clash;
pub use difference::Known;
pub use difference::settle_with;
pub use entry::Draft;
pub use entry::Entry;
pub use entry::GENESIS;
pub use hold::Holdable;
pub use hold::hold;
pub use proposal::Proposal;
pub use proposal::posting_number;
pub use proposal::proposals_jsonl;
pub use proposal::read_proposals;
