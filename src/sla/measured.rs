//! Downtime under a policy: what of it counts, what does not and why, and the exact uptime.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::OriginId;
use crate::measure::Origins;
use crate::measure::Pieces;
use crate::model::ExclusionClass;
use crate::money::Exact;
use crate::sla::Clock;
use crate::sla::ExclusionWindow;
use crate::sla::Given;
use crate::sla::PartPeriod;
use crate::sla::Policy;
use crate::sla::Signal;
use crate::sla::count::begun_units;
use crate::sla::count::clipped;
use crate::sla::count::counted_outages;
use crate::sla::count::cut_at;
use crate::sla::count::drop_part_units;
use crate::sla::count::drop_short_runs;
use crate::sla::count::exclude;
use crate::sla::count::total;
use crate::sla::formula::FormulaProblem;
use crate::sla::formula::Quantity;
use crate::sla::formula::Scope;
use crate::sla::given::requests;
use crate::sla::outside_service_time;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use chrono::Datelike;
use chrono::NaiveDate;
use chrono::Weekday;
use std::collections::BTreeMap;

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
    /// A unit of the clock that was down only in part.
    PartOfUnit,
    /// Before the grace of the agreement was over.
    Grace,
    /// Before the customer reported it.
    Unreported,
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
    /// What uptime is divided by, in milliseconds.
    pub denominator: Elapsed,
    /// The hours for which the service was promised.
    pub served: Elapsed,
    /// Counted milliseconds, weighted.
    pub affected: Exact,
    /// Milliseconds of downtime before exclusions, weighted.
    pub affected_all: Exact,
    /// 1 − affected ÷ denominator, or what the SLA says instead.
    pub uptime: Exact,
    /// The same before exclusions.
    pub uptime_all: Exact,
    /// Every stretch, counted or not, in time order.
    pub segments: Vec<MeasuredSegment>,
    /// The outages that count, each with its stretch and its weighted milliseconds.
    pub outages: Vec<(Interval, Exact)>,
}

/// What a policy is held against: downtime with its origins, windows, the period and the term, and facts.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    /// Stretches of downtime.
    pub pieces: &'a Pieces,
    /// Where they come from.
    pub origins: &'a Origins,
    /// Windows that do not count.
    pub windows: &'a [ExclusionWindow],
    /// The period.
    pub period: Interval,
    /// The time under contract.
    pub in_force: &'a IntervalSet,
    /// The zone of the period.
    pub zone: Zone,
    /// Facts that no clock can tell.
    pub given: &'a Given,
}

/// Measures. The order is: union → subtract exclusions → run-length test on the unclipped outage →
/// grace → clip to the period and the term → whole units of the clock → sum.
///
/// # Errors
/// A fact that the policy needs and that is not given.
pub fn measure(policy: &Policy, evidence: Evidence<'_>) -> Result<Measured, FormulaProblem> {
    let Evidence { pieces, origins, windows, period, in_force, zone, given } = evidence;
    let in_force = in_force.clip(period);
    let elapsed = match policy.part_period {
        PartPeriod::AssumeUp => period.length(),
        PartPeriod::ExistingTime => in_force.length(),
    };
    let outside = outside_service_time(policy, zone, period);
    let all: Vec<ExclusionWindow>;
    let windows = if outside.is_empty() {
        windows
    } else {
        all = windows.iter().cloned().chain(outside).collect();
        &all
    };
    let mut stretches = exclude(policy, pieces, origins, windows);
    if policy.clock == Clock::Reported {
        stretches = from_report(stretches, origins);
    }
    drop_short_runs(policy, &mut stretches);
    if policy.grace > 0 {
        stretches = after_grace(policy.grace, zone, stretches);
    }
    let mut segments = clipped(stretches, &in_force);
    if let Some(unit) = policy.unit.filter(|unit| !unit.partial_counts) {
        segments = drop_part_units(unit.length, period, segments);
    }
    let mut affected = total(segments.iter().filter(|s| s.counted == Counted::Yes));
    if let Some(unit) = policy.unit.filter(|unit| unit.partial_counts) {
        affected = Exact::whole(begun_units(unit.length, period, &segments).0);
    }
    let mut direct = None;
    if let Signal::Requests(rule) = &policy.signal {
        let counted = requests(rule, policy.min_run, given, elapsed);
        affected = affected.plus(&Exact::whole(counted.down.0));
        direct = counted.uptime;
    }
    let served = match &policy.service_time {
        None => elapsed,
        Some(time) => {
            let hours = time.hours.within(period, zone, &time.holidays);
            let hours = if policy.part_period == PartPeriod::ExistingTime {
                hours.intersection(&in_force)
            } else {
                hours
            };
            hours.length()
        }
    };
    let scope = FactScope { policy, given, period: elapsed, served, affected: &affected };
    let denominator = match &policy.measured_over {
        None => elapsed,
        Some(formula) => {
            let value = formula.eval(&scope)?.amount;
            Elapsed(i64::try_from(value.floor()).unwrap_or(i64::MAX))
        }
    };
    if denominator <= Elapsed::ZERO && policy.measured_over.is_some() {
        return Err(FormulaProblem::Impossible("there is no time to measure over".to_owned()));
    }
    if let Some(stated) = &given.uptime {
        direct = Some(stated.clone());
        affected = Exact::one().minus(stated).times(&Exact::whole(denominator.0));
    } else if let Signal::Formula(formula) = &policy.signal {
        direct = Some(formula.eval(&scope)?.amount);
    }
    if let Some(uptime) = direct.as_ref().filter(|u| u.is_negative() || **u > Exact::one()) {
        let shown = crate::money::format_percent(uptime);
        return Err(FormulaProblem::Impossible(format!("the facts give an uptime of {shown}")));
    }
    let excluded = |s: &&MeasuredSegment| matches!(s.counted, Counted::Yes | Counted::Excluded { .. });
    let affected_all = total(segments.iter().filter(excluded));
    let uptime = |affected: &Exact| {
        let down = affected.over(&Exact::whole(denominator.0)).unwrap_or_else(Exact::zero);
        Exact::one().minus(&down)
    };
    Ok(Measured {
        period,
        denominator,
        served,
        uptime: direct.clone().unwrap_or_else(|| uptime(&affected)),
        uptime_all: direct.unwrap_or_else(|| uptime(&affected_all)),
        affected,
        affected_all,
        outages: counted_outages(&segments),
        segments,
        in_force,
    })
}

