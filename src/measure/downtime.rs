//! Downtime of services and regions from all evidence, and of contract lines from that.

use crate::diag::Diagnostics;
use crate::ingest::evidence::Evidence;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::interval::sweep;
use crate::measure::Origin;
use crate::measure::OriginFacts;
use crate::measure::OriginId;
use crate::measure::Origins;
use crate::measure::Pieces;
use crate::measure::Reading;
use crate::measure::bounds::Bounded;
use crate::measure::monitors::SeriesDowntime;
use crate::measure::monitors::series_downtime;
use crate::measure::watch::watch;
use crate::model::Approximate;
use crate::model::Combine;
use crate::model::CustomerId;
use crate::model::Decides;
use crate::model::EvidenceRules;
use crate::model::ImpactKind;
use crate::model::IncidentId;
use crate::model::Line;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::UnknownCountsAs;
use crate::model::Witness;
use crate::model::Workspace;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Instant;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

/// What can be down by itself: a service or one of its components, in one region or without one.
pub(super) type Leaf = (ServiceId, Option<String>, Option<String>);

/// The part of an incident that says who was hit.
type ImpactKey = (IncidentId, usize);

/// What decides the downtime of a line: its service, its region, and the impacts that hit its customer.
type CacheKey = (ServiceId, Option<String>, BTreeSet<ImpactKey>);

/// All downtime, ready to be asked for a service, a region and a customer.
pub struct Downtime<'a> {
    workspace: &'a Workspace,
    /// Where each piece comes from.
    pub origins: Origins,
    quorums: Vec<usize>,
    series: Vec<SeriesDowntime>,
    probes: Vec<(ProbeGroup, Option<String>)>,
    leaves: BTreeMap<Leaf, Vec<usize>>,
    silence: BTreeMap<Leaf, (OriginId, IntervalSet)>,
    impacts: BTreeMap<ImpactKey, Bounded>,
    /// The same windows as no more than names of what happened.
    names: BTreeMap<ImpactKey, Bounded>,
    /// Where nobody in a ranking knows of a time and the rules count that as down.
    dark: Option<(OriginId, Interval)>,
    choice: Option<Decides>,
    cache: Mutex<BTreeMap<CacheKey, Arc<LineDowntime>>>,
}

/// Series of one monitor seen by several probes: (source, monitor, region).
type ProbeGroup = (usize, String, Option<String>);

/// The downtime under one contract line, unclipped, under the three readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineDowntime {
    /// The least that the evidence proves.
    pub low: Pieces,
    /// What the rules choose.
    pub chosen: Pieces,
    /// The most that the evidence allows.
    pub high: Pieces,
    /// When a monitor of the service spoke; `None` when none watches it.
    pub known: Option<IntervalSet>,
}

impl LineDowntime {
    /// The pieces under a reading.
    pub fn under(&self, reading: Reading) -> &Pieces {
        match reading {
            Reading::Low => &self.low,
            Reading::Chosen => &self.chosen,
            Reading::High => &self.high,
        }
    }
}

impl<'a> Downtime<'a> {
    /// Applies the rules of evidence. `horizon` is the stretch of time that matters; silence outside of
    /// it means nothing.
    pub fn new(
        workspace: &'a Workspace,
        evidence: &Evidence,
        sources: &Sources,
        horizon: Interval,
        diags: &mut Diagnostics,
    ) -> Self {
        let mut origins = Origins::default();
        let settings = &workspace.settings;
        let mut series = Vec::new();
        let mut probes = Vec::new();
        let rules: Vec<EvidenceRules> =
            (0..settings.monitoring.len()).filter_map(|source| settings.rules_of(source)).collect();
        for s in &evidence.series {
            let Some(rules) = rules.get(s.source) else { continue };
            let step = settings.monitoring[s.source].step.unwrap_or(Elapsed::ZERO);
            let told = series_downtime(s, step, rules, sources, &mut origins);
            series.push(told.outside(&settings.monitoring[s.source].blind));
            let group = (s.source, s.key.monitor.clone(), s.key.region.clone());
            probes.push((group, s.key.probe.clone()));
        }
        let leaves = watch(workspace, evidence, diags);
        let mut down = Downtime {
            workspace,
            origins,
            quorums: rules.iter().map(|r| r.quorum).collect(),
            series,
            probes,
            leaves,
            silence: BTreeMap::new(),
            impacts: BTreeMap::new(),
            names: BTreeMap::new(),
            dark: None,
            choice: None,
            cache: Mutex::default(),
        };
        if settings.evidence.as_ref().is_some_and(|r| r.unknown == UnknownCountsAs::Down) {
            down.count_silence(horizon);
        }
        down.read_incidents(sources, horizon);
        down
    }

