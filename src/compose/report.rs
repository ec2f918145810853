//! The service level report of one customer: promised and delivered, line by line.

use crate::compose::CustomerView;
use crate::compose::LineResult;
use crate::compose::charts;
use crate::compose::context::ReportContext;
use crate::compose::context::report::ReportLine;
use crate::compose::context::shared::Figure as FigureRef;
use crate::compose::context::shared::Furniture;
use crate::compose::figure::Figure;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::letter::line_workings;
use crate::compose::rules::evidence_rules;
use crate::compose::terms;
use crate::compose::windows;
use crate::compose::windows::Interruption;
use crate::compose::words;
use crate::credit::Assessment;
use crate::credit::Outcome;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::language::days_of;
use crate::measure::Origin;
use crate::model::UnknownCountsAs;
use crate::money::Exact;
use crate::sla::Counted;
use crate::sla::PartPeriod;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// The report of one customer for the month.
pub fn sla_report(view: &CustomerView<'_>) -> ReportContext {
    let language = view.language;
    let all = windows::interruptions(view);
    let told: Vec<&Interruption> = all.iter().filter(|i| i.is_told()).collect();
    let promised = || view.lines.iter().filter_map(|l| l.assessment());
    let open = [Outcome::Met, Outcome::ToDate, Outcome::Undecided];
    let missed = promised().filter(|a| !open.contains(&a.outcome)).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    ReportContext {
        furniture: sheet(view),
        company: furniture::company(view.settings),
        contact: furniture::contact(view.settings, view.tongue),
        customer: furniture::customer(view),
        date: language.date(view.issued_on),
        reference: furniture::reference(view),
        period: language.month(view.month),
        zone: furniture::zone(view.customer.zone, language),
        line_count: count(view.lines.len()),
        promised_count: count(promised().count()),
        missed_count: count(missed),
        affected_time: if told.is_empty() {
            language.say("none")
        } else {
            windows::covered_words(language, &told)
        },
        lines: view.lines.iter().map(|l| line(view, l)).collect(),
        owed_totals: terms::totals(language, &view.rows, terms::is_owed),
        awaiting_totals: terms::totals(language, &view.rows, terms::is_awaiting),
        goodwill_totals: terms::totals(language, &view.rows, terms::is_goodwill),
        windows: windows::windows(view, &all),
        workings: line_workings(view, &|_| true),
        strip: charts::availability_strip(view)
            .map(|f| FigureRef { name: charts::STRIP.to_owned(), alt: f.alt }),
        evidence_rules: evidence_rules(
            language,
            view.settings,
            view.services.values().filter(|s| view.lines.iter().any(|l| l.line().service == s.id)),
        ),
    }
}

/// The figures of a report, by the names that its context uses.
pub fn report_figures(view: &CustomerView<'_>) -> BTreeMap<String, Figure> {
    charts::availability_strip(view).into_iter().map(|f| (charts::STRIP.to_owned(), f)).collect()
}

fn sheet(view: &CustomerView<'_>) -> Furniture {
    let language = view.language;
    let month = language.month(view.month);
    let title = language.say_with("report-title", &[("month", &month)]);
    let sheet = Sheet {
        kind: "report",
        subject: language.say_with("report-about", &[("name", &view.customer.name), ("month", &month)]),
        title,
        keywords: vec![view.month.to_string(), furniture::reference(view)],
        country: &view.customer.country,
        language,
        tag: &view.customer.language,
        date: view.issued_on,
        mark: None,
    };
    furniture::furniture(view.settings, sheet)
}

