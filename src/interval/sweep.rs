//! Labelled stretches in, segments out: at each instant, exactly which labels cover it.

use crate::interval::Interval;
use crate::time::Instant;
use std::collections::BTreeMap;

/// A stretch during which the same labels cover every instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<L> {
    /// The stretch.
    pub interval: Interval,
    /// The labels that cover it, sorted, each once, at least one.
    pub labels: Vec<L>,
}

/// Cuts overlapping labelled stretches into segments in time order. A label that covers an instant
/// twice (two overlapping stretches) is named once. Neighbouring segments differ in their labels.
pub fn sweep<L: Clone + Ord>(stretches: &[(Interval, L)]) -> Vec<Segment<L>> {
    let mut edges: Vec<(Instant, bool, &L)> = Vec::with_capacity(stretches.len() * 2);
    for (interval, label) in stretches {
        edges.push((interval.start(), true, label));
        edges.push((interval.end(), false, label));
    }
    edges.sort_by_key(|a| a.0);
    let mut depth: BTreeMap<&L, usize> = BTreeMap::new();
    let mut segments: Vec<Segment<L>> = Vec::new();
    let mut since: Option<Instant> = None;
    for (at, opens, label) in edges {
        if let Some(interval) = since.and_then(|s| Interval::new(s, at)) {
            let labels: Vec<L> = depth.keys().map(|l| (*l).clone()).collect();
            push_segment(&mut segments, interval, labels);
        }
        if opens {
            *depth.entry(label).or_insert(0) += 1;
        } else if let Some(count) = depth.get_mut(label) {
            *count -= 1;
            if *count == 0 {
                depth.remove(label);
            }
        }
        since = (!depth.is_empty()).then_some(at);
    }
    segments
}

fn push_segment<L: PartialEq>(segments: &mut Vec<Segment<L>>, interval: Interval, labels: Vec<L>) {
    if let Some(last) = segments.last_mut()
        && last.interval.end() == interval.start()
        && last.labels == labels
        && let Some(longer) = Interval::new(last.interval.start(), interval.end())
    {
        last.interval = longer;
        return;
    }
    segments.push(Segment { interval, labels });
}
