//! The workings of an assessment: from the amount down to the lines of the files it rests on.

use crate::credit::Amount;
use crate::credit::Base;
use crate::credit::ClaimState;
use crate::credit::Doubt;
use crate::credit::GroupOf;
use crate::credit::Outcome;
use crate::credit::Remedied;
use crate::credit::RightGiven;
use crate::credit::remedy::Applied;
use crate::interval::Interval;
use crate::measure::Origins;
use crate::money::Exact;
use crate::money::Money;
use crate::money::format_percent;
use crate::sla::Aggregate;
use crate::sla::Cap;
use crate::sla::Counted;
use crate::sla::Given;
use crate::sla::Measured;
use crate::sla::MeasuredSegment;
use crate::sla::Policy;
use crate::sla::Remedy;
use crate::sla::Signal;
use crate::sla::fact;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Zone;
use crate::workings::Step;
use crate::workings::Value;
use chrono::NaiveDate;

/// What the workings tell of.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Where it stands.
    pub policy_place: &'a str,
    /// What was measured.
    pub measured: &'a Measured,
    /// What is owed.
    pub remedied: &'a Remedied,
    /// In money.
    pub amount: &'a Amount,
    /// Rights.
    pub rights: &'a [RightGiven],
    /// Facts that no clock can tell.
    pub given: &'a Given,
    /// What it comes to.
    pub outcome: Outcome,
    /// The credit: nought where nothing is owed.
    pub credit: Money,
    /// Where the claim stands.
    pub claim: &'a ClaimState,
    /// The period in words: `March 2026 in Europe/Berlin`.
    pub period: &'a str,
    /// The zone of the period.
    pub period_zone: Zone,
    /// The zone in which times are told.
    pub zone: Zone,
    /// Where stretches come from.
    pub origins: &'a Origins,
    /// How long nobody saw the service.
    pub unknown: Option<Elapsed>,
    /// What the evidence leaves open.
    pub doubt: Option<&'a Doubt>,
}

/// The tree for a policy that was applied; `base` says how the base comes about.
pub fn workings(told: Told<'_>, base: Step) -> Step {
    let p = told.policy;
    let mut top =
        Step::new("credit", credit_value(&told)).rule(verdict(&told)).clause(p.remedy_clause.as_deref());
    if let Some(undecided) = &told.remedied.undecided {
        for reading in &undecided.readings {
            top = top
                .step(Step::new("a reading", Value::Text(reading.words.clone())).source(told.policy_place));
        }
    } else if told.remedied.is_breach && told.policy.remedy != Remedy::None && told.outcome != Outcome::ToDate
    {
        top = top.step(base);
        top = owed(&told, top);
        if told.outcome != Outcome::InKind {
            top = limits(&told, top);
        }
    }
    if let Some(words) = &p.interpretation {
        top = top.step(
            Step::new("interpretation", Value::Text(words.clone()))
                .rule("how a text that leaves something open is read here")
                .source(told.policy_place),
        );
    }
    for right in told.rights {
        top = top.step(
            Step::new("right", Value::Text(right.name.clone()))
                .rule(format!("{} of {} periods with {}", right.bad, right.among, right.when))
                .clause(right.clause.as_deref()),
        );
    }
    top.step(uptime(&told))
}

/// The amount; in its own units where it is not money.
fn credit_value(told: &Told<'_>) -> Value {
    match told.outcome {
        Outcome::Undecided => Value::Text("undecided".to_owned()),
        Outcome::ToDate => Value::Text("not yet".to_owned()),
        Outcome::InKind => Value::Text(told.remedied.pay.to_string()),
        _ => Value::Money(told.credit),
    }
}

/// What a policy promises, in words: `the commitment of 99.9 %`.
fn promise(p: &Policy) -> String {
    match &p.breach {
        Some(breach) if !p.promises_uptime => format!("the condition “{}”", breach.spoken()),
        _ => format!("the commitment of {}", format_percent(&p.commitment)),
    }
}

