//! Which stretches of downtime count: exclusions, claims, runs that are too short, units of the clock.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::interval::sweep;
use crate::measure::OriginFacts;
use crate::measure::OriginId;
use crate::measure::Origins;
use crate::measure::Pieces;
use crate::model::ImpactKind;
use crate::money::Exact;
use crate::sla::Counted;
use crate::sla::Degraded;
use crate::sla::ExclusionWindow;
use crate::sla::MeasuredSegment;
use crate::sla::Policy;
use crate::time::Elapsed;
use crate::time::Instant;

/// Stretches cut to the time under contract.
pub(super) fn clipped(stretches: Vec<MeasuredSegment>, in_force: &IntervalSet) -> Vec<MeasuredSegment> {
    let is_inside = |s: &MeasuredSegment| in_force.parts_within(s.interval).next() == Some(s.interval);
    if stretches.iter().all(is_inside) {
        return stretches;
    }
    let mut segments = Vec::with_capacity(stretches.len());
    for s in stretches {
        let parts = in_force.parts_within(s.interval);
        segments.extend(parts.map(|interval| MeasuredSegment { interval, ..s.clone() }));
    }
    segments
}

/// Touching counted segments: first and one past the last.
fn counted_runs(segments: &[MeasuredSegment]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (i, s) in segments.iter().enumerate().filter(|(_, s)| s.counted == Counted::Yes) {
        let touches = |(_, end): &(usize, usize)| {
            *end == i && segments.get(i - 1).is_some_and(|last| last.interval.end() == s.interval.start())
        };
        match runs.last_mut().filter(|run| touches(run)) {
            Some(run) => run.1 = i + 1,
            None => runs.push((i, i + 1)),
        }
    }
    runs
}

/// The outages that count.
pub(super) fn counted_outages(segments: &[MeasuredSegment]) -> Vec<(Interval, Exact)> {
    let runs = counted_runs(segments).into_iter();
    runs.filter_map(|(from, to)| {
        let parts = segments.get(from..to)?;
        let whole = Interval::new(parts.first()?.interval.start(), parts.last()?.interval.end())?;
        Some((whole, total(parts.iter())))
    })
    .collect()
}

/// The parts of a stretch between cuts, each with the cut that it follows.
pub(super) fn cut_at(cuts: &[Instant], stretch: Interval) -> Vec<(Instant, Interval)> {
    let mut parts = Vec::new();
    let mut at = stretch.start();
    while at < stretch.end() {
        let index = cuts.partition_point(|cut| *cut <= at);
        let end = cuts.get(index).copied().unwrap_or(Instant::MAX).min(stretch.end());
        let cut = index.checked_sub(1).and_then(|i| cuts.get(i)).copied().unwrap_or(Instant::MIN);
        parts.extend(Interval::new(at, end).map(|part| (cut, part)));
        at = end;
    }
    parts
}

/// Cuts counted runs to whole units of the clock, counted from the start of the period.
pub(super) fn drop_part_units(
    unit: Elapsed,
    period: Interval,
    segments: Vec<MeasuredSegment>,
) -> Vec<MeasuredSegment> {
    let runs = counted_runs(&segments);
    let mut out = Vec::with_capacity(segments.len());
    for (i, s) in segments.iter().enumerate() {
        let after = runs.partition_point(|(from, _)| *from <= i);
        let run = after.checked_sub(1).and_then(|r| runs.get(r)).filter(|(_, to)| i < *to);
        let Some((first, last)) = run.and_then(|(from, to)| segments.get(*from).zip(segments.get(to - 1)))
        else {
            out.push(s.clone());
            continue;
        };
        let offset = |t: Instant| t.since(period.start()).0;
        let up = offset(first.interval.start()).div_euclid(unit.0)
            + i64::from(offset(first.interval.start()).rem_euclid(unit.0) > 0);
        let down = offset(last.interval.end()).div_euclid(unit.0);
        let begin = period.start().plus(Elapsed(up.saturating_mul(unit.0)));
        let end = period.start().plus(Elapsed(down.saturating_mul(unit.0))).max(begin);
        let (from, to) = (s.interval.start(), s.interval.end());
        let parts = [
            (Interval::new(from, begin.min(to)), Counted::PartOfUnit),
            (Interval::new(from.max(begin), to.min(end)), Counted::Yes),
            (Interval::new(from.max(end), to), Counted::PartOfUnit),
        ];
        for (interval, counted) in parts {
            out.extend(interval.map(|interval| MeasuredSegment { interval, counted, ..s.clone() }));
        }
    }
    out
}

/// All units of the clock in which anything counts.
pub(super) fn begun_units(unit: Elapsed, period: Interval, segments: &[MeasuredSegment]) -> Elapsed {
    let counted = segments.iter().filter(|s| s.counted == Counted::Yes);
    let whole: IntervalSet = counted
        .filter_map(|s| {
            let offset = |t: Instant| t.since(period.start()).0;
            let from = offset(s.interval.start()).div_euclid(unit.0).saturating_mul(unit.0);
            let to = offset(s.interval.end());
            let to = to.div_euclid(unit.0) + i64::from(to.rem_euclid(unit.0) > 0);
            let at = |ms: i64| period.start().plus(Elapsed(ms));
            Interval::new(at(from), at(to.saturating_mul(unit.0)))
        })
        .collect();
    whole.clip(period).length()
}

