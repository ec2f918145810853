//! A sample in twelve bytes, and what becomes of rows that tell of one instant twice.

use crate::ingest::samples::SampleState;
use crate::model::Conflicts;

/// Bits of a packed sample below its instant: the state, which states rows told, a doubt, and the upper
/// part of the line.
const AT_SHIFT: u32 = 21;
const STATE_SHIFT: u32 = 18;
const TOLD_SHIFT: u32 = 13;
const DOUBT: u64 = 1 << 12;
const LINE_HIGH: u64 = (1 << 12) - 1;

/// The first instant that no packed sample can hold: in the year 2248.
pub(super) const AT_END: i64 = 1 << 43;

/// The samples of one instant: 43 bits of milliseconds since 1970, the state that counts, the states that
/// rows told, whether a row of that instant was rejected, and 44 bits of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sample {
    high: u32,
    low: u32,
    line: u32,
}

/// What became of a row about an instant that an earlier row had told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubled {
    /// It is a duplicate; whether it told a state that no row before it did.
    Duplicate {
        /// It disagrees.
        is_conflict: bool,
    },
    /// Rows that disagree are refused, and it disagrees with the first.
    Refused {
        /// No row before it told its state.
        is_conflict: bool,
    },
    /// A rejected row leaves doubt and is counted elsewhere.
    Doubt,
}

impl Sample {
    /// A row's sample.
    #[inline]
    pub(super) fn new(at_ms: i64, state: SampleState, line: u64) -> Self {
        let told = 1 << (TOLD_SHIFT + state.code());
        Self::pack(at_ms, u64::from(state.code()) << STATE_SHIFT | told, line)
    }

    /// What a rejected row leaves: nobody knows.
    pub(super) fn doubt(at_ms: i64, line: u64) -> Self {
        Self::pack(at_ms, u64::from(SampleState::Unknown.code()) << STATE_SHIFT | DOUBT, line)
    }

    #[inline]
    fn pack(at_ms: i64, bits: u64, line: u64) -> Self {
        let word = (at_ms as u64) << AT_SHIFT | bits | (line >> 32) & LINE_HIGH;
        Sample { high: (word >> 32) as u32, low: word as u32, line: line as u32 }
    }

    #[inline]
    fn word(self) -> u64 {
        u64::from(self.high) << 32 | u64::from(self.low)
    }

    fn with(self, word: u64) -> Self {
        Sample { high: (word >> 32) as u32, low: word as u32, line: self.line }
    }

    /// Its instant, UTC milliseconds.
    #[inline]
    pub(super) fn at_ms(self) -> i64 {
        (self.word() >> AT_SHIFT) as i64
    }

    /// Its line.
    #[inline]
    pub(super) fn line(self) -> u64 {
        (self.word() & LINE_HIGH) << 32 | u64::from(self.line)
    }

    /// Everything but instant and line, for a partial result.
    pub(super) fn bits(self) -> u64 {
        (self.word() >> 12) & 0x1ff
    }

    /// The sample of a partial result; `None` for bits that no sample has.
    pub(super) fn from_parts(at_ms: i64, bits: u64, line: u64) -> Option<Self> {
        let is_known = SampleState::from_code((bits >> 6) as u32).is_some() && bits < 1 << 9;
        let fits = (0..AT_END).contains(&at_ms) && line < 1 << 44;
        (is_known && fits).then(|| Self::pack(at_ms, bits << 12, line))
    }

    /// How many different states rows told.
    pub(super) fn states_told(self) -> u32 {
        self.told().count_ones()
    }

    /// Whether only rejected rows told of it.
    pub(super) fn is_doubt(self) -> bool {
        self.told() == 0
    }

    fn told(self) -> u32 {
        (self.word() >> TOLD_SHIFT) as u32 & 0x1f
    }

    /// The state that was chosen of those that rows told.
    fn chosen(self) -> SampleState {
        SampleState::from_code((self.word() >> STATE_SHIFT) as u32 & 7).unwrap_or(SampleState::Unknown)
    }

    /// The state that counts: never better than unknown where a row was rejected.
    #[inline]
    pub(super) fn state(self, rule: Conflicts) -> SampleState {
        let told = self.told();
        let state = match rule {
            Conflicts::Refuse if told.count_ones() > 1 => SampleState::Unknown,
            _ => self.chosen(),
        };
        if self.word() & DOUBT == 0 { state } else { state.max(SampleState::Unknown) }
    }

    /// Takes a later row of the same instant.
    pub(super) fn absorb(&mut self, later: Sample, rule: Conflicts) -> Doubled {
        let doubt = (self.word() | later.word()) & DOUBT;
        if later.told() == 0 {
            *self = self.with(self.word() | DOUBT);
            return Doubled::Doubt;
        }
        if self.told() == 0 {
            *self = later.with(later.word() | DOUBT);
            return Doubled::Doubt;
        }
        let is_conflict = later.told() & !self.told() != 0;
        let told = u64::from(self.told() | later.told()) << TOLD_SHIFT;
        let differs = later.chosen() != self.chosen();
        let takes = match rule {
            Conflicts::Worst => later.chosen() > self.chosen(),
            Conflicts::Last => differs,
            Conflicts::First | Conflicts::Refuse => false,
        };
        let base = if takes { later } else { *self };
        *self = base.with(base.word() | told | doubt);
        match rule {
            Conflicts::Refuse if differs => Doubled::Refused { is_conflict },
            _ => Doubled::Duplicate { is_conflict },
        }
    }

    /// The state of the first row, for the message about one that disagrees.
    pub(super) fn first_state(self) -> SampleState {
        self.chosen()
    }
}
