//! `slas/*.toml` to policies, with every rule checked.

mod claim;
mod detect;
mod faults;
mod formulas;
mod remedy;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::interval::Hours;
use crate::model::ExclusionClass;
use crate::model::SlaId;
use crate::money::Exact;
use crate::money::Rounding;
use crate::sla::Allowance;
use crate::sla::AllowancePer;
use crate::sla::CARRIED_OVER;
use crate::sla::Clock;
use crate::sla::Degraded;
use crate::sla::Exclude;
use crate::sla::FactRule;
use crate::sla::FactUnit;
use crate::sla::InDoubt;
use crate::sla::Minimum;
use crate::sla::Notice;
use crate::sla::PartPeriod;
use crate::sla::Per;
use crate::sla::PeriodKind;
use crate::sla::Policy;
use crate::sla::Proration;
use crate::sla::Right;
use crate::sla::ServiceTime;
use crate::sla::Stack;
use crate::sla::StackRule;
use crate::sla::formula::Quantity;
use crate::sla::load::faults::Text;
use crate::sla::load::faults::faults;
use crate::sla::load::formulas::Wanted;
use crate::sla::load::formulas::condition;
use crate::sla::load::formulas::formula;
use crate::source::Span;
use chrono::NaiveDate;

/// One policy, with what is wrong with its text among its findings.
pub fn policy(r: &mut Reader<'_>, raw: raw::RawSla) -> Option<Policy> {
    r.schema(raw.schema);
    let id_span = r.span(raw.sla.id.span());
    let id = r.id(raw.sla.id.get_ref(), id_span, "SLA");
    let mut facts = formulas::facts(r, raw.fact)?;
    if raw.limits.hold_until.is_some() && !facts.iter().any(|f| f.name == CARRIED_OVER) {
        facts.push(FactRule {
            name: CARRIED_OVER.to_owned(),
            unit: FactUnit::Money,
            about: "credits that stand over from earlier periods".to_owned(),
            default: Some(Quantity::number(Exact::zero())),
        });
    }
    let commitment = commitment(r, &raw.commitment, id_span);
    let breach = optional(&raw.commitment.breach, |text| condition(r, &facts, text));
    let zone = detect::zone(r, &raw.period.zone);
    let period = detect::period(r, &raw.period);
    let measured_over = optional(&raw.period.measured_over, |text| formula(r, &facts, text, Wanted::Time));
    let signal = detect::signal(r, &raw.detect, &facts, id_span);
    let unit = detect::unit(r, &raw.detect);
    let min_run = optional(&raw.detect.min_run, |text| detect::min_run(r, text));
    let exclude: Option<Vec<Exclude>> = raw.exclude.into_iter().map(|e| exclude(r, e)).collect();
    let service_time = optional(&raw.service_time, |time| service_time(r, time));
    let remedy_span = r.span(raw.remedy.span());
    let remedy = remedy::remedy(r, &raw.remedy, raw.band, &facts);
    let base = optional(&raw.base.amount, |text| formula(r, &facts, text, Wanted::Money));
    let base_pays_for = optional(&raw.base.pays_for, |text| formula(r, &facts, text, Wanted::Time));
    let cap = optional(&raw.limits.cap, |text| remedy::cap(r, &facts, text));
    let cap_each = optional(&raw.limits.cap_each, |text| formula(r, &facts, text, Wanted::Credit));
    let minimum: Option<Vec<Minimum>> = raw.limits.minimum.iter().map(|m| remedy::minimum(r, m)).collect();
    let hold_until = optional(&raw.limits.hold_until, |text| remedy::minimum(r, text));
    let rights: Option<Vec<Right>> = raw.right.into_iter().map(|right| right_of(r, &facts, right)).collect();
    let claim = claim::claim(r, &raw.claim, id_span);
    let effective_from: Option<NaiveDate> = match &raw.sla.effective_from {
        None => None,
        Some(text) => {
            let span = r.span(text.span());
            let words = match text.get_ref() {
                toml::Value::String(s) => s.clone(),
                other => other.to_string(),
            };
            Some(r.date(&words, span)?)
        }
    };
    let in_doubt = in_doubt(r, &raw.sla);
    let per = match raw.remedy.get_ref().per {
        None | Some(raw::RawPer::Period) => Per::Period,
        Some(raw::RawPer::Outage) => Per::Outage,
        Some(raw::RawPer::Day) => Per::Day,
        Some(raw::RawPer::Hour) => Per::Hour,
    };
    let (commitment, remedy, breach, cap, period) = (commitment?, remedy?, breach?, cap?, period?);
    let at = |r: &Reader<'_>, text: &Option<raw::Text>| text.as_ref().map_or(id_span, |t| r.span(t.span()));
    let (breach_at, cap_at) = (at(r, &raw.commitment.breach), at(r, &raw.limits.cap));
    let findings = faults(&Text {
        remedy: &remedy,
        remedy_span,
        promise: raw.commitment.uptime.as_ref().map(|_| &commitment),
        breach: breach.as_ref().map(|condition| (condition, breach_at)),
        per,
        period,
        cap: cap.as_ref().map(|cap| (cap, cap_at)),
        has_base: raw.base.amount.is_some(),
        facts: &facts,
    });
    Some(Policy {
        id: SlaId::new(id?),
        version: raw.sla.version,
        name: raw.sla.name,
        source: raw.sla.source,
        source_status: raw.sla.source_status,
        effective_from,
        interpretation: raw.sla.interpretation,
        in_doubt: in_doubt?,
        requires: raw.sla.requires,
        facts,
        promises_uptime: raw.commitment.uptime.is_some(),
        commitment,
        breach,
        commitment_clause: raw.commitment.clause,
        period,
        zone: zone?,
        measured_over: measured_over?,
        part_period: match raw.period.part_period {
            raw::RawPartPeriod::AssumeUp => PartPeriod::AssumeUp,
            raw::RawPartPeriod::ExistingTime => PartPeriod::ExistingTime,
        },
        period_clause: raw.period.clause,
        signal: signal?,
        clock: match raw.detect.clock {
            None | Some(raw::RawClock::Detected) => Clock::Detected,
            Some(raw::RawClock::Reported) => Clock::Reported,
        },
        unit: unit?,
        grace: raw.detect.grace_business_days.unwrap_or(0).min(1_000),
        degraded: match raw.detect.degraded {
            None | Some(raw::RawDegraded::Ignore) => Degraded::Ignore,
            Some(raw::RawDegraded::Full) => Degraded::Full,
            Some(raw::RawDegraded::Share) => Degraded::Share,
        },
        min_run: min_run?,
        detect_clause: raw.detect.clause,
        exclude: exclude?,
        service_time: service_time?,
        runs_first: matches!(raw.detect.exclusions, Some(raw::RawExclusionOrder::AfterMinRun)),
        per,
        remedy_clause: raw.remedy.get_ref().clause.clone(),
        remedy,
        proration: match raw.base.proration {
            raw::RawProration::ByDay => Proration::ByDay,
            raw::RawProration::Full => Proration::Full,
        },
        base: base?,
        base_pays_for: base_pays_for?,
        base_clause: raw.base.clause,
        cap,
        cap_each: cap_each?,
        minimum: minimum?,
        hold_until: hold_until?,
        limits_clause: raw.limits.clause,
        rounding: match raw.rounding.mode {
            None | Some(raw::RawRoundingMode::HalfUp) => Rounding::HalfUp,
            Some(raw::RawRoundingMode::HalfEven) => Rounding::HalfEven,
            Some(raw::RawRoundingMode::Down) => Rounding::Down,
            Some(raw::RawRoundingMode::Up) => Rounding::Up,
        },
        extends_term: raw.settlement.extends_term,
        rights: rights?,
        stack: raw.stack.map(stack),
        findings,
        claim: claim?,
        claim_clause: raw.claim.clause,
        span: id_span,
    })
}

