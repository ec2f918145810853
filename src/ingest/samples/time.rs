//! Times of samples: a fast way for the usual form, and the strict way for every other.

use crate::money::Exact;
use crate::time::Instant;
use crate::time::TimeProblem;
use crate::time::Zone;
use crate::time::parse_instant;
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

/// Reads times of one form; remembers the last minute, which most samples share.
pub struct TimeReader {
    format: TimeFormat,
    zone: Option<Zone>,
    minute: [u8; 17],
    minute_ms: i64,
}

/// Instants from 1990 to 2200, in milliseconds.
const RANGE_MS: std::ops::Range<i64> = 631_152_000_000..7_258_118_400_000;

impl TimeReader {
    /// A reader of times in a form; `zone` is that of times without an offset.
    pub fn new(format: TimeFormat, zone: Option<Zone>) -> Self {
        TimeReader { format, zone, minute: [0; 17], minute_ms: 0 }
    }

    /// The instant in UTC milliseconds.
    ///
    /// # Errors
    /// Why the text is not an instant, in words for people.
    pub fn read(&mut self, text: &[u8]) -> Result<i64, String> {
        if self.format == TimeFormat::Rfc3339
            && text.len() == 20
            && text[19] == b'Z'
            && let (true, Some(seconds)) = (text[..17] == self.minute, two_digits(text[17], text[18]))
        {
            return Ok(self.minute_ms + seconds * 1000);
        }
        let words = std::str::from_utf8(text).map_err(|_| "not UTF-8 text".to_owned())?;
        let instant = self.strict(words.trim()).map_err(words_of)?;
        if self.format == TimeFormat::Rfc3339 && text.len() == 20 && text[19] == b'Z' && text[10] == b'T' {
            self.minute.copy_from_slice(&text[..17]);
            self.minute_ms = instant - instant.rem_euclid(60_000);
        }
        Ok(instant)
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

fn two_digits(tens: u8, ones: u8) -> Option<i64> {
    let digit = |b: u8| b.is_ascii_digit().then(|| i64::from(b - b'0'));
    let value = digit(tens)? * 10 + digit(ones)?;
    (value < 60).then_some(value)
}

fn epoch(text: &str, ms_per_unit: i64) -> Result<i64, TimeProblem> {
    let ms = match text.parse::<i64>() {
        Ok(n) => n.checked_mul(ms_per_unit),
        Err(_) => {
            let exact = Exact::parse(text).ok_or(TimeProblem::Unreadable)?;
            i64::try_from(exact.times(&Exact::whole(ms_per_unit)).floor()).ok()
        }
    };
    ms.filter(|ms| RANGE_MS.contains(ms)).ok_or(TimeProblem::OutOfRange)
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
