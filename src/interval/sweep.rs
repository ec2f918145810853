//! Labelled stretches in, segments out: at each instant, exactly which labels cover it.

use crate::interval::Interval;
use crate::time::Instant;

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
    let mut sorted: Vec<&(Interval, L)> = stretches.iter().collect();
    sorted.sort_unstable_by_key(|(interval, _)| (interval.start(), interval.end()));
    let mut segments: Vec<Segment<L>> = Vec::with_capacity(sorted.len());
    let mut open: Vec<(Instant, &L)> = Vec::new();
    let mut since = Instant::MIN;
    for (interval, label) in sorted {
        close_until(interval.start(), &mut open, &mut since, &mut segments);
        emit(since, interval.start(), &open, &mut segments);
        since = interval.start();
        open.push((interval.end(), label));
    }
    close_until(Instant::MAX, &mut open, &mut since, &mut segments);
    segments
}

/// Ends the stretches that are over by an instant, one end after the other.
fn close_until<L: Clone + Ord>(
    at: Instant,
    open: &mut Vec<(Instant, &L)>,
    since: &mut Instant,
    segments: &mut Vec<Segment<L>>,
) {
    while let Some(end) = open.iter().map(|(end, _)| *end).min().filter(|end| *end <= at) {
        emit(*since, end, open, segments);
        open.retain(|(other, _)| *other > end);
        *since = end;
    }
}

/// The stretch in which nothing opened or ended, if anything is open and it has a length.
fn emit<L: Clone + Ord>(from: Instant, to: Instant, open: &[(Instant, &L)], segments: &mut Vec<Segment<L>>) {
    if open.is_empty() {
        return;
    }
    let Some(interval) = Interval::new(from, to) else { return };
    let mut labels: Vec<L> = open.iter().map(|(_, label)| (*label).clone()).collect();
    if labels.len() > 1 {
        labels.sort_unstable();
        labels.dedup();
    }
    push_segment(segments, interval, labels);
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
