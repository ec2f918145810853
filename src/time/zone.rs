//! Named time zones: civil time to UTC and back, with gaps and folds reported.

use crate::time::Instant;
use chrono::LocalResult;
use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::NaiveTime;
use chrono::Offset;
use chrono::TimeDelta;
use chrono::TimeZone;
use chrono_tz::Tz;
use std::fmt;

/// A zone of the IANA database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

/// Why a wall-clock time is not one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CivilProblem {
    /// The clock was put forward over it: it does not exist. The nearest times that do.
    Gap {
        /// The last wall-clock minute before the gap.
        before: NaiveDateTime,
        /// The first wall-clock time after the gap.
        after: NaiveDateTime,
    },
    /// The clock was put back over it: it exists twice.
    Fold {
        /// RFC 3339 with the earlier offset.
        earlier: String,
        /// RFC 3339 with the later offset.
        later: String,
    },
}

/// Version of the time zone data that is compiled in.
pub fn tz_database_version() -> &'static str {
    chrono_tz::IANA_TZDB_VERSION
}

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Zone = Zone(Tz::UTC);

    /// The zone with this IANA name.
    pub fn from_name(name: &str) -> Option<Self> {
        name.parse().ok().map(Zone)
    }

    /// All known names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|tz| tz.name())
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The chrono zone.
    pub fn tz(self) -> Tz {
        self.0
    }

    /// The instant of a wall-clock time.
    ///
    /// # Errors
    /// A gap or a fold of the zone.
    pub fn resolve(self, civil: NaiveDateTime) -> Result<Instant, CivilProblem> {
        match self.0.from_local_datetime(&civil) {
            LocalResult::Single(t) => Ok(Instant(t.timestamp_millis())),
            LocalResult::Ambiguous(a, b) => {
                Err(CivilProblem::Fold { earlier: a.to_rfc3339(), later: b.to_rfc3339() })
            }
            LocalResult::None => Err(self.gap_around(civil)),
        }
    }

    fn gap_around(self, civil: NaiveDateTime) -> CivilProblem {
        let exists = |t: &NaiveDateTime| !matches!(self.0.from_local_datetime(t), LocalResult::None);
        let minute = TimeDelta::minutes(1);
        let walk = |step: TimeDelta| {
            let mut t = civil - TimeDelta::nanoseconds(0);
            for _ in 0..36 * 60 {
                t = t.checked_add_signed(step).unwrap_or(t);
                if exists(&t) {
                    break;
                }
            }
            t
        };
        CivilProblem::Gap { before: walk(-minute), after: walk(minute) }
    }

    /// The first instant of a civil day; where midnight is skipped, the first instant after the gap,
    /// and where it exists twice, the earlier one.
    pub fn start_of_day(self, date: NaiveDate) -> Instant {
        self.first_at(date.and_time(NaiveTime::MIN))
    }

    /// The instant of a wall-clock time; where it is skipped, the first instant after the gap, and where it exists
    /// twice, the earlier one.
    pub fn first_at(self, civil: NaiveDateTime) -> Instant {
        match self.0.from_local_datetime(&civil) {
            LocalResult::Single(t) | LocalResult::Ambiguous(t, _) => Instant(t.timestamp_millis()),
            LocalResult::None => match self.gap_around(civil) {
                CivilProblem::Gap { after, .. } => {
                    self.resolve(after).unwrap_or(Instant(civil.and_utc().timestamp_millis()))
                }
                CivilProblem::Fold { .. } => Instant(civil.and_utc().timestamp_millis()),
            },
        }
    }

    /// The instant of a wall-clock time as calendars read it (RFC 5545, §3.3.5): where it exists twice, the earlier one;
    /// where it is skipped, as if the clock had not been put forward yet.
    pub fn by_calendar(self, civil: NaiveDateTime) -> Instant {
        match self.resolve(civil) {
            Err(CivilProblem::Gap { before, .. }) => {
                let passed = (civil - before).num_milliseconds();
                Instant(self.first_at(before).0 + passed)
            }
            Ok(instant) => instant,
            Err(CivilProblem::Fold { .. }) => self.first_at(civil),
        }
    }

    /// The wall-clock time of an instant here.
    pub fn civil(self, instant: Instant) -> NaiveDateTime {
        instant.utc().with_timezone(&self.0).naive_local()
    }

    /// The instant in this zone with a chrono pattern.
    pub fn format(self, instant: Instant, pattern: &str) -> String {
        instant.utc().with_timezone(&self.0).format(pattern).to_string()
    }

    /// The abbreviation in force at an instant (`CET`), or the offset where the zone has none.
    pub fn abbreviation(self, instant: Instant) -> String {
        let local = instant.utc().with_timezone(&self.0);
        let name = local.format("%Z").to_string();
        if name.starts_with(['+', '-']) { format!("UTC{}", local.offset().fix()) } else { name }
    }
}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Zone {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.name().cmp(other.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
