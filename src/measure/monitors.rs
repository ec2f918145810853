//! What a monitor tells, under the rules of evidence: confirmed downtime with its bounds, and the time
//! that it speaks of at all.

use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::SampleRun;
use crate::ingest::evidence::Statement;
use crate::ingest::evidence::Told;
use crate::ingest::samples::SampleState;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Origin;
use crate::measure::OriginFacts;
use crate::measure::OriginId;
use crate::measure::Origins;
use crate::measure::bounds::Bounded;
use crate::model::Approximate;
use crate::model::Confirm;
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

impl SeriesDowntime {
    /// The same without what is said of some time, which becomes unknown.
    pub(super) fn outside(self, blind: &[Interval]) -> SeriesDowntime {
        if blind.is_empty() {
            return self;
        }
        let blind: IntervalSet = blind.iter().copied().collect();
        let rest = |whole: Option<Interval>| -> Vec<Interval> {
            let whole: IntervalSet = whole.into_iter().collect();
            whole.difference(&blind).iter().collect()
        };
        let mut down = Vec::new();
        for b in self.down {
            let (low, chosen, high) = (rest(b.low), rest(b.chosen), rest(b.high));
            for i in 0..low.len().max(chosen.len()).max(high.len()) {
                let of = |parts: &[Interval]| parts.get(i).copied();
                let (low, chosen, high) = (of(&low), of(&chosen), of(&high));
                down.push(Bounded { origin: b.origin, low, chosen, high });
            }
        }
        SeriesDowntime { down, known: self.known.difference(&blind) }
    }
}

/// Reads a series under the rules. `step` is the expected distance of samples, if the source names it.
pub(super) fn series_downtime(
    series: &MonitorSeries,
    step: Elapsed,
    rules: &EvidenceRules,
    sources: &Sources,
    origins: &mut Origins,
) -> SeriesDowntime {
    let mut origin = |state: SampleState, first: LineRef, last: LineRef, whole: Option<Interval>| {
        let path = |at: LineRef| &sources.file(at.file).path;
        let place = if first == last {
            format!("{}:{}", path(first), first.line)
        } else if first.file == last.file {
            format!("{}:{}-{}", path(first), first.line, last.line)
        } else {
            format!("{}:{} to {}:{}", path(first), first.line, path(last), last.line)
        };
        let is_down = state == SampleState::Down;
        origins.add(OriginFacts {
            origin: Origin::Monitor {
                source: series.source,
                files: (first.file, last.file),
                monitor: series.key.monitor.clone(),
            },
            kind: if is_down { ImpactKind::Down } else { ImpactKind::Degraded },
            share: if is_down { None } else { rules.degraded_share.clone() },
            excluded: None,
            approximate: Approximate::default(),
            reported_at: None,
            place,
            whole,
            only_names: false,
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

type NewOrigin<'a> = dyn FnMut(SampleState, LineRef, LineRef, Option<Interval>) -> OriginId + 'a;

fn counts(state: SampleState) -> bool {
    matches!(state, SampleState::Down | SampleState::Degraded)
}

/// Which runs fail often enough: by themselves, or together with others within a time.
fn confirmed(told: &[SampleRun], rule: Confirm) -> Vec<bool> {
    let fails = |r: &SampleRun| counts(r.run.state);
    let mut confirmed: Vec<bool> = told.iter().map(|r| fails(r) && r.run.count >= rule.failures).collect();
    let Some(within) = rule.within else { return confirmed };
    let failing: Vec<usize> = (0..told.len()).filter(|i| fails(&told[*i])).collect();
    let (mut to, mut failures) = (0, 0);
    for (from, first) in failing.iter().enumerate() {
        while let Some(next) = failing.get(to).map(|i| &told[*i].run) {
            if next.last_ms - told[*first].run.first_ms > within.0 {
                break;
            }
            failures += next.count;
            to += 1;
        }
        if failures >= rule.failures {
            failing[from..to].iter().for_each(|i| confirmed[*i] = true);
        }
        if to > from {
            failures -= told[*first].run.count;
        } else {
            to = from + 1; // this run alone is longer than the time
        }
    }
    confirmed
}

fn from_samples(
    told: &[SampleRun],
    step: Elapsed,
    rules: &EvidenceRules,
    origin: &mut NewOrigin<'_>,
) -> Vec<Bounded> {
    let mut all = Vec::new();
    let confirmed = confirmed(told, rules.confirm);
    for (i, SampleRun { run, first, last }) in told.iter().enumerate() {
        if !confirmed.get(i).copied().unwrap_or(false) {
            continue;
        }
        let near = |a: i64, b: i64| b - a <= rules.gap_after.0;
        let before = i.checked_sub(1).and_then(|p| told.get(p)).map(|p| p.run.last_ms);
        let before = before.filter(|last| near(*last, run.first_ms));
        let start_out = before.unwrap_or(run.first_ms);
        let end_out = speaks_until(told, i, step, rules);
        let edge = |edge: Edge, inside: i64, outside: i64| match edge {
            Edge::Inside => inside,
            Edge::Outside => outside,
            Edge::Midpoint => inside + (outside - inside) / 2,
        };
        let stretch = |start: i64, end: i64| Interval::new(Instant(start), Instant(end));
        let chosen =
            stretch(edge(rules.onset, run.first_ms, start_out), edge(rules.recovery, run.last_ms, end_out));
        all.push(Bounded {
            origin: origin(
                run.state,
                LineRef { file: *first, line: run.first_line },
                LineRef { file: *last, line: run.last_line },
                chosen,
            ),
            low: stretch(run.first_ms, run.last_ms),
            chosen,
            high: stretch(start_out, end_out),
        });
    }
    all
}

/// Until when the last sample of a run speaks: to the next sample where that is near enough, otherwise
/// for one step, and never beyond a next sample that says something else.
fn speaks_until(told: &[SampleRun], i: usize, step: Elapsed, rules: &EvidenceRules) -> i64 {
    let last = told[i].run.last_ms;
    let alone = last.saturating_add(step.0);
    match told.get(i + 1).map(|next| next.run.first_ms) {
        Some(next) if next - last <= rules.gap_after.0 => next,
        Some(next) => alone.min(next),
        None => alone,
    }
}

/// The time that samples speak of.
fn known_samples(told: &[SampleRun], step: Elapsed, rules: &EvidenceRules) -> IntervalSet {
    let step = step.max(Elapsed(1));
    let known = |(i, SampleRun { run, .. }): (usize, &SampleRun)| {
        let end = speaks_until(told, i, step, rules);
        let speaks = run.state != SampleState::Unknown;
        speaks.then(|| Interval::new(Instant(run.first_ms), Instant(end))).flatten()
    };
    told.iter().enumerate().filter_map(known).collect()
}

fn from_statements(list: &[Statement], origin: &mut NewOrigin<'_>) -> Vec<Bounded> {
    let down = list.iter().filter(|s| counts(s.state));
    let bounded = down.map(|s| {
        let (start, end) = (s.interval.start(), s.interval.end());
        Bounded {
            origin: origin(s.state, s.at, s.at, Some(s.interval)),
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
