//! What the templates see: plain data, every value already in the words and figures that a reader sees.
//!
//! One type per document. Amounts, dates, times, durations and percentages are finished text; a template
//! chooses and arranges, it never calculates. The only numbers are counts of things, for `plural`.
//! A value that does not exist is `null` (never left out), so that strict templates can ask for it with `#if`.

pub mod brief;
pub mod cover;
pub mod follow_up;
pub mod letter;
pub mod notice;
pub mod postmortem;
pub mod public;
pub mod report;
pub mod shared;
pub mod summary;

pub use brief::BriefContext;
pub use cover::CoverContext;
pub use follow_up::FollowUpContext;
pub use letter::LetterContext;
pub use notice::NoticeContext;
pub use postmortem::PostmortemContext;
pub use public::PublicPostmortemContext;
pub use report::ReportContext;
pub use summary::SummaryContext;
