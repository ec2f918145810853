//! Components of a page to services: what was hit, in the words of the workspace.

use crate::ingest::evidence::status::Exported;
use crate::ingest::evidence::status::Stretch;
use crate::ingest::evidence::status::Tool;
use crate::ingest::samples::SampleState;
use crate::model::Approximate;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::MonitorPattern;
use crate::model::MonitoringSource;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Settings;
use crate::source::Span;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What the workspace knows of components.
pub(super) struct Watched<'a> {
    pub(super) settings: &'a Settings,
    pub(super) services: &'a BTreeMap<ServiceId, Service>,
    pub(super) tool: Tool,
    /// The source that says how the tool's files are written.
    pub(super) source: Option<&'a MonitoringSource>,
}

/// A service, or a part of it, in a region or everywhere.
type Target = (ServiceId, Option<String>, Option<String>);

impl Watched<'_> {
    /// What a name stands for: what its pattern watches, or what is called so.
    fn targets(&self, name: &str) -> BTreeSet<Target> {
        let mut all = BTreeSet::new();
        for service in self.services.values() {
            let id = &service.id;
            if is_called(name, id.as_str(), &service.name) {
                all.insert((id.clone(), None, None));
            }
            for p in service.monitors.iter().filter(|p| self.matches(p, name)) {
                all.insert((id.clone(), None, p.region.clone()));
            }
            for c in &service.components {
                if is_called(name, &c.id, &c.name) {
                    all.insert((id.clone(), Some(c.id.clone()), None));
                }
                for p in c.monitors.iter().filter(|p| self.matches(p, name)) {
                    all.insert((id.clone(), Some(c.id.clone()), p.region.clone()));
                }
            }
        }
        all
    }

    /// Whether a pattern means a name. One that is limited to a source means it only if that source is of this tool.
    fn matches(&self, pattern: &MonitorPattern, name: &str) -> bool {
        let of_tool = pattern.source.as_ref().is_none_or(|id| {
            let source = self.settings.monitoring.iter().find(|s| s.id == *id);
            source.is_some_and(|s| Tool::of(s.format) == Some(self.tool))
        });
        let fits = || globset::Glob::new(&pattern.name).is_ok_and(|g| g.compile_matcher().is_match(name));
        of_tool && (pattern.name == name || fits())
    }

    /// The regions that were hit; `None` when the service is not where it happened.
    fn regions(&self, target: &Target, place: Option<&str>) -> Option<Vec<String>> {
        let (service, _, fixed) = target;
        let known = self.services.get(service).map(|s| s.regions.as_slice()).unwrap_or_default();
        match (fixed, place) {
            _ if known.is_empty() => Some(Vec::new()),
            (Some(region), _) => Some(vec![region.clone()]),
            (None, None) => Some(Vec::new()),
            (None, Some(place)) => known.iter().any(|r| r == place).then(|| vec![place.to_owned()]),
        }
    }
}

fn is_called(name: &str, id: &str, title: &str) -> bool {
    let name = name.trim().to_lowercase();
    name == id.to_lowercase() || name == title.trim().to_lowercase()
}

/// What identifies a window: target, state, regions.
type Key = (ServiceId, Option<String>, Vec<String>, ImpactKind);

/// The windows of impact of an incident, and the components that are of no service. `states` are those of its
/// stretches; `None` says nothing.
pub(super) fn impacts(
    one: &Exported,
    states: &[Option<SampleState>],
    watched: &Watched<'_>,
    span: Span,
) -> (Vec<Impact>, BTreeSet<String>) {
    let targets: BTreeMap<&str, BTreeSet<Target>> =
        one.parts.iter().map(|part| (part.as_str(), watched.targets(part))).collect();
    let strangers = targets.iter().filter(|(_, t)| t.is_empty()).map(|(p, _)| (*p).to_owned()).collect();
    let mut windows: BTreeMap<Key, Vec<&Stretch>> = BTreeMap::new();
    for (stretch, state) in one.stretches.iter().zip(states) {
        let kind = match state {
            Some(SampleState::Down) => ImpactKind::Down,
            Some(SampleState::Degraded) => ImpactKind::Degraded,
            _ => continue,
        };
        for target in targets.get(stretch.part.as_str()).into_iter().flatten() {
            if let Some(regions) = watched.regions(target, stretch.region.as_deref()) {
                let key = (target.0.clone(), target.1.clone(), regions, kind);
                windows.entry(key).or_default().push(stretch);
            }
        }
    }
    let mut all = Vec::new();
    for ((service, component, regions, kind), mut list) in windows {
        list.sort_by_key(|s| (s.start, s.end.is_none(), s.end));
        let first = all.len();
        for stretch in list {
            // Stretches that overlap or touch are one window.
            let last = all.get_mut(first..).and_then(<[Impact]>::last_mut);
            match last.filter(|l| l.end.is_none_or(|end| stretch.start <= end)) {
                Some(last) => last.end = last.end.zip(stretch.end).map(|(a, b)| a.max(b)),
                None => all.push(Impact {
                    service: service.clone(),
                    regions: regions.clone(),
                    component: component.clone(),
                    customers: Vec::new(),
                    start: stretch.start,
                    end: stretch.end,
                    kind,
                    share: None,
                    approximate: Approximate::default(),
                    excluded: None,
                    reported_at: None,
                    span,
                }),
            }
        }
    }
    all.sort_by_key(|i| (i.start, i.end.is_none(), i.end));
    (all, strangers)
}