/// Σ weight × length. Whole weights, which are nearly all, are summed as integers first.
pub(super) fn total<'a>(segments: impl Iterator<Item = &'a MeasuredSegment>) -> Exact {
    let mut whole: i64 = 0;
    let mut weighted = Exact::zero();
    let one = Exact::one();
    for s in segments {
        if s.weight == one {
            whole = whole.saturating_add(s.interval.length().0);
        } else {
            weighted = weighted.plus(&s.weight.times(&Exact::whole(s.interval.length().0)));
        }
    }
    weighted.plus(&Exact::whole(whole))
}

fn weight(policy: &Policy, facts: &OriginFacts) -> Exact {
    let share = || facts.share.clone().unwrap_or_else(Exact::one);
    if facts.only_names {
        return Exact::zero();
    }
    match (facts.kind, policy.degraded) {
        (ImpactKind::Down, Degraded::Share) | (ImpactKind::Degraded, Degraded::Share) => share(),
        (ImpactKind::Down, _) | (ImpactKind::Degraded, Degraded::Full) => Exact::one(),
        (ImpactKind::Degraded, Degraded::Ignore) => Exact::zero(),
    }
}

/// Union, weights, and exclusions.
pub(super) fn exclude(
    policy: &Policy,
    pieces: &Pieces,
    origins: &Origins,
    windows: &[ExclusionWindow],
) -> Vec<MeasuredSegment> {
    let segments = pieces.segments();
    if windows.is_empty() {
        let plain = segments.into_iter().map(|s| judged(policy, origins, s.interval, s.labels, None));
        return plain.collect();
    }
    let mut labelled: Vec<(Interval, (usize, bool))> = Vec::with_capacity(segments.len() + windows.len());
    for (i, segment) in segments.iter().enumerate() {
        labelled.push((segment.interval, (i, false)));
    }
    for (i, window) in windows.iter().enumerate() {
        labelled.push((window.interval, (i, true)));
    }
    let mut out = Vec::new();
    for part in sweep(&labelled) {
        let Some((index, _)) = part.labels.iter().find(|(_, is_window)| !is_window) else { continue };
        let labels = segments[*index].labels.clone();
        let window = part.labels.iter().find(|(_, is_window)| *is_window).map(|(i, _)| &windows[*i]);
        out.push(judged(policy, origins, part.interval, labels, window));
    }
    out
}

/// A stretch with its weight, and whether it counts so far.
fn judged(
    policy: &Policy,
    origins: &Origins,
    interval: Interval,
    labels: Vec<OriginId>,
    window: Option<&ExclusionWindow>,
) -> MeasuredSegment {
    let heaviest = match labels.as_slice() {
        [one] => weight(policy, origins.get(*one)),
        all => all.iter().map(|o| weight(policy, origins.get(*o))).max().unwrap_or_else(Exact::zero),
    };
    let counted = if heaviest.is_zero() {
        Counted::Degraded
    } else if let Some(window) = window {
        Counted::Excluded { class: window.class, clause: window.clause.clone(), place: window.place.clone() }
    } else {
        claimed(policy, &labels, origins).unwrap_or(Counted::Yes)
    };
    MeasuredSegment { interval, weight: heaviest, origins: labels, counted }
}

/// An incident's own claim that its time should not count: only where the policy excludes the class, and
/// only while no other incident without such a claim covers the same time. One that the policy ignores
/// (working badly counts as working) is no such other incident.
fn claimed(policy: &Policy, labels: &[OriginId], origins: &Origins) -> Option<Counted> {
    if policy.exclude.is_empty() {
        return None;
    }
    let incidents = || labels.iter().map(|o| origins.get(*o)).filter(|f| f.incident().is_some());
    let rule = |f: &OriginFacts| {
        let class = f.excluded.as_ref()?.class;
        policy.exclude.iter().find(|e| e.class == class)
    };
    if incidents().any(|f| rule(f).is_none() && !weight(policy, f).is_zero()) {
        return None;
    }
    let (facts, rule) = incidents().find_map(|f| Some((f, rule(f)?)))?;
    Some(Counted::Excluded { class: rule.class, clause: rule.clause.clone(), place: facts.place.clone() })
}

/// Counted stretches that touch are one run; a run that is too short does not count.
pub(super) fn drop_short_runs(policy: &Policy, stretches: &mut [MeasuredSegment]) {
    let Some(min) = policy.min_run else { return };
    let mut from = 0;
    while from < stretches.len() {
        let in_run = |s: &MeasuredSegment| {
            s.counted == Counted::Yes || (policy.runs_first && matches!(s.counted, Counted::Excluded { .. }))
        };
        if !in_run(&stretches[from]) {
            from += 1;
            continue;
        }
        let mut to = from + 1;
        while to < stretches.len()
            && in_run(&stretches[to])
            && stretches[to].interval.start() == stretches[to - 1].interval.end()
        {
            to += 1;
        }
        let length = stretches[to - 1].interval.end().since(stretches[from].interval.start());
        if !min.op.passes(&length, &min.length) {
            let short = stretches[from..to].iter_mut().filter(|s| s.counted == Counted::Yes);
            short.for_each(|s| s.counted = Counted::TooShort);
        }
        from = to;
    }
}
