//! What a monitor tells, under the rules of evidence: confirmed downtime with its bounds, and the time
//! that it speaks of at all.

use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::Statement;
use crate::ingest::evidence::Told;
use crate::ingest::samples::Run;
use crate::ingest::samples::SampleState;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Origin;
use crate::measure::OriginFacts;
use crate::measure::OriginId;
use crate::measure::Origins;
use crate::measure::bounds::Bounded;
use crate::model::Approximate;
use crate::model::Edge;
use crate::model::EvidenceRules;
use crate::model::ImpactKind;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Instant;

/// One series under the rules.
#[derive(Clone, Debug)]
pub(super) struct SeriesDowntime {
    pub(super) down: Vec<Bounded>,
    pub(super) known: IntervalSet,
}

/// Reads a series under the rules. `step` is the expected distance of samples, if the source names it.
pub(super) fn series_downtime(
    series: &MonitorSeries,
    step: Elapsed,
    rules: &EvidenceRules,
    sources: &Sources,
    origins: &mut Origins,
) -> SeriesDowntime {
    let mut origin = |state: SampleState, lines: (u64, u64), whole: Option<Interval>| {
        let path = &sources.file(series.file).path;
        let place = if lines.0 == lines.1 {
            format!("{path}:{}", lines.0)
        } else {
            format!("{path}:{}-{}", lines.0, lines.1)
        };
        origins.add(OriginFacts {
            origin: Origin::Monitor {
                source: series.source,
                file: series.file,
                monitor: series.key.monitor.clone(),
                lines,
            },
            kind: if state == SampleState::Down { ImpactKind::Down } else { ImpactKind::Degraded },
            share: None,
            excluded: None,
            approximate: Approximate::default(),
            place,
            whole,
        })
    };
    let (down, known) = match &series.told {
        Told::Samples(runs) => {
            (from_samples(runs, step, rules, &mut origin), known_samples(runs, step, rules))
        }
        Told::Statements(list) => (from_statements(list, &mut origin), known_statements(list)),
    };
    SeriesDowntime { down, known }
}

type NewOrigin<'a> = dyn FnMut(SampleState, (u64, u64), Option<Interval>) -> OriginId + 'a;

fn counts(state: SampleState) -> bool {
    matches!(state, SampleState::Down | SampleState::Degraded)
}

fn from_samples(
    runs: &[Run],
    step: Elapsed,
    rules: &EvidenceRules,
    origin: &mut NewOrigin<'_>,
) -> Vec<Bounded> {
    let mut all = Vec::new();
    for (i, run) in runs.iter().enumerate() {
        if !counts(run.state) || run.count < rules.confirm {
            continue;
        }
        let near = |a: i64, b: i64| b - a <= rules.gap_after.0;
        let before = i.checked_sub(1).and_then(|p| runs.get(p)).filter(|p| near(p.last_ms, run.first_ms));
        let start_out = before.map_or(run.first_ms, |p| p.last_ms);
        let end_out = speaks_until(runs, i, step, rules);
        let edge = |edge: Edge, inside: i64, outside: i64| match edge {
            Edge::Inside => inside,
            Edge::Outside => outside,
            Edge::Midpoint => inside + (outside - inside) / 2,
        };
        let stretch = |start: i64, end: i64| Interval::new(Instant(start), Instant(end));
        let chosen =
            stretch(edge(rules.onset, run.first_ms, start_out), edge(rules.recovery, run.last_ms, end_out));
        all.push(Bounded {
            origin: origin(run.state, (run.first_line, run.last_line), chosen),
            low: stretch(run.first_ms, run.last_ms),
            chosen,
            high: stretch(start_out, end_out),
        });
    }
    all
}

/// Until when the last sample of a run speaks: to the next sample where that is near enough, otherwise
/// for one step, and never beyond a next sample that says something else.
fn speaks_until(runs: &[Run], i: usize, step: Elapsed, rules: &EvidenceRules) -> i64 {
    let last = runs[i].last_ms;
    let alone = last.saturating_add(step.0);
    match runs.get(i + 1).map(|next| next.first_ms) {
        Some(next) if next - last <= rules.gap_after.0 => next,
        Some(next) => alone.min(next),
        None => alone,
    }
}

/// The time that samples speak of.
fn known_samples(runs: &[Run], step: Elapsed, rules: &EvidenceRules) -> IntervalSet {
    let step = step.max(Elapsed(1));
    let known = |(i, run): (usize, &Run)| {
        let end = speaks_until(runs, i, step, rules);
        let told = run.state != SampleState::Unknown;
        told.then(|| Interval::new(Instant(run.first_ms), Instant(end))).flatten()
    };
    runs.iter().enumerate().filter_map(known).collect()
}

fn from_statements(list: &[Statement], origin: &mut NewOrigin<'_>) -> Vec<Bounded> {
    let down = list.iter().filter(|s| counts(s.state));
    let bounded = down.map(|s| {
        let (start, end) = (s.interval.start(), s.interval.end());
        Bounded {
            origin: origin(s.state, (s.line, s.line), Some(s.interval)),
            low: Interval::new(start, end.less(s.end_slack)),
            chosen: Some(s.interval),
            high: Interval::new(start.less(s.start_slack), end),
        }
    });
    bounded.collect()
}

fn known_statements(list: &[Statement]) -> IntervalSet {
    list.iter().filter(|s| s.state != SampleState::Unknown).map(|s| s.interval).collect()
}
