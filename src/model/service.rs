//! A service: what can be down, what it needs, and which monitors watch it.

use crate::model::Decides;
use crate::model::ServiceId;
use crate::model::Translated;
use crate::source::Span;

/// When several places or parts make one whole: whether one of them down is the whole down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// One down is the whole down.
    Any,
    /// Only all down is the whole down.
    All,
    /// So many down at the same time are the whole down.
    AtLeast(usize),
}

/// Which monitors watch something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonitorPattern {
    /// A glob over monitor names.
    pub name: String,
    /// Only monitors of this source.
    pub source: Option<String>,
    /// What they watch is this region; without it the region column decides, or all regions are meant.
    pub region: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A part of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// The id, unique within the service.
    pub id: String,
    /// The name in documents.
    pub name: String,
    /// What watches it.
    pub monitors: Vec<MonitorPattern>,
}

/// A service that customers have under contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The id.
    pub id: ServiceId,
    /// The name in letters.
    pub name: String,
    /// What customers do with it: "your people could not …".
    pub purpose: Translated,
    /// Where it runs; empty when it has no regions.
    pub regions: Vec<String>,
    /// When a contract line names no region.
    pub combine_regions: Option<Combine>,
    /// Its parts.
    pub components: Vec<Component>,
    /// How its parts make the whole.
    pub combine: Option<Combine>,
    /// Which evidence decides for it, instead of the rule of the workspace.
    pub decides: Option<Decides>,
    /// Services without which it is down.
    pub needs: Vec<ServiceId>,
    /// What watches the whole service.
    pub monitors: Vec<MonitorPattern>,
    /// Where it stands.
    pub span: Span,
}

impl Service {
    /// Where it can be down by itself: each of its regions, or the one place of a service without any.
    pub fn places(&self) -> Vec<Option<&str>> {
        match self.regions.as_slice() {
            [] => vec![None],
            regions => regions.iter().map(|r| Some(r.as_str())).collect(),
        }
    }
}
