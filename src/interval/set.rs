//! A set of instants as sorted stretches that lie apart.

use crate::interval::Interval;
use crate::time::Elapsed;

/// Sorted stretches with something between any two of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntervalSet {
    stretches: Vec<Interval>,
}

impl IntervalSet {
    /// The set of no instants.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The stretches, sorted and apart.
    pub fn iter(&self) -> impl Iterator<Item = Interval> + '_ {
        self.stretches.iter().copied()
    }

    /// How many stretches there are.
    pub fn len(&self) -> usize {
        self.stretches.len()
    }

    /// Whether no instant is in it.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// How long all stretches are together.
    pub fn length(&self) -> Elapsed {
        self.iter().fold(Elapsed::ZERO, |sum, i| sum.plus(i.length()))
    }

    /// What is in one of the two.
    pub fn union(&self, other: &Self) -> Self {
        self.iter().chain(other.iter()).collect()
    }

    /// What is in both.
    pub fn intersection(&self, other: &Self) -> Self {
        let (mut i, mut j) = (0, 0);
        let mut both = Vec::new();
        while let (Some(a), Some(b)) = (self.stretches.get(i), other.stretches.get(j)) {
            both.extend(a.intersection(*b));
            if a.end() <= b.end() {
                i += 1;
            } else {
                j += 1;
            }
        }
        IntervalSet { stretches: both }
    }

    /// What is here and not in `other`.
    pub fn difference(&self, other: &Self) -> Self {
        let mut rest = Vec::new();
        let mut j = 0;
        for stretch in self.iter() {
            let mut start = stretch.start();
            while other.stretches.get(j).is_some_and(|b| b.end() <= start) {
                j += 1;
            }
            let mut k = j;
            while let Some(b) = other.stretches.get(k).filter(|b| b.start() < stretch.end()) {
                rest.extend(Interval::new(start, b.start().min(stretch.end())));
                start = start.max(b.end());
                k += 1;
            }
            rest.extend(Interval::new(start, stretch.end()));
        }
        IntervalSet { stretches: rest }
    }

    /// The parts that lie inside one stretch, in order.
    pub fn parts_within(&self, to: Interval) -> impl Iterator<Item = Interval> + '_ {
        let from = self.stretches.partition_point(|s| s.end() <= to.start());
        let near = self.stretches.get(from..).unwrap_or(&[]);
        near.iter().take_while(move |s| s.start() < to.end()).filter_map(move |s| s.intersection(to))
    }

    /// What lies inside one stretch.
    pub fn clip(&self, to: Interval) -> Self {
        let stretches = self.iter().filter_map(|i| i.intersection(to)).collect();
        IntervalSet { stretches }
    }
}

impl FromIterator<Interval> for IntervalSet {
    /// The union of any stretches in any order; touching ones become one.
    fn from_iter<I: IntoIterator<Item = Interval>>(iter: I) -> Self {
        let mut all: Vec<Interval> = iter.into_iter().collect();
        all.sort_unstable();
        let mut stretches: Vec<Interval> = Vec::with_capacity(all.len());
        for next in all {
            match stretches.last_mut() {
                Some(last) if next.start() <= last.end() => {
                    if let Some(longer) = Interval::new(last.start(), last.end().max(next.end())) {
                        *last = longer;
                    }
                }
                _ => stretches.push(next),
            }
        }
        IntervalSet { stretches }
    }
}

impl From<Interval> for IntervalSet {
    fn from(interval: Interval) -> Self {
        IntervalSet { stretches: vec![interval] }
    }
}
