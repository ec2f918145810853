//! Times of samples: a fast way for the usual form, and the strict way for every other.

use crate::money::Exact;
use crate::time::Instant;
use crate::time::TIMES_MS;
use crate::time::TimeProblem;
use crate::time::Zone;
use crate::time::parse_instant;
use chrono::DateTime;
use chrono::NaiveDateTime;

/// How times are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// RFC 3339, or wall-clock time where a zone is named.
    Rfc3339,
    /// Seconds since 1970, whole or with a fraction.
    EpochSeconds,
    /// Milliseconds since 1970.
    EpochMillis,
    /// Wall-clock time in the named zone.
    Civil,
    /// A pattern, read in the named zone.
    Pattern(String),
}

/// Reads times of one form; remembers the last day or minute, which most samples share.
pub struct TimeReader {
    format: TimeFormat,
    zone: Option<Zone>,
    day: [u8; 11],
    day_ms: i64,
    minute: Option<(i64, i64)>,
}

/// `2026-03-01T00:00:00Z`
const ZULU_BYTES: usize = 20;

impl TimeReader {
    /// A reader of times in a form; `zone` is that of times without an offset.
    pub fn new(format: TimeFormat, zone: Option<Zone>) -> Self {
        TimeReader { format, zone, day: [0; 11], day_ms: 0, minute: None }
    }

    /// The instant in UTC milliseconds, where it has the usual form; what is not read here is read strictly.
    #[inline]
    pub(super) fn quick(&self, text: &[u8]) -> Option<i64> {
        match self.format {
            TimeFormat::Rfc3339 => {
                let text: &[u8; ZULU_BYTES] = text.try_into().ok()?;
                let (day, clock) = text.split_first_chunk::<11>()?;
                let (clock, zulu) = clock.split_first_chunk::<8>()?;
                (*day == self.day && zulu == b"Z").then_some(())?;
                Some(self.day_ms + 1000 * seconds_of_day(*clock)?)
            }
            TimeFormat::EpochSeconds => whole(text, 10).map(|s| s * 1000),
            TimeFormat::EpochMillis => whole(text, 13),
            TimeFormat::Civil | TimeFormat::Pattern(_) => None,
        }
        .filter(|ms| TIMES_MS.contains(ms))
    }

    /// The instant in UTC milliseconds.
    ///
    /// # Errors
    /// Why the text is not an instant, in words for people.
    pub fn read(&mut self, text: &[u8]) -> Result<i64, String> {
        if let Some(ms) = self.quick(text) {
            return Ok(ms);
        }
        let words = std::str::from_utf8(text).map_err(|_| "not UTF-8 text".to_owned())?;
        let instant = self.strict(words.trim()).map_err(words_of)?;
        let is_usual = text.len() == ZULU_BYTES && text[19] == b'Z' && matches!(text[10], b'T' | b' ');
        if self.format == TimeFormat::Rfc3339 && is_usual {
            self.day.copy_from_slice(&text[..11]);
            self.day_ms = instant - instant.rem_euclid(86_400_000);
        }
        Ok(instant)
    }

    /// The instant of a wall-clock time in milliseconds, as a table holds it.
    ///
    /// # Errors
    /// Why there is no such instant, in words for people.
    pub(super) fn civil(&mut self, wall_ms: i64) -> Result<i64, String> {
        // Clocks are changed at whole minutes, so that all times of a minute are as far from UTC.
        let (minute, rest) = (wall_ms.div_euclid(60_000), wall_ms.rem_euclid(60_000));
        if self.minute.is_none_or(|(known, _)| known != minute) {
            let civil = DateTime::from_timestamp_millis(minute * 60_000).map(|t| t.naive_utc());
            let civil = civil.ok_or(TimeProblem::OutOfRange).map_err(words_of)?;
            let zone = self.zone.ok_or(TimeProblem::NoZone).map_err(words_of)?;
            let at = zone.resolve(civil).map_err(|p| words_of(TimeProblem::Civil(p, zone)))?;
            if !TIMES_MS.contains(&at.0) {
                return Err(words_of(TimeProblem::OutOfRange));
            }
            self.minute = Some((minute, at.0));
        }
        self.minute.map(|(_, at)| at + rest).ok_or_else(|| words_of(TimeProblem::NoZone))
    }

    fn strict(&self, text: &str) -> Result<i64, TimeProblem> {
        match &self.format {
            TimeFormat::Rfc3339 | TimeFormat::Civil => parse_instant(text, self.zone).map(|t| t.0),
            TimeFormat::EpochSeconds => epoch(text, 1000),
            TimeFormat::EpochMillis => epoch(text, 1),
            TimeFormat::Pattern(pattern) => {
                let civil =
                    NaiveDateTime::parse_from_str(text, pattern).map_err(|_| TimeProblem::Unreadable)?;
                let zone = self.zone.ok_or(TimeProblem::NoZone)?;
                let instant: Result<Instant, _> = zone.resolve(civil);
                instant.map(|t| t.0).map_err(|p| TimeProblem::Civil(p, zone))
            }
        }
    }
}

/// `14:02:59` in seconds, all eight bytes at once; nothing for a clock that no day has.
#[inline]
fn seconds_of_day(clock: [u8; 8]) -> Option<i64> {
    // Digits become their values and colons nothing; what is neither has a high bit, or gets one.
    let values = u64::from_le_bytes(clock) ^ u64::from_le_bytes(*b"00:00:00");
    let check = values.wrapping_add(0x7676_7f76_767f_7676);
    if (values | check) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let digit = |at: u32| (values >> (8 * at) & 0xff) as i64;
    let (hours, minutes, seconds) =
        (10 * digit(0) + digit(1), 10 * digit(3) + digit(4), 10 * digit(6) + digit(7));
    (hours < 24 && minutes < 60 && seconds < 60).then_some(3600 * hours + 60 * minutes + seconds)
}

/// A whole number of so many digits.
#[inline]
fn whole(text: &[u8], digits: usize) -> Option<i64> {
    if text.len() != digits {
        return None;
    }
    text.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + i64::from(b - b'0')))
}

fn epoch(text: &str, ms_per_unit: i64) -> Result<i64, TimeProblem> {
    let ms = match text.parse::<i64>() {
        Ok(n) => n.checked_mul(ms_per_unit),
        Err(_) => {
            let exact = Exact::parse(text).ok_or(TimeProblem::Unreadable)?;
            i64::try_from(exact.times(&Exact::whole(ms_per_unit)).floor()).ok()
        }
    };
    ms.filter(|ms| TIMES_MS.contains(ms)).ok_or(TimeProblem::OutOfRange)
}

fn words_of(problem: TimeProblem) -> String {
    match problem {
        TimeProblem::Unreadable => "not a time in the form that the source names".to_owned(),
        TimeProblem::NoZone => "a wall-clock time, and the source names no zone".to_owned(),
        TimeProblem::OutOfRange => "a time before 1990 or after 2200; check the unit".to_owned(),
        TimeProblem::Civil(_, zone) => {
            format!("a wall-clock time that does not exist, or exists twice, in {zone}")
        }
    }
}
