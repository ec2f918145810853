//! The workings of an assessment: from the amount down to the lines of the files it rests on.

use crate::credit::Assessment;
use crate::credit::ClaimState;
use crate::credit::Outcome;
use crate::interval::Interval;
use crate::measure::Origins;
use crate::model::Term;
use crate::money::Exact;
use crate::money::format_percent;
use crate::sla::Cap;
use crate::sla::Counted;
use crate::sla::MeasuredSegment;
use crate::sla::PartPeriod;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::workings::Step;
use crate::workings::Value;
use chrono::NaiveDate;

/// The tree for an assessment.
pub(super) fn workings(a: &Assessment<'_>, terms: &[&Term], origins: &Origins, sources: &Sources) -> Step {
    let p = a.policy;
    let mut top =
        Step::new("credit", Value::Money(a.credit)).rule(verdict(a)).clause(p.remedy_clause.as_deref());
    if a.outcome != Outcome::Met {
        top = top.step(base(a, terms, sources)).step(
            Step::new("share of the base", Value::Share(a.remedied.pay.share.clone()))
                .rule(format!("the rule that applies: {}", a.remedied.tier))
                .clause(a.remedied.clause.as_deref().or(p.remedy_clause.as_deref()))
                .source(sources.place(p.span)),
        );
        top = limits(a, top);
    }
    top.step(uptime(a, origins))
}

fn verdict(a: &Assessment<'_>) -> String {
    let p = a.policy;
    let promised = format_percent(&p.commitment);
    match a.outcome {
        Outcome::Met => format!("the commitment of {promised} was kept"),
        Outcome::NothingOwed => {
            format!("the commitment of {promised} was missed; by its rules nothing is owed")
        }
        Outcome::BelowMinimum => {
            let min = p.minimum.iter().find(|m| m.amount.currency == a.line.currency);
            let min = min.map(|m| format!("{} {}", m.op.words(), m.amount)).unwrap_or_default();
            format!("exactly {}; paid only when it is {min}", a.exact)
        }
        _ => {
            let rounding = if a.residue.is_zero() { "no rounding was needed" } else { p.rounding.words() };
            let claim = match &a.claim {
                ClaimState::NotNeeded => String::new(),
                ClaimState::Received(day) => format!("; claimed on {}, in time", words(*day)),
                ClaimState::Awaited(day) => format!("; must be claimed by {}", words(*day)),
                ClaimState::TooLate(day) => format!("; had to be claimed by {}", words(*day)),
            };
            format!("exactly {}; {rounding}{claim}", a.exact)
        }
    }
}

fn base(a: &Assessment<'_>, terms: &[&Term], sources: &Sources) -> Step {
    let rule = if a.base.is_billed { "what was billed, net of tax" } else { "fees in force, net of tax" };
    let mut step = Step::new("base", Value::ExactMoney(a.base.amount.clone()))
        .rule(rule)
        .clause(a.policy.base_clause.as_deref());
    for part in &a.base.parts {
        let words = match part.billing {
            None => format!("billed {}", part.fee),
            Some(billing) => {
                let per = match billing.months() {
                    1 => String::new(),
                    n => format!(" ÷ {n}"),
                };
                let days = if part.days == a.base.days {
                    "all days".to_owned()
                } else {
                    format!("{} of {} days", part.days, a.base.days)
                };
                format!("{} fee {}{per}, {days} in force", billing.word(), part.fee)
            }
        };
        step = step.step(
            Step::new("fee", Value::ExactMoney(part.amount.clone()))
                .rule(words)
                .source(sources.place(part.span)),
        );
    }
    let _ = terms;
    step
}

fn limits(a: &Assessment<'_>, top: Step) -> Step {
    let p = a.policy;
    let mut top = top;
    if let (Some(cap), Some(amount)) = (&p.cap, &a.cap) {
        let reached = if a.is_capped { "reached: the credit is cut to it" } else { "not reached" };
        let of = match cap {
            Cap::Share(share) => format!("{} of the base", format_percent(share)),
            Cap::Formula(formula) => formula.text().to_owned(),
        };
        top = top.step(
            Step::new("cap", Value::ExactMoney(amount.clone()))
                .rule(format!("{of}; {reached}"))
                .clause(p.limits_clause.as_deref()),
        );
    }
    if !a.residue.is_zero() {
        let residue = a.residue.to_decimal(6).unwrap_or_else(|| a.residue.to_string());
        top = top.step(
            Step::new("residue", Value::Text(format!("{residue} of the smallest unit")))
                .rule(format!("what rounding left over: {}, once for this line", p.rounding.words())),
        );
    }
    top
}

