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
use crate::workings::Arg;
use crate::workings::Phrase;
use crate::workings::Step;
use crate::workings::Value;

/// What the workings tell of.
#[derive(Clone)]
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
    /// The period: `March 2026 in Europe/Berlin`.
    pub period: Phrase,
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
        Step::new("step-credit", credit_value(&told)).rule(verdict(&told)).clause(p.remedy_clause.as_deref());
    if let Some(undecided) = &told.remedied.undecided {
        for reading in &undecided.readings {
            top = top.step(
                Step::new("step-reading", Value::Phrase(reading.words.clone())).source(told.policy_place),
            );
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
            Step::new("step-interpretation", Value::Phrase(Phrase::quoted(words)))
                .rule(Phrase::new("how-it-is-read"))
                .source(told.policy_place),
        );
    }
    for right in told.rights {
        top = top.step(
            Step::new("step-right", Value::Phrase(Phrase::quoted(&right.name)))
                .rule(
                    Phrase::new("bad-periods")
                        .with("bad", right.bad)
                        .with("among", right.among)
                        .with("condition", Phrase::Formula(right.when.clone())),
                )
                .clause(right.clause.as_deref()),
        );
    }
    top.step(uptime(&told))
}

/// The amount; in its own units where it is not money.
fn credit_value(told: &Told<'_>) -> Value {
    match told.outcome {
        Outcome::Undecided => Value::Phrase(Phrase::new("undecided")),
        Outcome::ToDate => Value::Phrase(Phrase::new("not-yet")),
        Outcome::InKind => Value::Phrase(told.remedied.pay.phrase()),
        _ => Value::Money(told.credit),
    }
}

/// What a policy promises: the commitment of 99.9 %, or its condition.
fn promise(p: &Policy) -> Phrase {
    match &p.breach {
        Some(breach) if !p.promises_uptime => {
            Phrase::new("the-condition").with("condition", Phrase::Formula(breach.spoken().to_owned()))
        }
        _ => Phrase::new("the-commitment").with("commitment", Arg::Share(p.commitment.clone())),
    }
}

/// What became of the promise; a condition comes about, a commitment is missed.
fn missed(p: &Policy, commitment: &'static str, condition: &'static str) -> Phrase {
    let is_condition = p.breach.is_some() && !p.promises_uptime;
    Phrase::new(if is_condition { condition } else { commitment }).with("promise", promise(p))
}

fn verdict(told: &Told<'_>) -> Phrase {
    let p = told.policy;
    let exactly = |id| Phrase::new(id).with("exact", told.amount.exact.clone());
    match told.outcome {
        Outcome::Met => missed(p, "commitment-kept", "condition-not-met"),
        Outcome::ToDate => Phrase::new("where-it-stands"),
        Outcome::Undecided => {
            let why = told.remedied.undecided.as_ref().map_or(Phrase::Empty, |u| u.why.clone());
            Phrase::new("text-does-not-decide").with("why", why)
        }
        Outcome::NothingOwed => missed(p, "commitment-missed-nothing", "condition-met-nothing"),
        Outcome::InKind if p.extends_term && !told.remedied.pay.time.is_zero() => {
            missed(p, "commitment-missed-term", "condition-met-term")
        }
        Outcome::InKind => missed(p, "commitment-missed-no-money", "condition-met-no-money"),
        Outcome::CarriedOver => {
            let until = p.hold_until.map_or(Phrase::Empty, |m| m.op.phrase(m.amount));
            exactly("carried-over").with("until", until)
        }
        Outcome::BelowMinimum => {
            let min = p.minimum.iter().find(|m| m.amount.currency == told.credit.currency);
            exactly("below-minimum").with("minimum", min.map_or(Phrase::Empty, |m| m.op.phrase(m.amount)))
        }
        _ => {
            let rounding = match told.amount.residue.is_zero() {
                true => "no-rounding",
                false => p.rounding.message(),
            };
            let (id, day) = match told.claim {
                ClaimState::NotNeeded | ClaimState::Waived(_) => ("exactly", None),
                ClaimState::Received(day) => ("exactly-claimed", Some(*day)),
                ClaimState::Awaited(day) => ("exactly-to-claim", Some(*day)),
                ClaimState::TooLate(day) => ("exactly-not-claimed", Some(*day)),
            };
            let words = exactly(id).with("rounding", Phrase::new(rounding));
            match day {
                Some(day) => words.with("day", day),
                None => words,
            }
        }
    }
}

