//! What is owed: tables, steps, proportions, formulas, and limits.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::parse_percent;
use crate::sla::Band;
use crate::sla::Cap;
use crate::sla::Credit;
use crate::sla::FactRule;
use crate::sla::Minimum;
use crate::sla::Range;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::StepRound;
use crate::sla::formula::Quantity;
use crate::sla::formula::Unit;
use crate::sla::load::detect::comparator;
use crate::sla::load::formulas::MEASURED;
use crate::sla::load::formulas::Wanted;
use crate::sla::load::formulas::formula;
use crate::source::Span;

pub(super) fn remedy(
    r: &mut Reader<'_>,
    raw: &toml::Spanned<raw::RawRemedy>,
    bands: Vec<toml::Spanned<raw::RawBand>>,
    facts: &[FactRule],
) -> Option<Remedy> {
    let span = r.span(raw.span());
    let raw = raw.get_ref();
    let of = match raw.of {
        None | Some(raw::RawRemedyOf::Downtime) => RemedyOf::Downtime,
        Some(raw::RawRemedyOf::Excess) => RemedyOf::Excess,
        Some(raw::RawRemedyOf::Shortfall) => RemedyOf::Shortfall,
    };
    match raw.kind {
        raw::RawRemedyKind::Bands => rows(r, bands, facts).map(Remedy::Bands),
        raw::RawRemedyKind::None => Some(Remedy::None),
        raw::RawRemedyKind::Formula => {
            let Some(text) = &raw.credit else {
                r.push(
                    Diagnostic::error(Code::SlaRule, "the formula of the credit is missing")
                        .at(span, "`credit` is needed")
                        .help("credit = \"10 * downtime / period\""),
                );
                return None;
            };
            formula(r, facts, text, Wanted::Credit).map(Remedy::Formula)
        }
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
        raw::RawRemedyKind::Step => step(r, raw, of, facts, span),
    }
}

fn step(
    r: &mut Reader<'_>,
    raw: &raw::RawRemedy,
    of: RemedyOf,
    facts: &[FactRule],
    span: Span,
) -> Option<Remedy> {
    let (Some(unit), Some(per_unit), Some(round)) = (&raw.unit, &raw.per_unit, raw.round) else {
        r.push(
            Diagnostic::error(Code::SlaRule, "a step needs its length, its credit, and whether a step that has begun counts")
                .at(span, "`unit`, `per_unit` and `round` are needed")
                .note("“5 % for each 30 minutes” pays nothing or 5 % for the first 29 minutes: the text must say which")
                .help("unit = \"30min\"\nper_unit = \"5%\"\nround = \"floor\"   # or \"ceil\": a step that has begun counts"),
        );
        return None;
    };
    let unit_at = r.span(unit.span());
    let wanted = if of == RemedyOf::Shortfall { Wanted::Number } else { Wanted::Time };
    let length = match (of, parse_percent(unit.get_ref())) {
        (RemedyOf::Shortfall, Some(share)) => Some(Quantity::number(share)),
        (RemedyOf::Shortfall, None) => formula(r, &[], unit, wanted).and_then(|f| f.constant()),
        _ => r.elapsed(unit.get_ref(), unit_at).map(Quantity::elapsed),
    };
    let per_unit = formula(r, facts, per_unit, Wanted::Credit);
    let first_free = match &raw.first_free {
        None => Some(None),
        Some(text) => formula(r, facts, text, wanted).map(Some),
    };
    if length.as_ref().is_some_and(|length| length.amount.is_zero()) {
        r.push(Diagnostic::error(Code::SlaRule, "a step of no length").at(unit_at, "never ends"));
        return None;
    }
    let round = match round {
        raw::RawStepRound::Floor => Some(StepRound::Floor),
        raw::RawStepRound::Ceil => Some(StepRound::Ceil),
        raw::RawStepRound::Unstated => None,
    };
    Some(Remedy::Step { of, unit: length?, per_unit: per_unit?, round, first_free: first_free? })
}