    /// Takes away what the evidence says of times at or after an instant, as if it were not known yet.
    /// Returns how many stretches were cut or taken away.
    pub fn cut_at(&mut self, at: Instant) -> usize {
        let upto = |set: &IntervalSet| match Interval::new(Instant::MIN, at) {
            Some(past) => set.clip(past),
            None => IntervalSet::empty(),
        };
        let mut cuts = 0;
        for series in &mut self.series {
            cuts += series.down.iter_mut().map(|b| b.cut_at(at)).filter(|cut| *cut).count();
            series.known = upto(&series.known);
        }
        for (_, silent) in self.silence.values_mut() {
            *silent = upto(silent);
        }
        self.dark = self
            .dark
            .and_then(|(origin, span)| Some((origin, Interval::new(span.start(), span.end().min(at))?)));
        self.names.values_mut().for_each(|b| {
            b.cut_at(at);
        });
        cuts += self.impacts.values_mut().map(|b| b.cut_at(at)).filter(|cut| *cut).count();
        self.cache.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        cuts
    }

    /// Silence of a leaf's monitors inside the horizon becomes downtime.
    fn count_silence(&mut self, horizon: Interval) {
        let rules_place = "amends.toml: unknown_counts_as".to_owned();
        for leaf in self.leaves.keys().cloned().collect::<Vec<_>>() {
            let silent = IntervalSet::from(horizon).difference(&self.known(&leaf, None));
            let origin = self.origins.add(OriginFacts {
                origin: Origin::Silence,
                kind: ImpactKind::Down,
                share: None,
                excluded: None,
                approximate: Approximate::default(),
                reported_at: None,
                place: rules_place.clone(),
                whole: None,
                only_names: false,
            });
            self.dark = Some((origin, horizon));
            self.silence.insert(leaf, (origin, silent));
        }
    }

    fn read_incidents(&mut self, sources: &Sources, horizon: Interval) {
        for incident in self.workspace.incidents.values() {
            for (i, impact) in incident.impacts.iter().enumerate() {
                let end = impact.end.unwrap_or(horizon.end().max(impact.start.plus(Elapsed(1))));
                let Some(interval) = Interval::new(impact.start, end) else { continue };
                let facts = OriginFacts {
                    origin: Origin::Incident { incident: incident.id.clone(), impact: i },
                    kind: impact.kind,
                    share: impact.share.clone(),
                    excluded: impact.excluded.clone(),
                    approximate: impact.approximate,
                    reported_at: impact.reported_at,
                    place: sources.place(impact.span),
                    whole: Some(interval),
                    only_names: false,
                };
                let key = (incident.id.clone(), i);
                let name = self.origins.add(OriginFacts { only_names: true, ..facts.clone() });
                let origin = self.origins.add(facts);
                self.names.insert(key.clone(), Bounded::exact(name, interval));
                self.impacts.insert(key, Bounded::exact(origin, interval));
            }
        }
    }