fn verdict(told: &Told<'_>) -> String {
    let p = told.policy;
    let is_condition = p.breach.is_some() && !p.promises_uptime;
    let (kept, missed) =
        if is_condition { ("did not come about", "came about") } else { ("was kept", "was missed") };
    match told.outcome {
        Outcome::Met => format!("{} {kept}", promise(p)),
        Outcome::ToDate => "the period is not over: this is where it stands".to_owned(),
        Outcome::Undecided => {
            let why = told.remedied.undecided.as_ref().map_or("", |u| u.why.as_str());
            format!("the text does not decide: {why}")
        }
        Outcome::NothingOwed => format!("{} {missed}; by its rules nothing is owed", promise(p)),
        Outcome::InKind if p.extends_term && !told.remedied.pay.time.is_zero() => {
            format!("{} {missed}; it is added to the end of the term", promise(p))
        }
        Outcome::InKind => format!("{} {missed}; it gives no money", promise(p)),
        Outcome::CarriedOver => {
            let until = p.hold_until.map(|m| format!("{} {}", m.op.words(), m.amount)).unwrap_or_default();
            format!("exactly {} with what stood over; carried over until it is {until}", told.amount.exact)
        }
        Outcome::BelowMinimum => {
            let min = p.minimum.iter().find(|m| m.amount.currency == told.credit.currency);
            let min = min.map(|m| format!("{} {}", m.op.words(), m.amount)).unwrap_or_default();
            format!("exactly {}; paid only when it is {min}", told.amount.exact)
        }
        _ => {
            let rounding =
                if told.amount.residue.is_zero() { "no rounding was needed" } else { p.rounding.words() };
            let claim = match told.claim {
                ClaimState::NotNeeded => String::new(),
                ClaimState::Received(day) => format!("; claimed on {}, in time", words(*day)),
                ClaimState::Awaited(day) => format!("; must be claimed by {}", words(*day)),
                ClaimState::TooLate(day) => format!("; had to be claimed by {}", words(*day)),
            };
            format!("exactly {}; {rounding}{claim}", told.amount.exact)
        }
    }
}

