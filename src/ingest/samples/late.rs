//! The samples of late series, a stretch of time in every further pass: memory has a bound however many
//! there are and in whatever order they come.

use crate::ingest::samples::series::Building;
use crate::ingest::samples::series::Doubles;
use crate::ingest::samples::series::Rules;
use crate::ingest::samples::window::Sample;
use std::collections::BTreeMap;

/// How many samples are held at once.
const HELD: usize = 3_000_000;

/// Gathers the samples of one stretch of time.
pub(super) struct Late {
    held: Vec<(u32, Sample)>,
    held_max: usize,
    from_ms: i64,
    until_ms: i64,
    doubles: BTreeMap<i64, Doubles>,
    all_doubles: Doubles,
    rules: Rules,
}

impl Late {
    pub(super) fn new(rules: Rules) -> Self {
        Late {
            held: Vec::new(),
            held_max: HELD,
            from_ms: i64::MIN,
            until_ms: i64::MAX,
            doubles: BTreeMap::new(),
            all_doubles: Doubles::default(),
            rules,
        }
    }

    /// A sample of the series with this number.
    pub(super) fn push(&mut self, id: usize, sample: Sample) {
        let at = sample.at_ms();
        if at < self.from_ms || at >= self.until_ms {
            return;
        }
        self.held.push((id as u32, sample));
        if self.held.len() >= self.held_max {
            self.shorten();
        }
    }

    /// Too many: those of one instant become one, and if that is not enough the stretch ends earlier.
    fn shorten(&mut self) {
        self.absorb();
        if self.held.len() <= self.held_max / 4 * 3 {
            return;
        }
        let mut times: Vec<i64> = self.held.iter().map(|(_, s)| s.at_ms()).collect();
        let half = times.len() / 2;
        let (_, middle, _) = times.select_nth_unstable(half);
        // There are more samples than series, so that the middle is later than the first.
        self.until_ms = *middle;
        let until = self.until_ms;
        self.held.retain(|(_, s)| s.at_ms() < until);
        self.doubles.split_off(&until);
    }

    /// In order of series and time, one for each instant.
    fn absorb(&mut self) {
        self.held.sort_unstable_by_key(|(id, s)| (*id, s.at_ms(), s.line()));
        let (rule, doubles) = (self.rules.conflicts, &mut self.doubles);
        self.held.dedup_by(|(id, row), (kept_id, kept)| {
            let is_same = id == kept_id && row.at_ms() == kept.at_ms();
            if is_same {
                let first = *kept;
                let what = kept.absorb(*row, rule);
                doubles.entry(row.at_ms()).or_default().count(what, first, *row);
            }
            is_same
        });
    }

    /// The stretch is complete: its samples go to their series in order of time.
    pub(super) fn give(&mut self, building: &mut [Building]) {
        self.absorb();
        for (id, sample) in self.held.drain(..) {
            building[id as usize].push(sample, self.rules);
        }
        for doubles in std::mem::take(&mut self.doubles).into_values() {
            self.all_doubles.add(doubles);
        }
        self.from_ms = self.until_ms;
        self.until_ms = i64::MAX;
    }

    /// Whether there is time after this stretch.
    pub(super) fn is_cut(&self) -> bool {
        self.until_ms != i64::MAX
    }

    /// What became of rows about instants that had been told of.
    pub(super) fn doubles(self) -> Doubles {
        self.all_doubles
    }
}
