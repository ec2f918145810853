//! Samples: placeholder.
use std::collections::BTreeMap;
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SampleState {
    Up,
    Maintenance,
    Unknown,
    Degraded,
    Down,
}
impl SampleState {
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "up" => Self::Up,
            "maintenance" => Self::Maintenance,
            "unknown" => Self::Unknown,
            "degraded" => Self::Degraded,
            "down" => Self::Down,
            _ => return None,
        })
    }
}
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    pub monitor: String,
    pub region: Option<String>,
    pub probe: Option<String>,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub state: SampleState,
    pub first_ms: i64,
    pub last_ms: i64,
    pub count: u64,
    pub first_line: u64,
    pub last_line: u64,
}
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    pub read: u64,
    pub accepted: u64,
    pub duplicates: u64,
    pub rejected: u64,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    Rfc3339,
    EpochSeconds,
    EpochMillis,
    Civil,
    Pattern(String),
}
#[derive(Clone, Debug, Default)]
pub struct StateTable {
    words: BTreeMap<String, SampleState>,
    ranges: Vec<(i64, i64, SampleState)>,
}
impl StateTable {
    pub fn insert(&mut self, word: &str, state: SampleState) {
        if let Some((a, b)) = word.split_once('-')
            && let (Ok(a), Ok(b)) = (a.parse(), b.parse())
        {
            self.ranges.push((a, b, state));
            return;
        }
        self.words.insert(word.to_lowercase(), state);
    }
    pub fn lookup(&self, word: &str) -> Option<SampleState> {
        if let Some(s) = self.words.get(&word.to_lowercase()) {
            return Some(*s);
        }
        let n: i64 = word.parse().ok()?;
        self.ranges.iter().find(|(a, b, _)| *a <= n && n <= *b).map(|r| r.2)
    }
}