/// The step for the fees of a contract line.
pub(super) fn fees(policy: &Policy, base: &Base, sources: &Sources) -> Step {
    let rule = if base.is_billed { "what was billed, net of tax" } else { "fees in force, net of tax" };
    let mut step = Step::new("base", Value::ExactMoney(base.amount.clone()))
        .rule(rule)
        .clause(policy.base_clause.as_deref());
    for part in &base.parts {
        let words = match part.billing {
            None => format!("billed {}", part.fee),
            Some(billing) => {
                let per = match billing.months() {
                    1 => String::new(),
                    n => format!(" ÷ {n}"),
                };
                let days = if part.days == part.of_days {
                    "all days".to_owned()
                } else {
                    format!("{} of {} days", part.days, part.of_days)
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
    step
}

/// What is owed in its own units, and for what.
fn owed(told: &Told<'_>, top: Step) -> Step {
    let (p, r) = (told.policy, told.remedied);
    let is_share = r.pay.time.is_zero() && r.pay.money.is_none() && r.pay.rights.is_empty();
    let (what, value) = match is_share {
        true => ("share of the base", Value::Share(r.pay.share.clone())),
        false => ("owed", Value::Text(r.pay.to_string())),
    };
    let mut step = Step::new(what, value)
        .rule(format!("the rule that applies: {}", r.tier))
        .clause(r.clause.as_deref().or(p.remedy_clause.as_deref()))
        .source(told.policy_place);
    for (group, Applied { pay, tier, clause, .. }) in &r.parts {
        let name = match group.of {
            GroupOf::Day(_) => group.of.words(told.period_zone),
            of => of.words(told.zone),
        };
        let rule = if tier.is_empty() { name } else { format!("{name}: {tier}") };
        step =
            step.step(Step::new("part", Value::Text(pay.to_string())).rule(rule).clause(clause.as_deref()));
    }
    for rule in &p.facts {
        let Some(value) = fact(p, told.given, &rule.name) else { continue };
        let from = if told.given.values.contains_key(&rule.name) { "" } else { ", as nobody said otherwise" };
        step = step.step(
            Step::new(rule.name.clone(), Value::Text(value.to_string()))
                .rule(format!("{}{from}", rule.about)),
        );
    }
    top.step(step)
}

fn limits(told: &Told<'_>, top: Step) -> Step {
    let p = told.policy;
    let mut top = top;
    if let (Some(cap), Some(amount)) = (&p.cap, &told.amount.cap) {
        let reached = if told.amount.is_capped { "reached: the credit is cut to it" } else { "not reached" };
        let of = match cap {
            Cap::Share(share) => format!("{} of the base", format_percent(share)),
            Cap::Formula(formula) => formula.spoken().to_owned(),
        };
        top = top.step(
            Step::new("cap", Value::ExactMoney(amount.clone()))
                .rule(format!("{of}; {reached}"))
                .clause(p.limits_clause.as_deref()),
        );
    }
    if let Some(other) = p.minimum.first().filter(|_| {
        let here = told.amount.exact.currency;
        p.minimum.iter().all(|m| m.amount.currency != here)
    }) {
        top = top.step(
            Step::new("minimum", Value::Text(format!("{} {}", other.op.words(), other.amount)))
                .rule("stated in another currency; it is not applied")
                .clause(p.limits_clause.as_deref()),
        );
    }
    if !told.amount.residue.is_zero() {
        let residue = told.amount.residue.to_decimal(6).unwrap_or_else(|| told.amount.residue.to_string());
        top = top.step(
            Step::new("residue", Value::Text(format!("{residue} of the smallest unit")))
                .rule(format!("what rounding left over: {}, once for this line", p.rounding.words())),
        );
    }
    top
}

/// How the uptime is reckoned.
fn uptime_rule(told: &Told<'_>) -> String {
    let (p, m) = (told.policy, told.measured);
    let how = match (&told.given.uptime, &p.signal) {
        (Some(_), _) => "as it was stated".to_owned(),
        (None, Signal::Formula(formula)) => formula.spoken().to_owned(),
        (None, Signal::Requests(rule)) => match rule.aggregate {
            Aggregate::Mean => format!("1 − the mean of the error rates of buckets of {}", rule.bucket),
            Aggregate::Total => "1 − errors ÷ requests".to_owned(),
            Aggregate::Time => "1 − affected time ÷ time measured".to_owned(),
        },
        (None, Signal::Outages) => "1 − affected time ÷ time measured".to_owned(),
    };
    if !p.promises_uptime {
        return how;
    }
    let against = if m.uptime < p.commitment { "below" } else { "not below" };
    format!("{how}; {against} the {} promised", format_percent(&p.commitment))
}

fn uptime(told: &Told<'_>) -> Step {
    let p = told.policy;
    let edges = vec![p.commitment.clone()];
    let m = told.measured;
    let mut step = Step::new("uptime", Value::Percent(m.uptime.clone(), edges.clone()))
        .rule(uptime_rule(told))
        .clause(p.commitment_clause.as_deref());
    let measured = match &p.measured_over {
        Some(formula) => format!("{}, measured over {}", told.period, formula.spoken()),
        None if m.denominator != m.period.length() => format!("{}, the time under contract", told.period),
        None => told.period.to_owned(),
    };
    step = step.step(
        Step::new("time measured", Value::Elapsed(m.denominator))
            .rule(measured)
            .clause(p.period_clause.as_deref()),
    );
    let mut affected = Step::new("affected time", Value::Elapsed(floor(&m.affected)))
        .rule("the sum of what counts")
        .clause(p.detect_clause.as_deref());
    for segment in &whole_stretches(&m.segments) {
        affected = affected.step(segment_step(told, segment));
    }
    step = step.step(affected);
    if m.uptime != m.uptime_all {
        step = step.step(
            Step::new("uptime without exclusions", Value::Percent(m.uptime_all.clone(), edges))
                .rule("if nothing had been excluded"),
        );
    }
    if let Some(unknown) = told.unknown.filter(|u| *u > Elapsed::ZERO) {
        step = step
            .step(Step::new("not observed", Value::Elapsed(unknown)).rule("no monitor of the service spoke"));
    }
    if let Some(doubt) = told.doubt {
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

fn segment_step(told: &Told<'_>, s: &MeasuredSegment) -> Step {
    let zone = told.zone;
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
            ("counted", format!("{when}; weighted {share}"), told.policy.detect_clause.clone())
        }
        Counted::Excluded { class, clause, .. } => {
            ("not counted", format!("{when}; {}", class.words()), clause.clone())
        }
        Counted::PartOfUnit => {
            ("not counted", format!("{when}; part of a unit of the clock"), told.policy.detect_clause.clone())
        }
        Counted::Unreported => {
            ("not counted", format!("{when}; not reported yet"), told.policy.detect_clause.clone())
        }
        Counted::Grace => {
            ("not counted", format!("{when}; before the grace was over"), told.policy.detect_clause.clone())
        }
        Counted::TooShort => {
            ("not counted", format!("{when}; too short to count"), told.policy.detect_clause.clone())
        }
        Counted::Degraded => (
            "not counted",
            format!("{when}; degraded, which this SLA does not count"),
            told.policy.detect_clause.clone(),
        ),
    };
    let mut step = Step::new(what, Value::Elapsed(s.interval.length())).rule(rule).clause(clause.as_deref());
    for origin in &s.origins {
        step = step.source(told.origins.get(*origin).place.clone());
    }
    if let Counted::Excluded { place, .. } = &s.counted
        && !place.is_empty()
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