fn rows(r: &mut Reader<'_>, raw: Vec<toml::Spanned<raw::RawBand>>, facts: &[FactRule]) -> Option<Vec<Band>> {
    let mut bands = Vec::new();
    let mut complete = true;
    for item in raw {
        let raw = item.into_inner();
        let when_span = r.span(raw.when.span());
        let known =
            |name: &str| MEASURED.iter().any(|(n, _)| *n == name) || facts.iter().any(|f| f.name == name);
        let range = Range::parse(raw.when.get_ref()).filter(|range| !range.is_empty() && known(&range.on));
        let is_reversed = Range::parse(raw.when.get_ref()).is_some_and(|range| range.is_empty());
        if is_reversed {
            r.push(
                Diagnostic::error(Code::SlaRule, format!("no value is in `{}`", raw.when.get_ref()))
                    .at(when_span, "its ends stand the wrong way round, or touch without the edge")
                    .help("the lower end stands first: `99.0% <= uptime < 99.9%`"),
            );
        } else if range.is_none() {
            r.push(
                Diagnostic::error(Code::SlaRule, format!("`{}` is not a range of uptime", raw.when.get_ref()))
                    .at(when_span, "which uptime?")
                    .help("write for instance `99.0% <= uptime < 99.9%`, or `uptime < 95.0%`; `<=` takes the edge in, `<` leaves it out")
                    .help("`downtime`, `longest`, `outages` and declared facts can stand in the place of `uptime`: `downtime > 4h`; a row looks at one of them"),
            );
        }
        let credit = match raw.credit.get_ref().trim() {
            "nothing" => Some(Credit::Nothing),
            text if text.starts_with("right:") => {
                Some(Credit::Right(text.trim_start_matches("right:").trim().to_owned()))
            }
            _ => credit(r, facts, &raw.credit),
        };
        match (range, credit) {
            (Some(range), Some(credit)) => {
                bands.push(Band { range, credit, table: raw.table, clause: raw.clause, span: when_span });
            }
            _ => complete = false,
        }
    }
    (complete && one_currency(r, &bands)).then_some(bands)
}

/// Money of a table is in one currency: no rate is known here.
fn one_currency(r: &mut Reader<'_>, bands: &[Band]) -> bool {
    let named = |band: &Band| match &band.credit {
        Credit::Formula(formula) => {
            let code = formula.text().split(|c: char| !c.is_ascii_alphabetic()).find_map(Currency::from_code);
            code.map(|currency| (currency, band.span))
        }
        _ => None,
    };
    let all: Vec<(Currency, Span)> = bands.iter().filter_map(named).collect();
    let Some((first, first_at)) = all.first().copied() else { return true };
    let Some((other, at)) = all.iter().copied().find(|(currency, _)| *currency != first) else { return true };
    r.push(
        Diagnostic::error(
            Code::SlaRule,
            format!("this table pays in {} and in {}", first.code(), other.code()),
        )
        .at(at, format!("this row pays in {}", other.code()))
        .at(first_at, format!("this row pays in {}", first.code()))
        .note("amounts in two currencies cannot be added up, and no rate is guessed")
        .help("write one SLA for each currency"),
    );
    false
}

/// A credit: a percentage with the words that percentages have, anything else as a formula.
fn credit(r: &mut Reader<'_>, facts: &[FactRule], text: &raw::Text) -> Option<Credit> {
    let is_plain = text.get_ref().chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-' || c == '%');
    if is_plain {
        let at = r.span(text.span());
        let share = r.percent(text.get_ref(), at, "credit")?;
        if share.is_zero() {
            return Some(Credit::Nothing);
        }
    }
    formula(r, facts, text, Wanted::Credit).map(Credit::Formula)
}

pub(super) fn cap(r: &mut Reader<'_>, facts: &[FactRule], text: &raw::Text) -> Option<Cap> {
    let is_plain = text.get_ref().chars().all(|c| c.is_ascii_digit() || c == '.' || c == '%');
    if is_plain {
        let at = r.span(text.span());
        return r.percent(text.get_ref(), at, "cap").map(Cap::Share);
    }
    let formula = formula(r, facts, text, Wanted::Credit)?;
    match formula.constant() {
        Some(value) if value.unit == Unit::NUMBER => Some(Cap::Share(value.amount)),
        _ => Some(Cap::Formula(formula)),
    }
}

pub(super) fn minimum(r: &mut Reader<'_>, text: &raw::Text) -> Option<Minimum> {
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
