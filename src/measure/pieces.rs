//! Pieces of downtime with their origins, and how pieces of several places make one whole.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::interval::Segment;
use crate::interval::sweep;
use crate::measure::OriginId;
use crate::model::Combine;
use std::collections::BTreeSet;

/// Stretches of downtime, each with where it comes from; they may overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    all: Vec<(Interval, OriginId)>,
}

impl Pieces {
    /// Adds a stretch.
    pub fn push(&mut self, interval: Interval, origin: OriginId) {
        self.all.push((interval, origin));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The stretches in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (Interval, OriginId)> + '_ {
        self.all.iter().copied()
    }

    /// When anything was down.
    pub fn set(&self) -> IntervalSet {
        self.all.iter().map(|(i, _)| *i).collect()
    }

    /// Cut into segments of equal origins.
    pub fn segments(&self) -> Vec<Segment<OriginId>> {
        sweep(&self.all)
    }

    /// Down when either is.
    pub(crate) fn union(mut self, other: Pieces) -> Pieces {
        self.all.extend(other.all);
        self
    }

    /// Down only when both are; what is left keeps the origins of both.
    pub(crate) fn intersection(&self, other: &Pieces) -> Pieces {
        let both = self.set().intersection(&other.set());
        let mut out = Pieces::default();
        for (interval, origin) in self.all.iter().chain(&other.all) {
            for part in both.clip(*interval).iter() {
                out.push(part, *origin);
            }
        }
        out
    }

    /// What lies outside of some time.
    pub(crate) fn outside(&self, time: &IntervalSet) -> Pieces {
        let mut out = Pieces::default();
        for (interval, origin) in &self.all {
            for part in IntervalSet::from(*interval).difference(time).iter() {
                out.push(part, *origin);
            }
        }
        out
    }

    /// Down while at least so many parts are.
    fn at_least(parts: &[Pieces], needed: usize) -> Pieces {
        let told = parts.iter().enumerate();
        let told: Vec<(Interval, (usize, OriginId))> = told
            .flat_map(|(i, part)| part.iter().map(move |(interval, origin)| (interval, (i, origin))))
            .collect();
        let mut out = Pieces::default();
        for segment in sweep(&told) {
            let agreeing: BTreeSet<usize> = segment.labels.iter().map(|(i, _)| *i).collect();
            if agreeing.len() >= needed {
                segment.labels.iter().for_each(|(_, origin)| out.push(segment.interval, *origin));
            }
        }
        out
    }

    /// Several places or parts as one whole.
    pub(crate) fn combine(parts: Vec<Pieces>, rule: Combine) -> Pieces {
        if let Combine::AtLeast(needed) = rule {
            return Pieces::at_least(&parts, needed.min(parts.len()));
        }
        let mut parts = parts.into_iter();
        let Some(first) = parts.next() else { return Pieces::default() };
        parts.fold(first, |whole, part| match rule {
            Combine::All => whole.intersection(&part),
            Combine::Any | Combine::AtLeast(_) => whole.union(part),
        })
    }
}
