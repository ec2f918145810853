//! What a user asks for.

use crate::time::Instant;
use crate::time::Month;
use crate::time::Zone;
use chrono::NaiveDate;

/// A run of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The month.
    pub month: Month,
    /// The date on documents; the first day after the month if it is not given.
    pub issued_on: Option<NaiveDate>,
    /// As of when claims and open incidents are judged; the start of `issued_on` if it is not given.
    pub as_of: Option<Instant>,
}

impl Request {
    /// The date on documents.
    pub fn issued_on(&self) -> NaiveDate {
        self.issued_on.unwrap_or_else(|| self.month.next().first_day())
    }

    /// As of when deadlines are judged, in the company's zone.
    pub fn as_of(&self, zone: Zone) -> Instant {
        self.as_of.unwrap_or_else(|| zone.start_of_day(self.issued_on()))
    }
}
