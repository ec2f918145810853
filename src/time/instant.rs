//! A point in time: whole milliseconds since 1970-01-01 00:00 UTC.

use crate::time::Elapsed;
use chrono::DateTime;
use chrono::Utc;
use std::fmt;

/// Whole UTC milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// Before everything.
    pub const MIN: Instant = Instant(i64::MIN / 4);
    /// After everything: the end of what has not ended.
    pub const MAX: Instant = Instant(i64::MAX / 4);

    /// The instant `elapsed` later.
    pub fn plus(self, elapsed: Elapsed) -> Instant {
        Instant(self.0.saturating_add(elapsed.0))
    }

    /// The instant `elapsed` earlier.
    pub fn less(self, elapsed: Elapsed) -> Instant {
        Instant(self.0.saturating_sub(elapsed.0))
    }

    /// The length from `earlier` to here.
    pub fn since(self, earlier: Instant) -> Elapsed {
        Elapsed(self.0.saturating_sub(earlier.0))
    }

    /// As a chrono time, for formatting.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in UTC; milliseconds only when there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pattern = if self.0 % 1000 == 0 { "%Y-%m-%dT%H:%M:%SZ" } else { "%Y-%m-%dT%H:%M:%S%.3fZ" };
        write!(f, "{}", self.utc().format(pattern))
    }
}
