//! `slas/*.toml` to policies, with every rule checked.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::model::ExclusionClass;
use crate::model::SlaId;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::Rounding;
use crate::sla::Anchor;
use crate::sla::Band;
use crate::sla::Claim;
use crate::sla::Comparator;
use crate::sla::Degraded;
use crate::sla::Exclude;
use crate::sla::MinRun;
use crate::sla::Minimum;
use crate::sla::PartPeriod;
use crate::sla::Policy;
use crate::sla::PolicyZone;
use crate::sla::Proration;
use crate::sla::Range;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::StepRound;
use crate::sla::check_bands;
use crate::source::Span;
use crate::time::Elapsed;
use crate::time::Zone;
use chrono::NaiveDate;

/// One policy.
pub fn policy(r: &mut Reader<'_>, raw: raw::RawSla) -> Option<Policy> {
    r.schema(raw.schema);
    let id_span = r.span(raw.sla.id.span());
    let id = r.id(raw.sla.id.get_ref(), id_span, "SLA");
    let at = r.span(raw.commitment.uptime.span());
    let commitment = r.percent(raw.commitment.uptime.get_ref(), at, "promised uptime");
    if commitment.as_ref().is_some_and(|c| *c > Exact::one()) {
        r.push(
            Diagnostic::error(Code::SlaRule, "more than 100 % cannot be promised")
                .at(at, "the promised uptime")
                .help("write for instance `uptime = \"99.9%\"`"),
        );
    }
    let zone = zone(r, &raw.period.zone);
    let min_run = match &raw.detect.min_run {
        None => Some(None),
        Some(text) => min_run(r, text).map(Some),
    };
    let exclude: Option<Vec<Exclude>> = raw.exclude.into_iter().map(|e| exclude(r, e)).collect();
    let remedy = commitment.as_ref().and_then(|c| remedy(r, &raw.remedy, raw.band, c));
    let cap = match &raw.limits.cap {
        None => Some(None),
        Some(text) => {
            let at = r.span(text.span());
            r.percent(text.get_ref(), at, "cap").map(Some)
        }
    };
    let minimum: Option<Vec<Minimum>> = raw.limits.minimum.iter().map(|m| minimum(r, m)).collect();
    let claim = claim(r, &raw.claim, id_span);
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
    Some(Policy {
        id: SlaId::new(id?),
        version: raw.sla.version,
        name: raw.sla.name,
        source: raw.sla.source,
        source_status: raw.sla.source_status,
        effective_from,
        commitment: commitment?,
        commitment_clause: raw.commitment.clause,
        zone: zone?,
        part_period: match raw.period.part_period {
            raw::RawPartPeriod::AssumeUp => PartPeriod::AssumeUp,
            raw::RawPartPeriod::ExistingTime => PartPeriod::ExistingTime,
        },
        period_clause: raw.period.clause,
        degraded: match raw.detect.degraded {
            None | Some(raw::RawDegraded::Ignore) => Degraded::Ignore,
            Some(raw::RawDegraded::Full) => Degraded::Full,
            Some(raw::RawDegraded::Share) => Degraded::Share,
        },
        min_run: min_run?,
        detect_clause: raw.detect.clause,
        exclude: exclude?,
        remedy_clause: raw.remedy.get_ref().clause.clone(),
        remedy: remedy?,
        proration: match raw.base.proration {
            raw::RawProration::ByDay => Proration::ByDay,
            raw::RawProration::Full => Proration::Full,
        },
        base_clause: raw.base.clause,
        cap: cap?,
        minimum: minimum?,
        limits_clause: raw.limits.clause,
        rounding: match raw.rounding.mode {
            None | Some(raw::RawRoundingMode::HalfUp) => Rounding::HalfUp,
            Some(raw::RawRoundingMode::HalfEven) => Rounding::HalfEven,
            Some(raw::RawRoundingMode::Down) => Rounding::Down,
            Some(raw::RawRoundingMode::Up) => Rounding::Up,
        },
        claim: claim?,
        claim_clause: raw.claim.clause,
        span: id_span,
    })
}

fn zone(r: &mut Reader<'_>, text: &raw::Text) -> Option<PolicyZone> {
    match text.get_ref().as_str() {
        "customer" => Some(PolicyZone::Customer),
        name => {
            let at = r.span(text.span());
            r.zone(name, at).map(|z: Zone| PolicyZone::Fixed(z))
        }
    }
}

/// `>= 5min` or `> 1.00 USD`: the comparator and the rest.
fn comparator(text: &str) -> Option<(Comparator, &str)> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix(">=") {
        return Some((Comparator::AtLeast, rest.trim()));
    }
    text.strip_prefix('>').map(|rest| (Comparator::MoreThan, rest.trim()))
}