fn line(view: &CustomerView<'_>, result: &LineResult<'_>) -> ReportLine {
    let line = result.line();
    let measured = result.measured();
    let assessment = result.assessment();
    let row = terms::row_of(view, result);
    let language = view.language;
    let none = || language.say("none");
    let shown = |ratio: &Exact| {
        let commitment = assessment.map_or_else(Exact::one, |a| a.policy.commitment.clone());
        terms::percent(language, ratio, &commitment)
    };
    let excluded = measured
        .segments
        .iter()
        .filter(|s| s.counted != Counted::Yes)
        .map(|s| (&s.counted, s.interval.length()));
    let term = line.terms.iter().rfind(|t| t.start < view.month.next().first_day());
    ReportLine {
        line: line.id.to_string(),
        service: windows::service_name(view.services, &line.service),
        place: windows::place_name(language, view.services, &line.service, None, line.region.as_deref()),
        plan: term.and_then(|t| t.plan.clone()),
        sla: assessment.map(|a| {
            let named = [("name", a.policy.name.as_str()), ("version", a.policy.version.as_str())];
            language.say_with("named-version", &named)
        }),
        period: period(view, result),
        commitment: assessment.map_or_else(none, |a| terms::stated(language, &a.policy.commitment)),
        measured: shown(&measured.uptime),
        measured_without_exclusions: shown(&measured.uptime_all),
        measured_if_unknown: assessment.and_then(|a| if_unknown(view, a)).map(|ratio| shown(&ratio)),
        verdict: language.say(match assessment.map(|a| a.outcome) {
            None => "verdict-no-promise",
            Some(Outcome::Met) => "verdict-met",
            Some(Outcome::ToDate) => "verdict-not-over",
            Some(Outcome::Undecided) => "verdict-undecided",
            Some(_) => "verdict-missed",
        }),
        allowed: assessment.map(|a| language.elapsed(a.allowance())),
        margin: assessment.map(|a| {
            let id = if terms::is_beyond(a) { "margin-too-much" } else { "margin-to-spare" };
            language.say_with(id, &[("time", &language.elapsed(terms::margin(a)))])
        }),
        affected_time: time_or_none(language, counted(result)),
        excluded_time: words::excluded_time(language, excluded).unwrap_or_else(none),
        unknown_time: match assessment.map(|a| a.unknown_time()) {
            Some(Some(unknown)) => time_or_none(language, unknown),
            _ => language.say("nobody-watches"),
        },
        base: assessment.map(|a| language.exact_money(&a.base.amount)),
        tier: assessment.map_or_else(none, |a| terms::tier(language, a)),
        credit: row.map_or_else(none, |row| terms::row_amount(language, row)),
        outcome: terms::outcome(result, row).to_owned(),
        claim_by: row.and_then(|r| r.claim_by).map(|day| language.date(day)),
    }
}

fn time_or_none(language: &Language, time: Elapsed) -> String {
    if time == Elapsed::ZERO { language.say("none") } else { language.elapsed(time) }
}

/// Time that counts, weighted as the agreement says.
fn counted(result: &LineResult<'_>) -> Elapsed {
    let affected = &result.measured().affected;
    Elapsed(i64::try_from(affected.floor()).unwrap_or(i64::MAX))
}

/// `1 to 31 March 2026, UTC`.
fn period(view: &CustomerView<'_>, result: &LineResult<'_>) -> String {
    let m = result.measured();
    let zone = result.assessment().map_or(view.customer.zone, |a| a.zone);
    let all = vec![m.period];
    let whole = result.assessment().is_some_and(|a| a.policy.part_period == PartPeriod::AssumeUp);
    let stretches = if whole { all } else { m.in_force.iter().collect() };
    let (days, language) = (days_of(&stretches, zone), view.language);
    match (days.first(), days.last()) {
        (Some(first), Some(last)) => {
            let days = language.span_of_days(*first, *last);
            language.say_with("in-zone", &[("days", &days), ("zone", &language.zone_name(zone))])
        }
        _ => language.month(view.month),
    }
}

/// Uptime if unknown time counted the other way; `None` when no time is unknown.
fn if_unknown(view: &CustomerView<'_>, a: &Assessment<'_>) -> Option<Exact> {
    let unknown = a.unknown.as_ref().filter(|u| !u.is_empty())?;
    let rules = view.settings.evidence.as_ref()?;
    let m = &a.measured;
    let affected = match rules.unknown {
        UnknownCountsAs::Up => {
            let told: IntervalSet = m.segments.iter().map(|s| s.interval).collect();
            m.affected.plus(&Exact::whole(unknown.difference(&told).length().0))
        }
        UnknownCountsAs::Down => {
            let silent = m.segments.iter().filter(|s| {
                s.counted == Counted::Yes
                    && view.origins.deciding(&s.origins).all(|f| f.origin == Origin::Silence)
            });
            let silent = silent.fold(Elapsed::ZERO, |sum, s| sum.plus(s.interval.length()));
            m.affected.minus(&Exact::whole(silent.0))
        }
    };
    let down = affected.over(&Exact::whole(m.denominator.0))?;
    Some(Exact::one().minus(&down))
}
