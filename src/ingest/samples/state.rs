//! The state that a sample says, and the words for states.

use std::collections::BTreeMap;

/// What a sample says; from best to worst, so that of two that disagree the greater one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SampleState {
    /// Working.
    Up,
    /// Being worked on.
    Maintenance,
    /// Nobody knows.
    Unknown,
    /// Working badly.
    Degraded,
    /// Not working.
    Down,
}

impl SampleState {
    /// Every state, from best to worst.
    pub const ALL: [SampleState; 5] = [
        SampleState::Up,
        SampleState::Maintenance,
        SampleState::Unknown,
        SampleState::Degraded,
        SampleState::Down,
    ];

    /// A small number for it.
    pub(super) fn code(self) -> u32 {
        self as u32
    }

    /// The state of a small number.
    pub(super) fn from_code(code: u32) -> Option<Self> {
        Self::ALL.get(code as usize).copied()
    }

    /// The name in settings.
    pub fn name(self) -> &'static str {
        match self {
            SampleState::Up => "up",
            SampleState::Maintenance => "maintenance",
            SampleState::Unknown => "unknown",
            SampleState::Degraded => "degraded",
            SampleState::Down => "down",
        }
    }

    /// The state with this name in settings.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "up" => SampleState::Up,
            "maintenance" => SampleState::Maintenance,
            "unknown" => SampleState::Unknown,
            "degraded" => SampleState::Degraded,
            "down" => SampleState::Down,
            _ => return None,
        })
    }
}

/// Words (in any case), whole-number codes and ranges of codes, by state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateTable {
    words: BTreeMap<String, SampleState>,
    ranges: Vec<(i64, i64, SampleState)>,
}

impl StateTable {
    /// Adds a word, a code (`200`) or a range of codes (`500-599`).
    pub fn insert(&mut self, word: &str, state: SampleState) {
        let range =
            word.split_once('-').and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
        match range {
            Some((low, high)) => self.ranges.push((low, high, state)),
            None => {
                self.words.insert(word.trim().to_lowercase(), state);
            }
        }
    }

    /// The words in lower case, each with its state; they go before the ranges.
    pub fn words(&self) -> impl Iterator<Item = (&str, SampleState)> {
        self.words.iter().map(|(word, state)| (word.as_str(), *state))
    }

    /// The ranges of codes, both ends included; of several that hold a code the first counts.
    pub fn ranges(&self) -> &[(i64, i64, SampleState)] {
        &self.ranges
    }

    /// The state that a word means.
    pub fn lookup(&self, word: &str) -> Option<SampleState> {
        if let Some(state) = self.words.get(&word.to_lowercase()) {
            return Some(*state);
        }
        let code: i64 = word.parse().ok()?;
        self.ranges.iter().find(|(low, high, _)| *low <= code && code <= *high).map(|(_, _, state)| *state)
    }
}

/// The few words of a file as they stand, and what they mean.
#[derive(Debug, Default)]
pub(super) struct WordMemo(Vec<(Vec<u8>, Option<SampleState>)>);

impl WordMemo {
    /// The state of a word.
    #[inline]
    pub(super) fn lookup(&mut self, states: &StateTable, word: &[u8]) -> Option<SampleState> {
        if let Some((_, state)) = self.0.iter().find(|(w, _)| w == word) {
            return *state;
        }
        let state = std::str::from_utf8(word).ok().and_then(|w| states.lookup(w.trim()));
        if self.0.len() < 64 {
            self.0.push((word.to_vec(), state));
        }
        state
    }
}