/// The step for the fees of a contract line.
pub(super) fn fees(policy: &Policy, base: &Base, sources: &Sources) -> Step {
    let rule = if base.is_billed { "billed-net" } else { "fees-net" };
    let mut step = Step::new("step-base", Value::ExactMoney(base.amount.clone()))
        .rule(Phrase::new(rule))
        .clause(policy.base_clause.as_deref());
    for part in &base.parts {
        let days = match part.days == part.of_days {
            true => Phrase::new("all-days"),
            false => Phrase::new("some-days").with("days", part.days).with("of", part.of_days),
        };
        let words = match part.billing {
            None => Phrase::new("billed").with("fee", part.fee),
            Some(billing) => Phrase::new(billing.message()).with("fee", part.fee).with("days", days),
        };
        step = step.step(
            Step::new("step-fee", Value::ExactMoney(part.amount.clone()))
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
        true => ("step-share", Value::Share(r.pay.share.clone())),
        false => ("step-owed", Value::Phrase(r.pay.phrase())),
    };
    let mut step = Step::new(what, value)
        .rule(Phrase::new("rule-that-applies").with("tier", r.tier.clone()))
        .clause(r.clause.as_deref().or(p.remedy_clause.as_deref()))
        .source(told.policy_place);
    for (group, Applied { pay, tier, clause, .. }) in &r.parts {
        let name = match group.of {
            GroupOf::Day(_) => group.of.phrase(told.period_zone),
            of => of.phrase(told.zone),
        };
        let rule = match tier.is_empty() {
            true => name,
            false => Phrase::new("part-by-rule").with("part", name).with("tier", tier.clone()),
        };
        let part = Step::new("step-part", Value::Phrase(pay.phrase())).rule(rule);
        step = step.step(part.clause(clause.as_deref()));
    }
    for rule in &p.facts {
        let Some(value) = fact(p, told.given, &rule.name) else { continue };
        let about = match told.given.values.contains_key(&rule.name) {
            true => Phrase::quoted(&rule.about),
            false => Phrase::new("nobody-said-otherwise").with("about", rule.about.as_str()),
        };
        let name = Phrase::Formula(rule.name.clone());
        step = step.step(Step::named(name, Value::Phrase(value.phrase())).rule(about));
    }
    top.step(step)
}

fn limits(told: &Told<'_>, top: Step) -> Step {
    let p = told.policy;
    let mut top = top;
    if let ClaimState::Waived(place) = told.claim {
        top = top.step(
            Step::new("step-claim", Value::Phrase(Phrase::new("claim-waived")))
                .rule(Phrase::new("claim-waived-why"))
                .clause(p.claim_clause.as_deref())
                .source(place),
        );
    }
    if let (Some(cap), Some(amount)) = (&p.cap, &told.amount.cap) {
        let reached = if told.amount.is_capped { "cap-reached" } else { "cap-not-reached" };
        let of = match cap {
            Cap::Share(share) => Phrase::new("share-of-base").with("share", Arg::Share(share.clone())),
            Cap::Formula(formula) => Phrase::Formula(formula.spoken().to_owned()),
        };
        top = top.step(
            Step::new("step-cap", Value::ExactMoney(amount.clone()))
                .rule(Phrase::new(reached).with("of", of))
                .clause(p.limits_clause.as_deref()),
        );
    }
    if let Some(other) = p.minimum.first().filter(|_| {
        let here = told.amount.exact.currency;
        p.minimum.iter().all(|m| m.amount.currency != here)
    }) {
        top = top.step(
            Step::new("step-minimum", Value::Phrase(other.op.phrase(other.amount)))
                .rule(Phrase::new("other-currency"))
                .clause(p.limits_clause.as_deref()),
        );
    }
    if !told.amount.residue.is_zero() {
        let residue =
            Phrase::new("of-the-smallest-unit").with("n", Arg::Decimal(told.amount.residue.clone()));
        top = top.step(
            Step::new("step-residue", Value::Phrase(residue))
                .rule(Phrase::new("left-over").with("rounding", Phrase::new(p.rounding.message()))),
        );
    }
    top
}

/// How the uptime is reckoned.
fn uptime_rule(told: &Told<'_>) -> Phrase {
    let (p, m) = (told.policy, told.measured);
    let how = match (&told.given.uptime, &p.signal) {
        (Some(_), _) => Phrase::new("uptime-stated"),
        (None, Signal::Formula(formula)) => Phrase::Formula(formula.spoken().to_owned()),
        (None, Signal::Requests(rule)) => match rule.aggregate {
            Aggregate::Mean => Phrase::new("uptime-mean").with("bucket", rule.bucket),
            Aggregate::Total => Phrase::new("uptime-total"),
            Aggregate::Time => Phrase::new("uptime-time"),
        },
        (None, Signal::Outages) => Phrase::new("uptime-time"),
    };
    if !p.promises_uptime {
        return how;
    }
    let id = if m.uptime < p.commitment { "below-promised" } else { "not-below-promised" };
    Phrase::new(id).with("how", how).with("commitment", Arg::Share(p.commitment.clone()))
}

fn uptime(told: &Told<'_>) -> Step {
    let p = told.policy;
    let edges = vec![p.commitment.clone()];
    let m = told.measured;
    let mut step = Step::new("step-uptime", Value::Percent(m.uptime.clone(), edges.clone()))
        .rule(uptime_rule(told))
        .clause(p.commitment_clause.as_deref());
    let measured = match &p.measured_over {
        Some(formula) => Phrase::new("period-over")
            .with("period", told.period.clone())
            .with("over", Phrase::Formula(formula.spoken().to_owned())),
        None if m.denominator != m.period.length() => {
            Phrase::new("period-under-contract").with("period", told.period.clone())
        }
        None => told.period.clone(),
    };
    step = step.step(
        Step::new("step-time-measured", Value::Elapsed(m.denominator))
            .rule(measured)
            .clause(p.period_clause.as_deref()),
    );
    let mut affected = Step::new("step-affected", Value::Elapsed(floor(&m.affected)))
        .rule(Phrase::new("sum-of-what-counts"))
        .clause(p.detect_clause.as_deref());
    for segment in &whole_stretches(&m.segments) {
        affected = affected.step(segment_step(told, segment));
    }
    step = step.step(affected);
    if m.uptime != m.uptime_all {
        step = step.step(
            Step::new("step-uptime-all", Value::Percent(m.uptime_all.clone(), edges))
                .rule(Phrase::new("if-nothing-excluded")),
        );
    }
    if let Some(unknown) = told.unknown.filter(|u| *u > Elapsed::ZERO) {
        step = step
            .step(Step::new("step-unknown", Value::Elapsed(unknown)).rule(Phrase::new("no-monitor-spoke")));
    }
    if let Some(doubt) = told.doubt {
        step = step.step(
            Step::new("step-doubt", Value::Phrase(doubt_between(doubt)))
                .rule(Phrase::new("samples-allow-both")),
        );
    }
    step
}

/// Touching stretches that count for the same reason, as one: the reader sees an interruption, whatever
/// number of sources tell of its parts.
pub fn whole_stretches(segments: &[MeasuredSegment]) -> Vec<MeasuredSegment> {
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
    let clock = |at, name: &str| match name {
        "" => Phrase::just(Arg::Clock(at, zone)),
        name => Phrase::new("clock-in-zone").with("clock", Arg::Clock(at, zone)).with("zone", name),
    };
    let first = if names.0 == names.1 { "" } else { &names.0 };
    let when = Phrase::new("span").with("from", clock(start, first)).with("to", clock(end, &names.1));
    let because = |id: &'static str| {
        Phrase::new("time-because").with("when", when.clone()).with("why", Phrase::new(id))
    };
    let detect = told.policy.detect_clause.clone();
    let (what, rule, clause) = match &s.counted {
        Counted::Yes if s.weight == Exact::one() => ("step-counted", when, None),
        Counted::Yes => {
            let rule =
                Phrase::new("time-weighted").with("when", when).with("share", Arg::Share(s.weight.clone()));
            ("step-counted", rule, detect)
        }
        Counted::Excluded { class, clause, .. } => {
            ("step-not-counted", because(class.message()), clause.clone())
        }
        Counted::PartOfUnit => ("step-not-counted", because("part-of-a-unit"), detect),
        Counted::Unreported => ("step-not-counted", because("not-reported-yet"), detect),
        Counted::Grace => ("step-not-counted", because("before-grace-was-over"), detect),
        Counted::TooShort => ("step-not-counted", because("too-short"), detect),
        Counted::Degraded => ("step-not-counted", because("degraded-not-counted"), detect),
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

/// `EUR 10.00 to EUR 25.00`.
fn doubt_between(doubt: &Doubt) -> Phrase {
    Phrase::new("span").with("from", doubt.credit_low).with("to", doubt.credit_high)
}

fn floor(ms: &Exact) -> Elapsed {
    Elapsed(i64::try_from(ms.floor()).unwrap_or(i64::MAX))
}
