//! The voices of monitors: when they speak, and what the quorum of their probes says.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::interval::sweep;
use crate::measure::Downtime;
use crate::measure::Pieces;
use crate::measure::Reading;
use crate::measure::downtime::Leaf;
use crate::measure::downtime::ProbeGroup;
use crate::model::Decides;
use crate::model::Service;
use crate::model::Witness;
use crate::time::Elapsed;
use crate::time::Instant;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

impl Downtime<'_> {
    /// When at least one monitor of a leaf spoke.
    pub(super) fn known(&self, leaf: &Leaf, only: Option<usize>) -> IntervalSet {
        let series = self.series_of(leaf, only);
        series.flat_map(|i| self.series[i].known.iter().collect::<Vec<_>>()).collect()
    }

    /// The series that watch a leaf, of all sources or of one.
    fn series_of(&self, leaf: &Leaf, only: Option<usize>) -> impl Iterator<Item = usize> {
        let series = self.leaves.get(leaf).map(Vec::as_slice).unwrap_or_default();
        series.iter().copied().filter(move |i| only.is_none_or(|source| self.probes[*i].0.0 == source))
    }

    /// What the monitors of a leaf say, of all sources or of one: down when the quorum of a monitor's probes says so.
    /// A probe has one voice, however many files it speaks in and however many patterns name it.
    pub(super) fn leaf_probes(&self, leaf: &Leaf, only: Option<usize>, reading: Reading) -> Pieces {
        let mut pieces = Pieces::default();
        let mut groups: BTreeMap<&ProbeGroup, BTreeSet<usize>> = BTreeMap::new();
        for i in self.series_of(leaf, only) {
            groups.entry(&self.probes[i].0).or_default().insert(i);
        }
        let voice = |i: &usize| self.probes[*i].1.as_deref();
        for (group, members) in &groups {
            let voices: BTreeSet<Option<&str>> = members.iter().map(voice).collect();
            let needed = self.quorums.get(group.0).copied().unwrap_or(1).min(voices.len());
            let told = members.iter().flat_map(|i| {
                self.series[*i].down.iter().filter_map(move |b| Some((b.under(reading)?, (*i, b.origin))))
            });
            if needed <= 1 {
                told.for_each(|(interval, (_, origin))| pieces.push(interval, origin));
                continue;
            }
            for segment in sweep(&told.collect::<Vec<_>>()) {
                let agreeing: BTreeSet<Option<&str>> = segment.labels.iter().map(|(i, _)| voice(i)).collect();
                if agreeing.len() >= needed {
                    segment.labels.iter().for_each(|(_, origin)| pieces.push(segment.interval, *origin));
                }
            }
        }
        pieces
    }

    /// The same with the silence of all monitors, where the rules count that as down.
    pub(super) fn leaf_monitors(&self, leaf: &Leaf, reading: Reading) -> Pieces {
        let mut pieces = self.leaf_probes(leaf, None, reading);
        if let Some((origin, silent)) = self.silence.get(leaf) {
            silent.iter().for_each(|interval| pieces.push(interval, *origin));
        }
        pieces
    }

    /// When a service was watched by at least one monitor; `None` when no monitor watches it at all.
    pub fn known_service(&self, service: &Service, region: Option<&str>) -> Option<IntervalSet> {
        let leaves: Vec<&Leaf> = self
            .leaves
            .keys()
            .filter(|(s, _, r)| {
                *s == service.id && (region.is_none() || r.is_none() || r.as_deref() == region)
            })
            .collect();
        if leaves.is_empty() {
            return None;
        }
        // Where a ranking leaves sources out, they may speak, and nobody listens.
        let heard: Vec<Option<usize>> = match self.decides_for(service) {
            Decides::Ranked(list) if !list.contains(&Witness::Monitoring) => {
                let sources = &self.workspace.settings.monitoring;
                let at = |w: &Witness| sources.iter().position(|m| m.id == w.name()).map(Some);
                list.iter().filter_map(at).collect()
            }
            _ => vec![None],
        };
        let known = leaves.iter().flat_map(|leaf| heard.iter().map(|only| self.known(leaf, *only)));
        Some(known.fold(IntervalSet::empty(), |sum, known| sum.union(&known)))
    }

    /// Monitors of services that speak for a part of a stretch only: their source, their name, from when and until when.
    /// Several probes or files of one monitor are one.
    pub fn partial_monitors(
        &self,
        stretch: Interval,
        slack: Elapsed,
    ) -> Vec<(usize, String, Instant, Instant)> {
        let mut spans: BTreeMap<(usize, &str), (Instant, Instant)> = BTreeMap::new();
        for i in self.leaves.values().flatten() {
            let known = &self.series[*i].known;
            let (Some(first), Some(last)) = (known.iter().next(), known.iter().last()) else { continue };
            let (source, monitor, _) = &self.probes[*i].0;
            let span = spans.entry((*source, monitor)).or_insert((first.start(), last.end()));
            *span = (span.0.min(first.start()), span.1.max(last.end()));
        }
        let is_partial = |(from, to): (Instant, Instant)| {
            from > stretch.start().plus(slack) || to < stretch.end().less(slack)
        };
        let partial = spans.into_iter().filter(|(_, span)| is_partial(*span));
        partial.map(|((source, monitor), (from, to))| (source, monitor.to_owned(), from, to)).collect()
    }
}