fn min_run(r: &mut Reader<'_>, text: &raw::Text) -> Option<MinRun> {
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

fn minimum(r: &mut Reader<'_>, text: &raw::Text) -> Option<Minimum> {
    let at = r.span(text.span());
    let parts = comparator(text.get_ref()).and_then(|(op, rest)| {
        let (a, b) = rest.split_once(' ')?;
        Some((op, a.trim().to_owned(), b.trim().to_owned()))
    });
    let Some((op, a, b)) = parts else {
        r.push(
            Diagnostic::error(Code::SlaRule, format!("`{}` is not a minimum", text.get_ref()))
                .at(at, "a comparator, an amount and a currency are needed")
                .help("write for instance `> 1.00 USD` (more than a dollar) or `>= 5.00 EUR` (at least five euros)"),
        );
        return None;
    };
    let (amount, code) = if Currency::from_code(&b).is_some() { (a, b) } else { (b, a) };
    let currency = r.currency(&code, at)?;
    Some(Minimum { op, amount: r.money(&amount, currency, at, "minimum")? })
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
    let notice = match &raw.notice {
        None => None,
        Some(text) => {
            let at = r.span(text.span());
            Some(r.elapsed(text.get_ref(), at)?)
        }
    };
    Some(Exclude { class, notice, clause: raw.clause })
}

fn remedy(
    r: &mut Reader<'_>,
    raw: &toml::Spanned<raw::RawRemedy>,
    bands: Vec<toml::Spanned<raw::RawBand>>,
    commitment: &Exact,
) -> Option<Remedy> {
    let span = r.span(raw.span());
    let raw = raw.get_ref();
    let of = match raw.of {
        None | Some(raw::RawRemedyOf::Downtime) => RemedyOf::Downtime,
        Some(raw::RawRemedyOf::Excess) => RemedyOf::Excess,
    };
    match raw.kind {
        raw::RawRemedyKind::Bands => table(r, bands, commitment, span),
        raw::RawRemedyKind::Linear => {
            let factor = match &raw.factor {
                None => Some(Exact::one()),
                Some(text) => {
                    let at = r.span(text.span());
                    r.number(text.get_ref(), at, "factor")
                }
            };
            Some(Remedy::Linear { of, factor: factor? })
        }
        raw::RawRemedyKind::Step => {
            let (Some(unit), Some(per_unit), Some(round)) = (&raw.unit, &raw.per_unit, raw.round) else {
                r.push(
                    Diagnostic::error(Code::SlaRule, "a step needs its length, its credit, and whether a step that has begun counts")
                        .at(span, "`unit`, `per_unit` and `round` are needed")
                        .note("“5 % for each 30 minutes” pays nothing or 5 % for the first 29 minutes: the text must say which")
                        .help("unit = \"30min\"\nper_unit = \"5%\"\nround = \"floor\"   # or \"ceil\": a step that has begun counts"),
                );
                return None;
            };
            let (unit_at, per_at) = (r.span(unit.span()), r.span(per_unit.span()));
            let length = r.elapsed(unit.get_ref(), unit_at);
            let per_unit = r.percent(per_unit.get_ref(), per_at, "credit for a step");
            let first_free = match &raw.first_free {
                None => Some(Elapsed::ZERO),
                Some(text) => {
                    let at = r.span(text.span());
                    r.elapsed(text.get_ref(), at)
                }
            };
            if length == Some(Elapsed::ZERO) {
                r.push(Diagnostic::error(Code::SlaRule, "a step of no length").at(unit_at, "never ends"));
                return None;
            }
            let round = match round {
                raw::RawStepRound::Floor => StepRound::Floor,
                raw::RawStepRound::Ceil => StepRound::Ceil,
            };
            Some(Remedy::Step { of, unit: length?, per_unit: per_unit?, round, first_free: first_free? })
        }
    }
}

fn table(
    r: &mut Reader<'_>,
    raw: Vec<toml::Spanned<raw::RawBand>>,
    commitment: &Exact,
    remedy_span: Span,
) -> Option<Remedy> {
    let mut bands = Vec::new();
    let mut complete = true;
    for item in raw {
        let span = r.span(item.span());
        let raw = item.into_inner();
        let when_span = r.span(raw.when.span());
        let range = Range::parse(raw.when.get_ref()).filter(|range| !range.is_empty());
        if range.is_none() {
            r.push(
                Diagnostic::error(Code::SlaRule, format!("`{}` is not a range of uptime", raw.when.get_ref()))
                    .at(when_span, "which uptime?")
                    .help("write for instance `99.0% <= uptime < 99.9%`, or `uptime < 95.0%`; `<=` takes the edge in, `<` leaves it out"),
            );
        }
        let credit_span = r.span(raw.credit.span());
        let credit = r.percent(raw.credit.get_ref(), credit_span, "credit");
        match (range, credit) {
            (Some(range), Some(credit)) => {
                bands.push(Band { range, credit, clause: raw.clause, span: when_span });
            }
            _ => complete = false,
        }
        let _ = span;
    }
    if !complete {
        return None;
    }
    let problems = check_bands(&bands, commitment);
    for problem in &problems {
        let mut diagnostic =
            Diagnostic::error(Code::SlaBands, format!("in this credit table, {}", problem.what));
        if problem.spans.is_empty() {
            diagnostic = diagnostic.at(remedy_span, "the table");
        }
        for (i, span) in problem.spans.iter().enumerate() {
            diagnostic = diagnostic.at(*span, if i == 0 { "this row" } else { "and this row" });
        }
        r.push(
            diagnostic
                .note("what a customer with this uptime is owed could not be said")
                .help("let the rows meet: `<` in one and `<=` in the other at the same percentage, down to `uptime < …`"),
        );
    }
    problems.is_empty().then_some(Remedy::Bands(bands))
}

fn claim(r: &mut Reader<'_>, raw: &raw::RawClaim, id_span: Span) -> Option<Claim> {
    if raw.automatic {
        return Some(Claim::Automatic);
    }
    let (Some(within), Some(anchor)) = (&raw.within, raw.anchor) else {
        r.push(
            Diagnostic::error(Code::SlaRule, "this SLA must be claimed, and it is not said until when")
                .at(id_span, "the claim rule of this SLA")
                .note("a letter must tell the customer the last day")
                .help("[claim]\nautomatic = false\nwithin = \"30d\"\nanchor = \"period-end\""),
        );
        return None;
    };
    let at = r.span(within.span());
    Some(Claim::Within {
        length: r.elapsed(within.get_ref(), at)?,
        anchor: match anchor {
            raw::RawAnchor::PeriodEnd => Anchor::PeriodEnd,
            raw::RawAnchor::IncidentEnd => Anchor::IncidentEnd,
        },
    })
}
