//! Languages: every word of a document that a reader sees beside the templates, and how a language writes numbers,
//! amounts, dates, times and lists.
//!
//! A language is a file of messages in [Fluent](https://projectfluent.org), `report-templates/languages/de.ftl`, that a
//! workspace may replace. Every file says what the English one says: a message or a value that is missing, or one that
//! nothing uses, is a problem before anything is written.

mod catalogue;
mod clock;
mod dates;
mod formulas;
mod lists;
mod numbers;
mod phrases;
#[cfg(test)]
mod tests;

pub use catalogue::Language;
pub use catalogue::LanguageProblem;
pub use catalogue::Languages;
pub use catalogue::builtin_languages;
pub use catalogue::nearest;
pub use clock::is_utc;
pub use dates::days_of;
pub use lists::capital;
pub use numbers::grouped;
