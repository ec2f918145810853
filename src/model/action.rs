//! What is done about an incident, and what became of the dates that were promised.

use crate::model::Translated;
use crate::source::Span;
use chrono::NaiveDate;

/// How soon an action is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// At once.
    Immediate,
    /// Within weeks.
    Short,
    /// Within months.
    Long,
}

/// What is done so that it does not happen again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What, internal.
    pub text: String,
    /// What, for customers; without words it stays inside.
    pub public_text: Translated,
    /// Who.
    pub owner: Option<String>,
    /// The ticket.
    pub ticket: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How soon.
    pub term: Term,
    /// Whether it is done.
    pub is_done: bool,
    /// When it was done, where that is recorded.
    pub done_on: Option<NaiveDate>,
    /// Each time that a date could not be kept, in order.
    pub late: Vec<Late>,
    /// Where it stands.
    pub span: Span,
}

/// A date that could not be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The date that takes its place.
    pub new_due: NaiveDate,
    /// Why, for customers.
    pub because: Translated,
}

impl Action {
    /// Whether it was done by the end of a day. Without the day on which it was done, it always was.
    pub fn is_done_by(&self, day: NaiveDate) -> bool {
        self.is_done && self.done_on.is_none_or(|on| on <= day)
    }

    /// Every date that was promised, in order: the first, then each that took its place.
    pub fn promises(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.due.into_iter().chain(self.late.iter().map(|late| late.new_due))
    }
}
