//! Where a piece of downtime comes from: a monitor's run, silence that counts as down, an incident's window.

use crate::interval::Interval;
use crate::model::Approximate;
use crate::model::ExclusionClaim;
use crate::model::ImpactKind;
use crate::model::IncidentId;
use crate::money::Exact;
use crate::source::SourceId;
use crate::time::Instant;

/// Names one origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OriginId(pub(crate) u32);

/// What an origin is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Samples or a record of a monitor.
    Monitor {
        /// Index of the source in the settings.
        source: usize,
        /// The files of its first and last record.
        files: (SourceId, SourceId),
        /// The monitor's name.
        monitor: String,
    },
    /// Silence of all monitors, which the rules count as down.
    Silence,
    /// A window of an incident.
    Incident {
        /// The incident.
        incident: IncidentId,
        /// Index of the window.
        impact: usize,
    },
}

/// An origin with what matters for measuring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginFacts {
    /// What it is.
    pub origin: Origin,
    /// Down, or working badly.
    pub kind: ImpactKind,
    /// The share that was hit; `None` means all.
    pub share: Option<Exact>,
    /// Why it should not count.
    pub excluded: Option<ExclusionClaim>,
    /// Which ends are only about right.
    pub approximate: Approximate,
    /// When the customers reported it.
    pub reported_at: Option<Instant>,
    /// `file:line` for people.
    pub place: String,
    /// The whole stretch it tells of, unclipped.
    pub whole: Option<Interval>,
    /// It says what happened and why, and not when or how badly: other evidence decided about that.
    pub only_names: bool,
}

impl OriginFacts {
    /// The incident, if it is one.
    pub fn incident(&self) -> Option<&IncidentId> {
        match &self.origin {
            Origin::Incident { incident, .. } => Some(incident),
            _ => None,
        }
    }
}

/// All origins of a run.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    all: Vec<OriginFacts>,
}

impl Origins {
    /// Adds one.
    pub fn add(&mut self, facts: OriginFacts) -> OriginId {
        self.all.push(facts);
        OriginId(u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX))
    }

    /// The facts of those that decided when it was and how bad; incidents that only name what happened are left out.
    pub fn deciding<'o>(
        &'o self,
        ids: impl IntoIterator<Item = &'o OriginId>,
    ) -> impl Iterator<Item = &'o OriginFacts> {
        ids.into_iter().map(|id| self.get(*id)).filter(|facts| !facts.only_names)
    }

    /// The worst of what decided.
    pub fn worst<'o>(&'o self, ids: impl IntoIterator<Item = &'o OriginId>) -> ImpactKind {
        self.deciding(ids).map(|f| f.kind).max().unwrap_or(ImpactKind::Down)
    }

    /// The facts of one.
    pub fn get(&self, id: OriginId) -> &OriginFacts {
        &self.all[id.0 as usize]
    }
}
