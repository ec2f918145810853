//! A calendar month.

use crate::time::Instant;
use crate::time::Zone;
use chrono::Datelike;
use chrono::NaiveDate;
use std::fmt;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// Reads `2026-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once('-')?;
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        ((1990..2200).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
    }

    /// The month that a date lies in.
    pub fn of(date: NaiveDate) -> Self {
        Month { year: date.year(), month: date.month() }
    }

    /// The next month.
    pub fn next(self) -> Month {
        match self.month {
            12 => Month { year: self.year + 1, month: 1 },
            _ => Month { year: self.year, month: self.month + 1 },
        }
    }

    /// The month before.
    pub fn before(self) -> Month {
        match self.month {
            1 => Month { year: self.year - 1, month: 12 },
            _ => Month { year: self.year, month: self.month - 1 },
        }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// How many civil days it has.
    pub fn days(self) -> i64 {
        (self.next().first_day() - self.first_day()).num_days()
    }

    /// Its first instant in a zone.
    pub fn start(self, zone: Zone) -> Instant {
        zone.start_of_day(self.first_day())
    }

    /// The first instant after it in a zone.
    pub fn end(self, zone: Zone) -> Instant {
        self.next().start(zone)
    }

    /// `March 2026`.
    pub fn words(self) -> String {
        self.first_day().format("%B %Y").to_string()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
