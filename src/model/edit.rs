//! Paragraphs of letters that people wrote anew.

use crate::source::Span;
use crate::time::Month;
use chrono::NaiveDate;

/// A paragraph of a letter in a person's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The month of the letter.
    pub period: Month,
    /// The words of the paragraph as the template wrote it.
    pub was: String,
    /// The new words, plain text; an empty line makes two paragraphs, and no words leave it out.
    pub text: String,
    /// Who wrote it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub on: NaiveDate,
    /// Where it stands.
    pub span: Span,
}
