//! A sampled monitor cannot prove more than its step: three readings of the same evidence.

use crate::interval::Interval;
use crate::measure::OriginId;
use crate::time::Instant;

/// Which reading of sampled evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// The least that the samples prove.
    Low,
    /// What the rules of evidence choose.
    Chosen,
    /// The most that the samples allow.
    High,
}

/// A stretch of downtime under the three readings; `None` where a reading has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bounded {
    pub(super) origin: OriginId,
    pub(super) low: Option<Interval>,
    pub(super) chosen: Option<Interval>,
    pub(super) high: Option<Interval>,
}

impl Bounded {
    /// The same under every reading: a record that names its instants.
    pub(super) fn exact(origin: OriginId, interval: Interval) -> Self {
        Bounded { origin, low: Some(interval), chosen: Some(interval), high: Some(interval) }
    }

    /// Without what lies at or after an instant; whether anything was cut.
    pub(super) fn cut_at(&mut self, at: Instant) -> bool {
        let upto = |stretch: &mut Option<Interval>| {
            let whole = *stretch;
            *stretch = whole.and_then(|s| Interval::new(s.start(), s.end().min(at)));
            *stretch != whole
        };
        let cuts = [upto(&mut self.low), upto(&mut self.chosen), upto(&mut self.high)];
        cuts.contains(&true)
    }

    /// The stretch under a reading.
    pub(super) fn under(&self, reading: Reading) -> Option<Interval> {
        match reading {
            Reading::Low => self.low,
            Reading::Chosen => self.chosen,
            Reading::High => self.high,
        }
    }
}
