//! Which evidence decides: monitors, incidents, both, or the first of a ranking that knows of a time.
//!
//! The evidence is weighed for each part of a service before the parts make the whole; otherwise a part that one account
//! has down and a part that the other has down would be mixed up.

use crate::interval::IntervalSet;
use crate::measure::Downtime;
use crate::measure::Origin;
use crate::measure::OriginId;
use crate::measure::Pieces;
use crate::measure::Reading;
use crate::measure::downtime::ImpactKey;
use crate::measure::downtime::Leaf;
use crate::model::Combine;
use crate::model::Decides;
use crate::model::Service;
use crate::model::Witness;
use std::collections::BTreeSet;

impl Downtime<'_> {
    /// A service in one place if a rule decided.
    pub(super) fn by_rule(
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
}
