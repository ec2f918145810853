//! Incidents of a tool as evidence: states of components over time, and planned work.
//!
//! An incident speaks of the time of its impact and of no other: silence between incidents says nothing. An incident
//! that is not over, or that names a state nobody knows, is a reject; what it proves all the same is told.

use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::status::Export;
use crate::ingest::evidence::status::Exported;
use crate::ingest::evidence::status::Said;
use crate::ingest::evidence::status::newest;
use crate::ingest::evidence::status::state_of;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::interval::Interval;
use crate::model::MaintenanceKind;
use crate::model::MonitoringSource;
use crate::source::SourceId;
use crate::time::Instant;
use crate::time::Zone;
use std::collections::BTreeMap;

/// Stretches of equal state of one series with the lines of their records.
type Told = BTreeMap<(SeriesKey, SampleState), Vec<(Interval, u64)>>;

/// The records of all files of a source.
pub(in crate::ingest::evidence) fn records(
    exports: &[(SourceId, Export)],
    source: &MonitoringSource,
) -> Vec<(Records, SourceId)> {
    let chosen = newest(exports);
    let mut all = Vec::new();
    for (f, (file, export)) in exports.iter().enumerate() {
        let mut out = Collector::new(*file);
        if export.list.iter().any(|one| !one.stretches.is_empty()) {
            out.outages_only();
        }
        let mut told: Told = BTreeMap::new();
        for (i, one) in export.list.iter().enumerate() {
            out.read();
            if chosen.contains(&(f, i)) {
                tell(&mut out, &mut told, export, one, source);
            } else {
                out.duplicate();
            }
        }
        for ((key, state), stretches) in told {
            for (interval, line) in union(stretches) {
                out.tell(line, key.clone(), state, interval);
            }
        }
        all.push((out.finish(), *file));
    }
    all
}

/// Stretches that overlap or touch as one: many pages about one service at once say no more than one.
fn union(mut list: Vec<(Interval, u64)>) -> Vec<(Interval, u64)> {
    list.sort_by_key(|(i, line)| (i.start(), i.end(), *line));
    let mut all: Vec<(Interval, u64)> = Vec::with_capacity(list.len());
    for (interval, line) in list {
        match all.last_mut().filter(|(last, _)| interval.start() <= last.end()) {
            Some((last, _)) => {
                let end = last.end().max(interval.end());
                *last = Interval::new(last.start(), end).unwrap_or(*last);
            }
            None => all.push((interval, line)),
        }
    }
    all
}

fn tell(out: &mut Collector, told: &mut Told, export: &Export, one: &Exported, source: &MonitoringSource) {
    let mut fault = one.fault.as_ref().map(|f| (f.column.clone(), f.value.clone(), f.reason.clone()));
    if let Some(plan) = &one.plan {
        match plan.window {
            Some(window) if !one.parts.is_empty() => planned(out, one, window, plan.announced_at),
            Some(_) if fault.is_none() => {
                let reason = format!(
                    "the planned work `{}` names no component, so nobody can tell what it was on",
                    one.id
                );
                fault = Some(("components".to_owned(), one.title.clone(), reason));
            }
            _ => {}
        }
    }
    // What is not known ends with the incident; a part that was still hit stays unknown.
    let mut open: Vec<(&str, Instant)> = Vec::new();
    let mut any = false;
    for stretch in &one.stretches {
        let key = SeriesKey { monitor: stretch.part.clone(), region: stretch.region.clone(), probe: None };
        let state = match state_of(export.tool, Some(source), &stretch.words) {
            Ok(Said::Nothing) => continue,
            Ok(Said::State(state)) => state,
            Err(reason) => {
                let value = stretch.words.join(" ");
                fault.get_or_insert(("status".to_owned(), value, format!("`{}`: {reason}", one.id)));
                SampleState::Unknown
            }
        };
        any = true;
        let Some(end) = stretch.end else {
            let is_hit = matches!(state, SampleState::Degraded | SampleState::Down);
            if is_hit {
                open.push((&stretch.part, stretch.start));
            }
            if is_hit && fault.is_none() {
                let reason =
                    format!("`{}` is not over at the end of the file: `{}` has no end", one.id, stretch.part);
                fault = Some(("end".to_owned(), one.title.clone(), reason));
            }
            continue;
        };
        if let Some(interval) = Interval::new(stretch.start, end) {
            told.entry((key, state)).or_default().push((interval, one.line));
        }
    }
    if !any && fault.is_none() && one.plan.is_none() && !one.is_harmless {
        let reason = if one.parts.is_empty() {
            format!("`{}` names no component, so nobody can tell which service was hit", one.id)
        } else {
            format!("`{}` says of no time that a component was hit, although it had an impact", one.id)
        };
        fault = Some(("affected_components".to_owned(), one.title.clone(), reason));
    }
    if let Some((column, value, reason)) = fault {
        if open.is_empty() {
            out.doubt(None, (one.began, one.ended));
        }
        for (part, since) in open {
            out.doubt(Some(part), (Some(since), None));
        }
        out.reject(one.line, &column, &value, &reason);
    }
}

fn planned(
    out: &mut Collector,
    one: &Exported,
    (start, end): (Instant, Instant),
    announced_at: Option<Instant>,
) {
    for part in &one.parts {
        out.planned(PlannedWork {
            source: 0,
            monitor: Some(part.clone()),
            first: (Zone::UTC.civil(start), Zone::UTC.civil(end)),
            zone: Zone::UTC,
            repeats: None,
            announced_at,
            kind: MaintenanceKind::Planned,
            note: Some(one.title.clone()).filter(|t| !t.trim().is_empty()),
            at: out.place(one.line),
        });
    }
}
