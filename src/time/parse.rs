//! Reading times and dates: RFC 3339, or wall-clock time in a named zone; nothing is guessed.

use crate::time::CivilProblem;
use crate::time::Instant;
use crate::time::Zone;
use chrono::DateTime;
use chrono::NaiveDate;
use chrono::NaiveDateTime;

/// Why a text is not an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeProblem {
    /// Not a time in any accepted form.
    Unreadable,
    /// A wall-clock time, and no zone is named for it.
    NoZone,
    /// A wall-clock time that the clock skipped, or that exists twice.
    Civil(CivilProblem, Zone),
    /// Before 1990 or after 2200: surely another unit was meant.
    OutOfRange,
}

const CIVIL: [&str; 6] = [
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %Hh%M",
    "%Y/%m/%d %H:%M:%S",
];

/// Reads RFC 3339 (`2026-03-11T14:02:00Z`, a space instead of the `T` is fine), or `2026-03-11 14:02`
/// in `zone`.
///
/// # Errors
/// Why it cannot be read, or why the wall-clock time is not one instant.
pub fn parse_instant(text: &str, zone: Option<Zone>) -> Result<Instant, TimeProblem> {
    let text = text.trim();
    let offset_forms = ["%Y-%m-%d %H:%M%:z", "%Y-%m-%dT%H:%M%:z", "%Y-%m-%d %H:%M:%S%.f%:z"];
    let zulu = text.strip_suffix(['Z', 'z']).map(|t| format!("{}+00:00", t.trim_end()));
    let with_offset = zulu.as_deref().unwrap_or(text);
    let parsed = DateTime::parse_from_rfc3339(text)
        .ok()
        .or_else(|| offset_forms.iter().find_map(|f| DateTime::parse_from_str(with_offset, f).ok()));
    if let Some(time) = parsed {
        return in_range(Instant(time.timestamp_millis()));
    }
    let civil = CIVIL.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let civil = civil.ok_or(TimeProblem::Unreadable)?;
    let zone = zone.ok_or(TimeProblem::NoZone)?;
    let instant = zone.resolve(civil).map_err(|problem| TimeProblem::Civil(problem, zone))?;
    in_range(instant)
}

/// The instants that evidence and contracts speak of, in UTC milliseconds: 1990-01-01 to 2200-01-01. Outside of it another
/// unit was surely meant.
pub const TIMES_MS: std::ops::Range<i64> = 631_152_000_000..7_258_118_400_000;

fn in_range(instant: Instant) -> Result<Instant, TimeProblem> {
    let inside = TIMES_MS.contains(&instant.0);
    if inside { Ok(instant) } else { Err(TimeProblem::OutOfRange) }
}

/// Reads `2026-03-01`; nothing else, so that day and month can't be confused.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}
