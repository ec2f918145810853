//! One half-open stretch of time that is never empty.

use crate::time::Elapsed;
use crate::time::Instant;

/// `start <= t && t < end`, and always `start < end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    start: Instant,
    end: Instant,
}

impl Interval {
    /// The stretch from `start` until `end`; `None` when it would be empty or backwards.
    pub fn new(start: Instant, end: Instant) -> Option<Self> {
        (start < end).then_some(Interval { start, end })
    }

    /// The first instant in it.
    pub fn start(self) -> Instant {
        self.start
    }

    /// The first instant that is not in it.
    pub fn end(self) -> Instant {
        self.end
    }

    /// How long it is.
    pub fn length(self) -> Elapsed {
        self.end.since(self.start)
    }

    /// What two stretches share.
    pub fn intersection(self, other: Interval) -> Option<Interval> {
        Interval::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// Whether two stretches share an instant.
    pub fn meets(self, other: Interval) -> bool {
        self.intersection(other).is_some()
    }

    /// Whether an instant lies in it.
    pub fn contains(self, t: Instant) -> bool {
        self.start <= t && t < self.end
    }
}
