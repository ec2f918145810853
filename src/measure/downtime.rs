//! Downtime of services and regions from all evidence, and of contract lines from that.

use crate::diag::Diagnostics;
use crate::ingest::evidence::Evidence;
use crate::interval::Interval;
use crate::interval::IntervalSet;
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
pub(super) type ImpactKey = (IncidentId, usize);

/// What decides the downtime of a line: its service, its region, and the impacts that hit its customer.
type CacheKey = (ServiceId, Option<String>, BTreeSet<ImpactKey>);

/// All downtime, ready to be asked for a service, a region and a customer.
pub struct Downtime<'a> {
    pub(super) workspace: &'a Workspace,
    /// Where each piece comes from.
    pub origins: Origins,
    pub(super) quorums: Vec<usize>,
    pub(super) series: Vec<SeriesDowntime>,
    pub(super) probes: Vec<(ProbeGroup, Option<String>)>,
    pub(super) leaves: BTreeMap<Leaf, Vec<usize>>,
    pub(super) silence: BTreeMap<Leaf, (OriginId, IntervalSet)>,
    pub(super) impacts: BTreeMap<ImpactKey, Bounded>,
    /// The same windows as no more than names of what happened.
    pub(super) names: BTreeMap<ImpactKey, Bounded>,
    /// Where nobody in a ranking knows of a time and the rules count that as down.
    pub(super) dark: Option<(OriginId, Interval)>,
    pub(super) choice: Option<Decides>,
    cache: Mutex<BTreeMap<CacheKey, Arc<LineDowntime>>>,
}

/// Series of one monitor seen by several probes: (source, monitor, region).
pub(super) type ProbeGroup = (usize, String, Option<String>);

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

    /// What the incidents say of a leaf, for the impacts in `hit`.
    pub(super) fn leaf_incidents(
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

    /// The same evidence if another rule decided, for every service.
    pub fn if_decided_by(&self, choice: Decides) -> Downtime<'a> {
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
    pub(super) fn hits(&self, customer: Option<&CustomerId>) -> BTreeSet<ImpactKey> {
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

    /// The downtime of a service in one of its places by its own evidence, for everybody.
    pub(super) fn of_place(&self, service: &Service, region: Option<&str>, reading: Reading) -> Pieces {
        self.own(service, region, &self.hits(None), reading)
    }

    /// The facts being measured.
    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }
}
