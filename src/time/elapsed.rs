//! An exact length of time in whole milliseconds, and how people write one.

use std::fmt;

/// Whole milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Elapsed(pub i64);

const UNITS: [(&str, i64); 14] = [
    ("ms", 1),
    ("s", 1_000),
    ("sec", 1_000),
    ("second", 1_000),
    ("seconds", 1_000),
    ("min", 60_000),
    ("minute", 60_000),
    ("minutes", 60_000),
    ("h", 3_600_000),
    ("hour", 3_600_000),
    ("hours", 3_600_000),
    ("d", 86_400_000),
    ("day", 86_400_000),
    ("days", 86_400_000),
];

impl Elapsed {
    /// No time.
    pub const ZERO: Elapsed = Elapsed(0);

    /// So many whole seconds.
    pub fn seconds(n: i64) -> Self {
        Elapsed(n.saturating_mul(1000))
    }

    /// Reads `90s`, `5min`, `36h`, `2d`, `150ms` and sums such as `1h 30min`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut total: i64 = 0;
        let mut rest = text.trim();
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit())?;
            let number: i64 = rest[..digits].parse().ok()?;
            let after = rest[digits..].trim_start();
            let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
            let unit = UNITS.iter().find(|(name, _)| *name == &after[..end])?.1;
            total = total.checked_add(number.checked_mul(unit)?)?;
            rest = after[end..].trim_start();
        }
        Some(Elapsed(total))
    }

    /// Whole seconds, what is left cut off.
    pub fn whole_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The sum.
    pub fn plus(self, other: Elapsed) -> Elapsed {
        Elapsed(self.0.saturating_add(other.0))
    }

    /// The difference.
    pub fn less(self, other: Elapsed) -> Elapsed {
        Elapsed(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Elapsed {
    /// `7 h 26 min 24 s`: no unit above hours, so that it can be compared with a contract.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let total = self.0.unsigned_abs();
        let (h, min) = (total / 3_600_000, total / 60_000 % 60);
        let (s, ms) = (total / 1000 % 60, total % 1000);
        let mut parts = Vec::new();
        if h > 0 {
            parts.push(format!("{h}\u{a0}h"));
        }
        if min > 0 {
            parts.push(format!("{min}\u{a0}min"));
        }
        if ms > 0 {
            let digits = format!("{s}.{ms:03}");
            parts.push(format!("{}\u{a0}s", digits.trim_end_matches('0')));
        } else if s > 0 || parts.is_empty() {
            parts.push(format!("{s}\u{a0}s"));
        }
        write!(f, "{sign}{}", parts.join("\u{a0}"))
    }
}