/// Reads what may be missing: `Some(None)` where it is.
fn optional<T, U>(text: &Option<T>, read: impl FnOnce(&T) -> Option<U>) -> Option<Option<U>> {
    match text {
        None => Some(None),
        Some(text) => read(text).map(Some),
    }
}

fn commitment(r: &mut Reader<'_>, raw: &raw::RawCommitment, id_span: Span) -> Option<Exact> {
    let Some(text) = &raw.uptime else {
        if raw.breach.is_none() {
            r.push(
                Diagnostic::error(Code::SlaRule, "this SLA promises nothing that can be missed")
                    .at(id_span, "neither `uptime` nor `breach` under [commitment]")
                    .help("write for instance `uptime = \"99.9%\"`, or `breach = \"longest > 15min\"`"),
            );
            return None;
        }
        return Some(Exact::one());
    };
    let at = r.span(text.span());
    let commitment = r.percent(text.get_ref(), at, "promised uptime")?;
    if commitment > Exact::one() {
        r.push(
            Diagnostic::error(Code::SlaRule, "more than 100 % cannot be promised")
                .at(at, "the promised uptime")
                .help("write for instance `uptime = \"99.9%\"`"),
        );
    }
    Some(commitment)
}

/// Doubt that goes one way needs words that say so.
fn in_doubt(r: &mut Reader<'_>, head: &raw::RawSlaHead) -> Option<Option<InDoubt>> {
    let Some(raw) = &head.in_doubt else { return Some(None) };
    if head.interpretation.is_none() {
        let at = r.span(raw.span());
        r.push(
            Diagnostic::error(Code::SlaRule, "it is not said why doubt goes this way")
                .at(at, "an `interpretation` is needed")
                .note("letters and workings print it, so that the customer can agree or not")
                .help("interpretation = \"At exactly 99.0 % the row that pays more applies.\""),
        );
        return None;
    }
    Some(Some(match raw.get_ref() {
        raw::RawInDoubt::ForTheCustomer => InDoubt::ForTheCustomer,
        raw::RawInDoubt::ForTheProvider => InDoubt::ForTheProvider,
    }))
}

