//! Instants of whole UTC milliseconds, exact lengths, civil time in named zones, and periods.
//!
//! Civil time becomes UTC at the door. A wall-clock time that does not exist, or exists twice, is a
//! problem to report, never a guess. Leap seconds do not exist here, as in POSIX time.
//!
//! The laws, each tested by the property of the same name over every zone:
//! `civil_time_comes_back_from_utc_except_in_gaps_and_folds`,
//! `an_instant_comes_back_from_civil_time_except_in_folds`, `a_day_begins_with_its_own_first_instant`,
//! `a_month_is_as_long_as_its_days_together`, `an_instant_is_read_as_it_was_printed`,
//! `a_length_is_read_as_it_was_printed`.

mod elapsed;
mod instant;
mod month;
mod parse;
mod repeat;
mod zone;

pub use elapsed::Elapsed;
pub use instant::Instant;
pub use month::Month;
pub use parse::TIMES_MS;
pub use parse::TimeProblem;
pub use parse::parse_date;
pub use parse::parse_instant;
pub use repeat::Repeat;
pub use zone::CivilProblem;
pub use zone::Zone;
pub use zone::tz_database_version;