/// Names that a measurement can use: the period, affected time, and facts.
struct FactScope<'a> {
    policy: &'a Policy,
    given: &'a Given,
    period: Elapsed,
    served: Elapsed,
    affected: &'a Exact,
}

impl Scope for FactScope<'_> {
    fn get(&self, name: &str) -> Option<Quantity> {
        match name {
            "period" => Some(Quantity::elapsed(self.period)),
            "service_time" => Some(Quantity::elapsed(self.served)),
            "downtime" => Some(Quantity::time(self.affected.clone())),
            _ => fact(self.policy, self.given, name),
        }
    }
}

/// A fact, or what it is when nobody says.
pub fn fact(policy: &Policy, given: &Given, name: &str) -> Option<Quantity> {
    let rule = policy.facts.iter().find(|f| f.name == name)?;
    given.values.get(name).cloned().or_else(|| rule.default.clone())
}

/// Counted stretches begin when the customer reported what they come from; what nobody reported does not count.
fn from_report(stretches: Vec<MeasuredSegment>, origins: &Origins) -> Vec<MeasuredSegment> {
    let mut out: Vec<MeasuredSegment> = Vec::with_capacity(stretches.len());
    for s in stretches {
        if s.counted != Counted::Yes {
            out.push(s);
            continue;
        }
        let reported = s.origins.iter().filter_map(|o| origins.get(*o).reported_at).min();
        out.extend(split(&s, reported.unwrap_or(Instant::MAX), Counted::Unreported));
    }
    out
}

/// A stretch that counts from an instant on; what comes before has a reason of its own.
fn split(s: &MeasuredSegment, at: Instant, before: Counted) -> impl Iterator<Item = MeasuredSegment> {
    let (start, end) = (s.interval.start(), s.interval.end());
    let parts =
        [(Interval::new(start, at.min(end)), before), (Interval::new(at.max(start), end), Counted::Yes)];
    let (weight, origins) = (s.weight.clone(), s.origins.clone());
    parts.into_iter().filter_map(move |(interval, counted)| {
        let interval = interval?;
        Some(MeasuredSegment { interval, weight: weight.clone(), origins: origins.clone(), counted })
    })
}

/// Runs of counted stretches begin only after so many full days from Monday to Friday have passed since their start.
fn after_grace(days: u32, zone: Zone, stretches: Vec<MeasuredSegment>) -> Vec<MeasuredSegment> {
    let mut out: Vec<MeasuredSegment> = Vec::with_capacity(stretches.len());
    let mut run: Option<(Instant, Instant)> = None;
    for s in stretches {
        if s.counted != Counted::Yes {
            run = None;
            out.push(s);
            continue;
        }
        let begins = match run {
            Some((end, begins)) if end == s.interval.start() => begins,
            _ => zone.start_of_day(after_business_days(zone.civil(s.interval.start()).date(), days)),
        };
        run = Some((s.interval.end(), begins));
        out.extend(split(&s, begins, Counted::Grace));
    }
    out
}

/// The day after so many full days from Monday to Friday that follow `day`.
pub fn after_business_days(day: NaiveDate, mut days: u32) -> NaiveDate {
    let mut day = day;
    while days > 0 {
        let Some(next) = day.succ_opt() else { return day };
        day = next;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            days -= 1;
        }
    }
    day.succ_opt().unwrap_or(day)
}

impl Measured {
    /// Affected time between instants that cut the period, and the longest outage within each, for each stretch that
    /// has some.
    pub fn by_cuts(&self, cuts: &[Instant]) -> Vec<(Instant, Exact, Exact)> {
        let mut sums: BTreeMap<Instant, (Exact, Exact)> = BTreeMap::new();
        let nothing = || (Exact::zero(), Exact::zero());
        for s in self.segments.iter().filter(|s| s.counted == Counted::Yes) {
            for (cut, part) in cut_at(cuts, s.interval) {
                let (sum, _) = sums.entry(cut).or_insert_with(nothing);
                *sum = sum.plus(&s.weight.times(&Exact::whole(part.length().0)));
            }
        }
        for (outage, _) in &self.outages {
            for (cut, part) in cut_at(cuts, *outage) {
                let (_, longest) = sums.entry(cut).or_insert_with(nothing);
                *longest = Exact::whole(part.length().0).max(longest.clone());
            }
        }
        sums.into_iter().map(|(cut, (sum, longest))| (cut, sum, longest)).collect()
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
        served: denominator,
        affected_all: affected.clone(),
        uptime_all: uptime.clone(),
        affected,
        uptime,
        outages: counted_outages(&segments),
        segments,
    }
}
