//! Downtime under a policy: what of it counts, what does not and why, and the exact uptime.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::interval::sweep;
use crate::measure::OriginFacts;
use crate::measure::OriginId;
use crate::measure::Origins;
use crate::measure::Pieces;
use crate::model::ExclusionClass;
use crate::model::ImpactKind;
use crate::money::Exact;
use crate::sla::Degraded;
use crate::sla::ExclusionWindow;
use crate::sla::Policy;
use crate::time::Elapsed;

/// Whether a stretch counts, and if not, why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// It does.
    Yes,
    /// It is excluded.
    Excluded {
        /// The class.
        class: ExclusionClass,
        /// The clause that allows it.
        clause: Option<String>,
        /// `file:line` of the window, or of the incident that claims it.
        place: String,
    },
    /// The outage that it belongs to is too short.
    TooShort,
    /// The service worked badly, and the policy ignores that.
    Degraded,
}

/// A stretch of downtime inside the period and the contract's term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredSegment {
    /// When.
    pub interval: Interval,
    /// The weight of its time: 1, or the share that was hit where the policy weights by shares.
    pub weight: Exact,
    /// Where it comes from.
    pub origins: Vec<OriginId>,
    /// Whether it counts.
    pub counted: Counted,
}

/// The result of measuring one contract line under one policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The period.
    pub period: Interval,
    /// The part of the period under contract.
    pub in_force: IntervalSet,
    /// What uptime is divided by.
    pub denominator: Elapsed,
    /// Counted milliseconds, weighted.
    pub affected: Exact,
    /// Milliseconds of downtime before exclusions, weighted.
    pub affected_all: Exact,
    /// 1 − affected ÷ denominator.
    pub uptime: Exact,
    /// The same before exclusions.
    pub uptime_all: Exact,
    /// Every stretch, counted or not, in time order.
    pub segments: Vec<MeasuredSegment>,
}

/// The stretch before it is clipped.
struct Unclipped {
    interval: Interval,
    weight: Exact,
    origins: Vec<OriginId>,
    counted: Counted,
}

/// Measures. The order is: union → subtract exclusions → run-length test on the unclipped outage →
/// clip to the period and the term → sum.
pub fn measure(
    policy: &Policy,
    pieces: &Pieces,
    origins: &Origins,
    windows: &[ExclusionWindow],
    period: Interval,
    in_force: &IntervalSet,
) -> Measured {
    let in_force = in_force.clip(period);
    let denominator = match policy.part_period {
        crate::sla::PartPeriod::AssumeUp => period.length(),
        crate::sla::PartPeriod::ExistingTime => in_force.length(),
    };
    let mut stretches = exclude(policy, pieces, origins, windows);
    drop_short_runs(policy, &mut stretches);
    let mut segments = Vec::new();
    for s in stretches {
        for part in in_force.clip(s.interval).iter() {
            segments.push(MeasuredSegment {
                interval: part,
                weight: s.weight.clone(),
                origins: s.origins.clone(),
                counted: s.counted.clone(),
            });
        }
    }
    let affected = total(segments.iter().filter(|s| s.counted == Counted::Yes));
    let excluded = |s: &&MeasuredSegment| matches!(s.counted, Counted::Yes | Counted::Excluded { .. });
    let affected_all = total(segments.iter().filter(excluded));
    let uptime = |affected: &Exact| {
        let down = affected.over(&Exact::whole(denominator.0)).unwrap_or_else(Exact::zero);
        Exact::one().minus(&down)
    };
    Measured {
        period,
        denominator,
        uptime: uptime(&affected),
        uptime_all: uptime(&affected_all),
        affected,
        affected_all,
        segments,
        in_force,
    }
}

/// Σ weight × length. Whole weights, which are nearly all, are summed as integers first.
fn total<'a>(segments: impl Iterator<Item = &'a MeasuredSegment>) -> Exact {
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
    match (facts.kind, policy.degraded) {
        (ImpactKind::Down, Degraded::Share) | (ImpactKind::Degraded, Degraded::Share) => share(),
        (ImpactKind::Down, _) | (ImpactKind::Degraded, Degraded::Full) => Exact::one(),
        (ImpactKind::Degraded, Degraded::Ignore) => Exact::zero(),
    }
}

/// Union, weights, and exclusions.
fn exclude(
    policy: &Policy,
    pieces: &Pieces,
    origins: &Origins,
    windows: &[ExclusionWindow],
) -> Vec<Unclipped> {
    let segments = pieces.segments();
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
        let labels = &segments[*index].labels;
        let heaviest =
            labels.iter().map(|o| weight(policy, origins.get(*o))).max().unwrap_or_else(Exact::zero);
        let window = part.labels.iter().find(|(_, is_window)| *is_window).map(|(i, _)| &windows[*i]);
        let counted = if heaviest.is_zero() {
            Counted::Degraded
        } else if let Some(window) = window {
            Counted::Excluded {
                class: window.class,
                clause: window.clause.clone(),
                place: window.place.clone(),
            }
        } else {
            claimed(policy, labels, origins).unwrap_or(Counted::Yes)
        };
        out.push(Unclipped { interval: part.interval, weight: heaviest, origins: labels.clone(), counted });
    }
    out
}

/// An incident's own claim that its time should not count: only where the policy excludes the class, and
/// only while no other incident without such a claim covers the same time. One that the policy ignores
/// (working badly counts as working) is no such other incident.
fn claimed(policy: &Policy, labels: &[OriginId], origins: &Origins) -> Option<Counted> {
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
fn drop_short_runs(policy: &Policy, stretches: &mut [Unclipped]) {
    let Some(min) = policy.min_run else { return };
    let mut from = 0;
    while from < stretches.len() {
        if stretches[from].counted != Counted::Yes {
            from += 1;
            continue;
        }
        let mut to = from + 1;
        while to < stretches.len()
            && stretches[to].counted == Counted::Yes
            && stretches[to].interval.start() == stretches[to - 1].interval.end()
        {
            to += 1;
        }
        let length = stretches[to - 1].interval.end().since(stretches[from].interval.start());
        if !min.op.passes(&length, &min.length) {
            stretches[from..to].iter_mut().for_each(|s| s.counted = Counted::TooShort);
        }
        from = to;
    }
}

/// Downtime of a line without a promise: every stretch counts in full, nothing is excluded.
pub fn measure_plain(pieces: &Pieces, period: Interval, in_force: &IntervalSet) -> Measured {
    let in_force = in_force.clip(period);
    let denominator = in_force.length();
    let mut segments = Vec::new();
    for segment in pieces.segments() {
        for part in in_force.clip(segment.interval).iter() {
            segments.push(MeasuredSegment {
                interval: part,
                weight: Exact::one(),
                origins: segment.labels.clone(),
                counted: Counted::Yes,
            });
        }
    }
    let affected = total(segments.iter());
    let down = affected.over(&Exact::whole(denominator.0)).unwrap_or_else(Exact::zero);
    let uptime = Exact::one().minus(&down);
    Measured {
        period,
        in_force,
        denominator,
        affected_all: affected.clone(),
        uptime_all: uptime.clone(),
        affected,
        uptime,
        segments,
    }
}