fn uptime(a: &Assessment<'_>, origins: &Origins) -> Step {
    let p = a.policy;
    let edges = vec![p.commitment.clone()];
    let against = if a.measured.uptime < p.commitment { "below" } else { "not below" };
    let promised = format_percent(&p.commitment);
    let m = &a.measured;
    let mut step = Step::new("uptime", Value::Percent(m.uptime.clone(), edges.clone()))
        .rule(format!("1 − affected time ÷ time measured; {against} the {promised} promised"))
        .clause(p.commitment_clause.as_deref());
    let zone = if p.part_period == PartPeriod::ExistingTime && m.in_force.length() != m.period.length() {
        format!("{} in {}, the time under contract", a.month.words(), a.zone)
    } else {
        format!("{} in {}", a.month.words(), a.zone)
    };
    step = step.step(
        Step::new("time measured", Value::Elapsed(m.denominator))
            .rule(zone)
            .clause(p.period_clause.as_deref()),
    );
    let mut affected = Step::new("affected time", Value::Elapsed(floor(&m.affected)))
        .rule("the sum of what counts")
        .clause(p.detect_clause.as_deref());
    for segment in &whole_stretches(&m.segments) {
        affected = affected.step(segment_step(a, segment, origins));
    }
    step = step.step(affected);
    if m.affected != m.affected_all {
        step = step.step(
            Step::new("uptime without exclusions", Value::Percent(m.uptime_all.clone(), edges))
                .rule("if nothing had been excluded"),
        );
    }
    if let Some(unknown) = a.unknown_time().filter(|u| *u > Elapsed::ZERO) {
        step = step
            .step(Step::new("not observed", Value::Elapsed(unknown)).rule("no monitor of the service spoke"));
    }
    if let Some(doubt) = &a.doubt {
        step = step.step(
            Step::new("in doubt", Value::Text(format!("{} to {}", doubt.credit_low, doubt.credit_high)))
                .rule("the samples allow both; the rules of evidence in amends.toml decide"),
        );
    }
    step
}

/// Touching stretches that count for the same reason, as one: the reader sees an interruption, whatever
/// number of sources tell of its parts.
fn whole_stretches(segments: &[MeasuredSegment]) -> Vec<MeasuredSegment> {
    let mut whole: Vec<MeasuredSegment> = Vec::new();
    for s in segments {
        let same = |last: &&mut MeasuredSegment| {
            last.interval.end() == s.interval.start() && last.counted == s.counted && last.weight == s.weight
        };
        match whole.last_mut().filter(same) {
            None => whole.push(s.clone()),
            Some(last) => {
                if let Some(longer) = Interval::new(last.interval.start(), s.interval.end()) {
                    last.interval = longer;
                }
                let new: Vec<_> = s.origins.iter().filter(|o| !last.origins.contains(o)).copied().collect();
                last.origins.extend(new);
            }
        }
    }
    whole
}

fn segment_step(a: &Assessment<'_>, s: &MeasuredSegment, origins: &Origins) -> Step {
    let zone = a.customer.zone;
    let (start, end) = (s.interval.start(), s.interval.end());
    let names = (zone.abbreviation(start), zone.abbreviation(end));
    let when = format!(
        "{}{} to {} {}",
        zone.format(start, "%-d\u{a0}%B %H:%M:%S"),
        if names.0 == names.1 { String::new() } else { format!(" {}", names.0) },
        zone.format(end, "%-d\u{a0}%B %H:%M:%S"),
        names.1,
    );
    let (what, rule, clause) = match &s.counted {
        Counted::Yes if s.weight == Exact::one() => ("counted", when, None),
        Counted::Yes => {
            let share = format_percent(&s.weight);
            ("counted", format!("{when}; weighted {share}"), a.policy.detect_clause.clone())
        }
        Counted::Excluded { class, clause, .. } => {
            ("not counted", format!("{when}; {}", class.words()), clause.clone())
        }
        Counted::PartOfUnit => {
            ("not counted", format!("{when}; part of a unit of the clock"), a.policy.detect_clause.clone())
        }
        Counted::Grace => {
            ("not counted", format!("{when}; before the grace was over"), a.policy.detect_clause.clone())
        }
        Counted::TooShort => {
            ("not counted", format!("{when}; too short to count"), a.policy.detect_clause.clone())
        }
        Counted::Degraded => (
            "not counted",
            format!("{when}; degraded, which this SLA does not count"),
            a.policy.detect_clause.clone(),
        ),
    };
    let mut step = Step::new(what, Value::Elapsed(s.interval.length())).rule(rule).clause(clause.as_deref());
    for origin in &s.origins {
        step = step.source(origins.get(*origin).place.clone());
    }
    if let Counted::Excluded { place, .. } = &s.counted
        && !step.sources.contains(place)
    {
        step = step.source(place.clone());
    }
    step
}

/// `30 April 2026`.
fn words(day: NaiveDate) -> String {
    day.format("%-d\u{a0}%B %Y").to_string()
}

fn floor(ms: &Exact) -> Elapsed {
    Elapsed(i64::try_from(ms.floor()).unwrap_or(i64::MAX))
}