    /// When at least one monitor of a leaf spoke.
    fn known(&self, leaf: &Leaf, only: Option<usize>) -> IntervalSet {
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
    fn leaf_probes(&self, leaf: &Leaf, only: Option<usize>, reading: Reading) -> Pieces {
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
    fn leaf_monitors(&self, leaf: &Leaf, reading: Reading) -> Pieces {
        let mut pieces = self.leaf_probes(leaf, None, reading);
        if let Some((origin, silent)) = self.silence.get(leaf) {
            silent.iter().for_each(|interval| pieces.push(interval, *origin));
        }
        pieces
    }

    /// What the incidents say of a leaf, for the impacts in `hit`.
    fn leaf_incidents(
        &self,
        leaf: &Leaf,
        hit: &BTreeSet<ImpactKey>,
        impacts: &BTreeMap<ImpactKey, Bounded>,
    ) -> Pieces {
        let (service, component, region) = leaf;
        let mut pieces = Pieces::default();
        for key in hit {
            let impact = &self.workspace.incidents[&key.0].impacts[key.1];
            let here =
                impact.regions.is_empty() || region.as_ref().is_none_or(|r| impact.regions.contains(r));
            if impact.service == *service
                && impact.component == *component
                && here
                && let Some(bounded) = impacts.get(key)
            {
                bounded.chosen.into_iter().for_each(|i| pieces.push(i, bounded.origin));
            }
        }
        pieces
    }

    /// A service in one place, by its own evidence.
    fn own(
        &self,
        service: &Service,
        region: Option<&str>,
        hit: &BTreeSet<ImpactKey>,
        reading: Reading,
    ) -> Pieces {
        self.by_rule(service, region, hit, reading, self.decides_for(service))
    }

    /// A service in one place if a rule decided.
    fn by_rule(
        &self,
        service: &Service,
        region: Option<&str>,
        hit: &BTreeSet<ImpactKey>,
        reading: Reading,
        decides: &Decides,
    ) -> Pieces {
        let leaf = |component: Option<&str>| {
            (service.id.clone(), component.map(str::to_owned), region.map(str::to_owned))
        };
        // What is said of the whole is said of each of its parts; the evidence is weighed part by part.
        let parts: Vec<Vec<Leaf>> = match service.components.as_slice() {
            [] => vec![vec![leaf(None)]],
            all => all.iter().map(|c| vec![leaf(Some(&c.id)), leaf(None)]).collect(),
        };
        let weighed = parts.iter().map(|leaves| self.weighed(leaves, hit, reading, decides)).collect();
        Pieces::combine(weighed, service.combine.unwrap_or(Combine::Any))
    }

    /// What cannot be taken apart, by a rule.
    fn weighed(
        &self,
        leaves: &[Leaf],
        hit: &BTreeSet<ImpactKey>,
        reading: Reading,
        decides: &Decides,
    ) -> Pieces {
        let all = |of: &dyn Fn(&Leaf) -> Pieces| {
            leaves.iter().map(of).fold(Pieces::default(), |sum, pieces| sum.union(pieces))
        };
        let monitors = || all(&|l| self.leaf_monitors(l, reading));
        let incidents = || all(&|l| self.leaf_incidents(l, hit, &self.impacts));
        match decides {
            Decides::Union => monitors().union(incidents()),
            Decides::Monitoring => self.named(monitors(), leaves, hit),
            Decides::Incidents => incidents(),
            Decides::Intersection => monitors().intersection(&incidents()),
            Decides::Ranked(list) => self.named(self.ranked(list, leaves, hit, reading), leaves, hit),
        }
    }

    /// The first witness that knows of a time decides about it; what none of them knows of is unknown.
    fn ranked(
        &self,
        list: &[Witness],
        leaves: &[Leaf],
        hit: &BTreeSet<ImpactKey>,
        reading: Reading,
    ) -> Pieces {
        let (mut decided, mut pieces) = (IntervalSet::empty(), Pieces::default());
        for witness in list {
            let only = match witness {
                Witness::Incidents => {
                    for leaf in leaves {
                        pieces =
                            pieces.union(self.leaf_incidents(leaf, hit, &self.impacts).outside(&decided));
                    }
                    return pieces;
                }
                Witness::Monitoring => None,
                Witness::Source(id) => {
                    let at = self.workspace.settings.monitoring.iter().position(|m| m.id == *id);
                    match at {
                        Some(source) => Some(source),
                        None => continue,
                    }
                }
            };
            for leaf in leaves {
                pieces = pieces.union(self.leaf_probes(leaf, only, reading).outside(&decided));
            }
            let known = leaves.iter().map(|leaf| self.known(leaf, only));
            decided = known.fold(decided, |sum, known| sum.union(&known));
        }
        let is_watched = leaves.iter().any(|leaf| self.leaves.contains_key(leaf));
        if let Some((origin, horizon)) = self.dark.filter(|_| is_watched) {
            let dark = IntervalSet::from(horizon).difference(&decided);
            dark.iter().for_each(|interval| pieces.push(interval, origin));
        }
        pieces
    }

    /// Downtime that others decided about, with the incidents that tell what happened then.
    fn named(&self, pieces: Pieces, leaves: &[Leaf], hit: &BTreeSet<ImpactKey>) -> Pieces {
        let down = pieces.set();
        let mut named = Pieces::default();
        for leaf in leaves {
            for (interval, origin) in self.leaf_incidents(leaf, hit, &self.names).iter() {
                down.clip(interval).iter().for_each(|part| named.push(part, origin));
            }
        }
        pieces.union(named)
    }

    /// What the monitors and what the incidents say of a service in one of its places, for everybody.
    pub(super) fn accounts(&self, service: &Service, region: Option<&str>) -> (Pieces, Pieces) {
        let hit = self.hits(None);
        let alone = |decides: Decides| self.by_rule(service, region, &hit, Reading::Chosen, &decides);
        let is_seen = |origin: &OriginId| matches!(self.origins.get(*origin).origin, Origin::Monitor { .. });
        let mut seen = Pieces::default();
        let monitors = alone(Decides::Monitoring);
        monitors.iter().filter(|(_, o)| is_seen(o)).for_each(|(i, o)| seen.push(i, o));
        (seen, alone(Decides::Incidents))
    }

    /// Which evidence decides for a service.
    pub fn decides_for<'s>(&'s self, service: &'s Service) -> &'s Decides {
        self.choice.as_ref().or(service.decides.as_ref()).unwrap_or(self.workspace.settings.decides())
    }

    /// The same evidence if another rule decided, for every service.
    pub fn deciding(&self, choice: Decides) -> Downtime<'a> {
        Downtime {
            workspace: self.workspace,
            origins: self.origins.clone(),
            quorums: self.quorums.clone(),
            series: self.series.clone(),
            probes: self.probes.clone(),
            leaves: self.leaves.clone(),
            silence: self.silence.clone(),
            impacts: self.impacts.clone(),
            names: self.names.clone(),
            dark: self.dark,
            choice: Some(choice),
            cache: Mutex::default(),
        }
    }

    /// A service in one place, with the services that it needs.
    fn in_region(
        &self,
        service: &Service,
        region: Option<&str>,
        hit: &BTreeSet<ImpactKey>,
        reading: Reading,
    ) -> Pieces {
        let needs = service.needs.iter().filter_map(|id| self.workspace.services.get(id));
        needs.fold(self.own(service, region, hit, reading), |pieces, need| {
            let there = region.filter(|r| need.regions.iter().any(|known| known == r));
            pieces.union(self.whole(need, there, hit, reading))
        })
    }

    /// A service in a region, or over all its regions by its rule.
    fn whole(
        &self,
        service: &Service,
        region: Option<&str>,
        hit: &BTreeSet<ImpactKey>,
        reading: Reading,
    ) -> Pieces {
        if region.is_some() || service.regions.is_empty() {
            return self.in_region(service, region, hit, reading);
        }
        let parts = service.regions.iter().map(|r| self.in_region(service, Some(r), hit, reading));
        Pieces::combine(parts.collect(), service.combine_regions.unwrap_or(Combine::Any))
    }

    /// The impacts that hit a customer; without a customer, all.
    fn hits(&self, customer: Option<&CustomerId>) -> BTreeSet<ImpactKey> {
        let mut hit = BTreeSet::new();
        for key in self.impacts.keys() {
            let selected = &self.workspace.incidents[&key.0].impacts[key.1].customers;
            if selected.is_empty() || customer.is_none_or(|c| selected.contains(c)) {
                hit.insert(key.clone());
            }
        }
        hit
    }

    /// The downtime under a contract line.
    pub fn of_line(&self, line: &Line) -> Arc<LineDowntime> {
        let hit = self.hits(Some(&line.customer));
        let key = (line.service.clone(), line.region.clone(), hit);
        let cached = || self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = cached().get(&key) {
            return Arc::clone(known);
        }
        let down = match self.workspace.services.get(&line.service) {
            None => LineDowntime::default(),
            Some(service) => {
                let pieces = |reading| self.whole(service, line.region.as_deref(), &key.2, reading);
                LineDowntime {
                    low: pieces(Reading::Low),
                    chosen: pieces(Reading::Chosen),
                    high: pieces(Reading::High),
                    known: self.known_service(service, line.region.as_deref()),
                }
            }
        };
        let down = Arc::new(down);
        cached().insert(key, Arc::clone(&down));
        down
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

    /// The downtime of a service in one of its places by its own evidence, for everybody.
    pub(super) fn of_place(&self, service: &Service, region: Option<&str>, reading: Reading) -> Pieces {
        self.own(service, region, &self.hits(None), reading)
    }

    /// The facts being measured.
    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }
}
