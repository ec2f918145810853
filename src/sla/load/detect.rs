//! What counts as downtime, and over what it is measured.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::money::Exact;
use crate::sla::Aggregate;
use crate::sla::ClockUnit;
use crate::sla::Comparator;
use crate::sla::FactRule;
use crate::sla::MinRun;
use crate::sla::PeriodKind;
use crate::sla::PolicyZone;
use crate::sla::Requests;
use crate::sla::Signal;
use crate::sla::load::formulas::Wanted;
use crate::sla::load::formulas::formula;
use crate::source::Span;
use crate::time::Elapsed;
use crate::time::Zone;

pub(super) fn zone(r: &mut Reader<'_>, text: &raw::Text) -> Option<PolicyZone> {
    match text.get_ref().as_str() {
        "customer" => Some(PolicyZone::Customer),
        name => {
            let at = r.span(text.span());
            r.zone(name, at).map(|z: Zone| PolicyZone::Fixed(z))
        }
    }
}

pub(super) fn period(r: &mut Reader<'_>, raw: &raw::RawPeriod) -> Option<PeriodKind> {
    let at = r.span(raw.zone.span());
    let first = raw.first_month.unwrap_or(1);
    if !(1..=12).contains(&first) {
        r.push(
            Diagnostic::error(Code::SlaRule, format!("there is no month {first}"))
                .at(at, "the period of this SLA")
                .help("`first_month = 2` begins the first quarter in February"),
        );
        return None;
    }
    Some(match raw.kind {
        raw::RawPeriodKind::CalendarMonth => PeriodKind::Month,
        raw::RawPeriodKind::CalendarQuarter => PeriodKind::Quarter(1),
        raw::RawPeriodKind::FiscalQuarter => PeriodKind::Quarter(first),
        raw::RawPeriodKind::CalendarYear => PeriodKind::Year(first),
        raw::RawPeriodKind::AnniversaryMonth => PeriodKind::Anniversary,
        raw::RawPeriodKind::Rolling => match raw.days.filter(|d| (1..=3_660).contains(d)) {
            Some(days) => PeriodKind::Rolling(days),
            None => {
                r.push(
                    Diagnostic::error(
                        Code::SlaRule,
                        "a rolling period needs its number of days, from 1 to 3,660",
                    )
                    .at(at, "the period of this SLA")
                    .help("write for instance `days = 30`"),
                );
                return None;
            }
        },
    })
}

/// `>= 5min` or `> 1.00 USD`: the comparator and the rest.
pub(super) fn comparator(text: &str) -> Option<(Comparator, &str)> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix(">=") {
        return Some((Comparator::AtLeast, rest.trim()));
    }
    text.strip_prefix('>').map(|rest| (Comparator::MoreThan, rest.trim()))
}

pub(super) fn min_run(r: &mut Reader<'_>, text: &raw::Text) -> Option<MinRun> {
    let at = r.span(text.span());
    match comparator(text.get_ref()) {
        Some((op, rest)) => Some(MinRun { op, length: r.elapsed(rest, at)? }),
        None => {
            r.push(
                Diagnostic::error(
                    Code::SlaRule,
                    format!("`{}` does not say whether the length itself counts", text.get_ref()),
                )
                .at(at, "at least, or more than?")
                .note("an outage of exactly that length would be paid or not by chance")
                .help(format!("write `>= {0}` (at least) or `> {0}` (more than)", text.get_ref())),
            );
            None
        }
    }
}

/// Something that the signal needs and that is missing.
fn missing(r: &mut Reader<'_>, at: Span, what: &str, help: &str) {
    r.push(Diagnostic::error(Code::SlaRule, what).at(at, "what counts as downtime in this SLA").help(help));
}

pub(super) fn signal(
    r: &mut Reader<'_>,
    raw: &raw::RawDetect,
    facts: &[FactRule],
    at: Span,
) -> Option<Signal> {
    match raw.signal {
        None | Some(raw::RawSignal::Outages) => Some(Signal::Outages),
        Some(raw::RawSignal::Formula) => {
            let Some(text) = &raw.uptime else {
                missing(r, at, "the formula of the uptime is missing", "uptime = \"1 - failed / all\"");
                return None;
            };
            formula(r, facts, text, Wanted::Number).map(Signal::Formula)
        }
        Some(raw::RawSignal::Requests) => {
            let (Some(bucket), Some(aggregate), Some(idle)) = (&raw.bucket, raw.aggregate, raw.idle) else {
                missing(
                    r,
                    at,
                    "requests need the width of a bucket, how buckets become one figure, and what an idle one counts as",
                    "bucket = \"5min\"\naggregate = \"mean-of-rates\"   # or ratio-of-totals, sum-of-time\nidle = \"up\"   # or left-out",
                );
                return None;
            };
            let span = r.span(bucket.span());
            let bucket = r.elapsed(bucket.get_ref(), span)?;
            if bucket == Elapsed::ZERO {
                missing(r, span, "a bucket has no width", "bucket = \"5min\"");
                return None;
            }
            let aggregate = match aggregate {
                raw::RawAggregate::MeanOfRates => Aggregate::Mean,
                raw::RawAggregate::RatioOfTotals => Aggregate::Total,
                raw::RawAggregate::SumOfTime => Aggregate::Time,
            };
            let error = match &raw.error {
                None => None,
                Some(text) => {
                    let span = r.span(text.span());
                    let Some((op, rest)) = comparator(text.get_ref()) else {
                        missing(r, span, "whether the share itself counts is not said", "error = \"> 10%\"");
                        return None;
                    };
                    Some((op, r.percent(rest, span, "share of errors")?))
                }
            };
            if aggregate == Aggregate::Time && error.is_none() {
                missing(
                    r,
                    at,
                    "from which share of errors a bucket is down is not said",
                    "error = \"> 10%\"",
                );
                return None;
            }
            Some(Signal::Requests(Requests {
                bucket,
                aggregate,
                idle_is_up: matches!(idle, raw::RawIdle::Up),
                error,
                min_requests: Exact::whole(raw.min_requests.unwrap_or(0)),
            }))
        }
    }
}

pub(super) fn unit(r: &mut Reader<'_>, raw: &raw::RawDetect) -> Option<Option<ClockUnit>> {
    let Some(text) = &raw.unit else { return Some(None) };
    let at = r.span(text.span());
    let length = r.elapsed(text.get_ref(), at)?;
    let Some(partial) = raw.partial.filter(|_| length > Elapsed::ZERO) else {
        missing(
            r,
            at,
            "what a unit that was down in part counts as is not said",
            "partial = \"dropped\"   # or counted",
        );
        return None;
    };
    Some(Some(ClockUnit { length, partial_counts: matches!(partial, raw::RawPartial::Counted) }))
}