fn right_of(r: &mut Reader<'_>, facts: &[FactRule], raw: raw::RawRight) -> Option<Right> {
    let times = usize::try_from(raw.times.unwrap_or(1).max(1)).ok()?;
    let within = raw.within.and_then(|n| usize::try_from(n).ok()).unwrap_or(times).max(times);
    Some(Right { name: raw.name, when: condition(r, facts, &raw.when)?, times, within, clause: raw.clause })
}

fn stack(raw: raw::RawStack) -> Stack {
    let rule = match raw.rule {
        raw::RawStackRule::Sum => StackRule::Sum,
        raw::RawStackRule::Best => StackRule::Best,
        raw::RawStackRule::CustomerChooses => StackRule::Choice,
        raw::RawStackRule::OnePerTime => StackRule::OnePerTime,
    };
    Stack { group: raw.group, rule, clause: raw.clause }
}

fn exclude(r: &mut Reader<'_>, raw: toml::Spanned<raw::RawExclude>) -> Option<Exclude> {
    let raw = raw.into_inner();
    let class: ExclusionClass = match raw.class {
        raw::RawExclusionClass::Maintenance => ExclusionClass::Maintenance,
        raw::RawExclusionClass::EmergencyMaintenance => ExclusionClass::EmergencyMaintenance,
        raw::RawExclusionClass::Customer => ExclusionClass::Customer,
        raw::RawExclusionClass::ThirdParty => ExclusionClass::ThirdParty,
        raw::RawExclusionClass::ForceMajeure => ExclusionClass::ForceMajeure,
    };
    let notice = optional(&raw.notice, |text| {
        let at = r.span(text.span());
        match text.get_ref().trim().split_once(' ').map(|(n, unit)| (n.parse(), unit.trim())) {
            Some((Ok(days), "business day" | "business days")) => Some(Notice::BusinessDays(days)),
            _ => r.elapsed(text.get_ref(), at).map(Notice::Time),
        }
    });
    let only_within = optional(&raw.only_within, |text| hours(r, text));
    let allowance = optional(&raw.allowance, |text| {
        let at = r.span(text.span());
        let per = match raw.allowance_per.as_ref().map(|text| (text.get_ref().as_str(), text.span())) {
            None | Some(("month", _)) => AllowancePer::Calendar(PeriodKind::Month),
            Some(("quarter", _)) => AllowancePer::Calendar(PeriodKind::Quarter(1)),
            Some(("year", _)) => AllowancePer::Calendar(PeriodKind::Year(1)),
            Some((length, span)) => {
                let at = r.span(span);
                AllowancePer::Any(r.elapsed(length, at)?)
            }
        };
        r.elapsed(text.get_ref(), at).map(|time| Allowance { time, per })
    });
    Some(Exclude {
        class,
        notice: notice?,
        only_within: only_within?,
        allowance: allowance?,
        clause: raw.clause,
    })
}

fn hours(r: &mut Reader<'_>, text: &raw::Text) -> Option<Hours> {
    let found = Hours::parse(text.get_ref());
    if found.is_none() {
        let at = r.span(text.span());
        r.push(
            Diagnostic::error(Code::SlaRule, format!("`{}` are not hours of a week", text.get_ref()))
                .at(at, "days, then hours of the day")
                .help("write for instance `Mon-Fri 08:00-18:00; Sat 09:00-12:30`, `Mon-Sun 22:00-06:00`, or `Mon-Fri` for whole days"),
        );
    }
    found
}

fn service_time(r: &mut Reader<'_>, raw: &raw::RawServiceTime) -> Option<ServiceTime> {
    let hours = hours(r, &raw.hours);
    let mut holidays = Vec::new();
    let mut is_good = true;
    for text in &raw.holidays {
        let at = r.span(text.span());
        let date = r.date(&raw::time_words(text), at);
        is_good &= date.is_some();
        holidays.extend(date);
    }
    Some(ServiceTime { hours: hours.filter(|_| is_good)?, holidays, clause: raw.clause.clone() })
}
