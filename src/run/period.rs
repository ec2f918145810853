//! A workspace and a month to everything that the period came to.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::compose::in_kind;
use crate::credit::AffectedTime;
use crate::credit::Assessment;
use crate::credit::AssessmentFacts;
use crate::credit::AssessmentProblem;
use crate::credit::Ledger;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::credit::assess;
use crate::credit::credit_ids;
use crate::credit::goodwill_rows;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::language::Languages;
use crate::measure::Downtime;
use crate::measure::outages;
use crate::measure::reconcile;
use crate::model::Bill;
use crate::model::CreditTo;
use crate::model::CustomerId;
use crate::model::IncidentId;
use crate::model::Line;
use crate::model::LineId;
use crate::model::SlaId;
use crate::model::Workspace;
use crate::money::Exact;
use crate::money::Money;
use crate::money::format_percent_down;
use crate::register::Book;
use crate::register::Clash;
use crate::register::Known;
use crate::register::settle_with;
use crate::run::Loaded;
use crate::run::Request;
use crate::run::goodwill_check::check_goodwill;
use crate::run::stacking::combine;
use crate::sla::Counted;
use crate::sla::PeriodKind;
use crate::sla::Policy;
use crate::sla::PolicyZone;
use crate::sla::measure_plain;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
use crate::time::Zone;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// From before the earliest start of a period that the run is about to after the latest end of the month, over all
/// zones in use. Rights that look at earlier periods reach further back.
pub fn horizon(w: &Workspace, policies: &BTreeMap<SlaId, Policy>, month: Month) -> Option<Interval> {
    let fixed = policies.values().filter_map(|p| match p.zone {
        PolicyZone::Fixed(zone) => Some(zone),
        PolicyZone::Customer => None,
    });
    let zones: Vec<Zone> = w
        .customers
        .values()
        .map(|c| c.zone)
        .chain(fixed)
        .chain([Zone::UTC, w.settings.defaults.zone])
        .collect();
    let mut first = month.first_day();
    for line in w.lines.values() {
        let anchor = line.terms.first().map_or(first, |t| t.start);
        for policy in line.terms.iter().filter_map(|t| policies.get(t.sla.as_ref()?)) {
            if policy.period == PeriodKind::Month && policy.rights.is_empty() {
                continue;
            }
            let mut days = policy.period.of_run(month, anchor);
            for _ in 1..policy.rights.iter().map(|r| r.within).max().unwrap_or(1) {
                let before = policy.period.before(days, anchor);
                days = if before.end > anchor { before } else { days };
            }
            first = first.min(days.first);
        }
    }
    let start = zones.iter().map(|z| z.start_of_day(first)).min()?;
    let end = zones.iter().map(|z| month.end(*z)).max()?;
    Interval::new(start, end)
}

/// The downtime of a workspace. An instant that was asked for explicitly also cuts the evidence: what is
/// said of later times is not known yet. How many stretches that concerned is counted.
pub(super) fn downtime<'a>(
    w: &'a Workspace,
    loaded: &'a Loaded,
    request: &Request,
    horizon: Interval,
    diags: &mut Diagnostics,
) -> (Downtime<'a>, usize) {
    let mut downtime = Downtime::new(w, &loaded.evidence, &loaded.sources, horizon, diags);
    let cuts = request.as_of.map_or(0, |at| downtime.cut_at(at));
    (downtime, cuts)
}

/// Measures, assesses and books a month.
pub(super) fn period<'a>(
    w: &'a Workspace,
    (policies, languages, book): (&'a BTreeMap<SlaId, Policy>, &'a Languages, &Book),
    sources: &'a Sources,
    downtime: &'a Downtime<'a>,
    request: &Request,
    diags: &mut Diagnostics,
) -> Option<PeriodFacts<'a>> {
    let month = request.month;
    let as_of = request.as_of(w.settings.defaults.zone);
    let horizon = horizon(w, policies, month)?;
    let facts = AssessmentFacts { downtime, sources, month, as_of };
    let mut sorted: Vec<&'a Line> = w.lines.values().collect();
    sorted.sort_by_key(|l| (&l.customer, &l.id));
    let of_line = |line: &&'a Line| line_results(w, facts, policies, line);
    let mut lines: Vec<LineResult<'a>> = Vec::new();
    for result in sorted.par_iter().map(of_line).collect::<Vec<_>>().into_iter().flatten() {
        match result {
            Ok(line) => lines.push(line),
            Err(problem) => diags.push(cannot(&problem, month)),
        }
    }
    for line in &lines {
        warn(line, diags, sources);
    }
    editions(&lines, diags);
    let bills = w.bills_by_line();
    let bill = |a: &Assessment<'_>| bills.get(&(&a.line.id, a.month)).copied();
    let mut credits: Vec<(LedgerRow, &Assessment<'a>)> = lines
        .iter()
        .filter_map(LineResult::assessment)
        .filter_map(|a| Some((row(a, bill(a), downtime, book)?, a)))
        .collect();
    combine(&mut credits);
    let mut rows: Vec<LedgerRow> = credits.into_iter().map(|(row, _)| row).collect();
    let hit_by = |customer: &CustomerId, incident: &IncidentId| {
        lines.iter().filter(|l| l.line().customer == *customer).any(|l| {
            let origins = l.measured().segments.iter().flat_map(|s| s.origins.iter());
            origins.into_iter().any(|o| downtime.origins.get(*o).incident() == Some(incident))
        })
    };
    rows.extend(goodwill_rows(w, month, sources, &hit_by));
    check_goodwill(w, month, &rows, diags);
    take_issued(w, book, &mut rows, &lines, month, diags);
    rows.sort_by_cached_key(|r| (r.customer.clone(), r.kind, r.line.clone(), r.sla.clone(), r.id.clone()));
    let outages = outages(downtime, horizon);
    Some(PeriodFacts {
        workspace: w,
        languages,
        sources,
        downtime,
        month,
        issued_on: request.issued_on(),
        as_of,
        lines,
        outages,
        reconciled: reconcile(downtime, horizon),
        choices: Vec::new(),
        ledger: Ledger { rows },
    })
}

/// What a contract line came to in a month: one result for each SLA, and one for the time without any.
pub(super) fn line_results<'a>(
    w: &'a Workspace,
    facts: AssessmentFacts<'a, 'a>,
    policies: &'a BTreeMap<SlaId, Policy>,
    line: &'a Line,
) -> Vec<Result<LineResult<'a>, AssessmentProblem>> {
    let assessed = assess(facts, line, &|id| policies.get(id));
    let mut results: Vec<Result<LineResult<'a>, AssessmentProblem>> =
        assessed.into_iter().map(|a| a.map(|a| LineResult::Assessed(Box::new(a)))).collect();
    results.extend(unpromised(w, facts.downtime, line, facts.month).map(Ok));
    results
}

/// Takes what was issued before from every row; what cannot be taken from anything is a fault.
fn take_issued(
    w: &Workspace,
    book: &Book,
    rows: &mut Vec<LedgerRow>,
    lines: &[LineResult<'_>],
    month: Month,
    diags: &mut Diagnostics,
) {
    if book.accounts.is_empty() {
        return;
    }
    let open = |a: &&Assessment<'_>| matches!(a.outcome, Outcome::Undecided | Outcome::ToDate);
    let undecided = lines.iter().filter_map(LineResult::assessment).filter(open).map(|a| ids(a).1).collect();
    let customers: BTreeMap<&str, &CustomerId> =
        w.customers.values().map(|c| (c.root().as_str(), &c.id)).collect();
    let contracts: BTreeMap<&str, &LineId> = w.lines.values().map(|l| (l.root().as_str(), &l.id)).collect();
    let customer = |id: &str| {
        let known = || w.customers.get(&CustomerId::new(id)).map(|c| &c.id);
        customers.get(id).copied().or_else(known).cloned()
    };
    let line = |id: &str| {
        let known = || w.lines.get(&LineId::new(id)).map(|l| &l.id);
        contracts.get(id).copied().or_else(known).cloned()
    };
    let known = Known {
        month,
        zone: w.settings.defaults.zone,
        undecided: &undecided,
        customer: &customer,
        line: &line,
    };
    let Err(clashes) = settle_with(book, rows, &known) else { return };
    for clash in clashes {
        diags.push(match clash {
            Clash::Unknown(id, issued, what) => Diagnostic::error(
                Code::RegisterUnknown,
                format!("{issued} was issued as {id}, and the workspace does not know {what} any more"),
            )
            .note("under another name the same credit would be paid a second time")
            .help("where it was renamed, write the old id into its column `renamed_from`; where it ended, keep its row with an `end`"),
            Clash::Currency(id, issued, now) => Diagnostic::error(
                Code::RegisterUnknown,
                format!("{issued} was issued as {id}, and its line is now in {now}"),
            )
            .note("amounts of two currencies cannot be taken from each other, and the whole would be paid a second time")
            .help("`amends void` what was issued when it was never booked; otherwise give the line in the new currency an id of its own"),
        });
    }
}

/// The part of a line's month for which nothing was promised.
fn unpromised<'a>(
    w: &Workspace,
    downtime: &Downtime<'_>,
    line: &'a Line,
    month: Month,
) -> Option<LineResult<'a>> {
    let zone = w.customers.get(&line.customer)?.zone;
    let period = Interval::new(month.start(zone), month.end(zone))?;
    let terms = || line.terms.iter().filter(|t| t.sla.is_none());
    let in_force: IntervalSet = terms()
        .filter_map(|t| {
            let end = t.end.map_or(Instant::MAX, |e| zone.start_of_day(e));
            Interval::new(zone.start_of_day(t.start), end)
        })
        .collect();
    let in_force = in_force.clip(period);
    if in_force.is_empty() {
        return None;
    }
    let measured = Box::new(measure_plain(&downtime.of_line(line).chosen, period, &in_force));
    let is_free = terms().all(|t| t.fee.is_zero());
    Some(LineResult::Unpromised { line, measured, is_free })
}

/// Editions that were not in effect yet at the start of a period: one message for each SLA.
fn editions(lines: &[LineResult<'_>], diags: &mut Diagnostics) {
    let mut seen: BTreeSet<&SlaId> = BTreeSet::new();
    for a in lines.iter().filter_map(LineResult::assessment) {
        let Some(from) = a.policy.effective_from.filter(|from| *from > a.days.first) else { continue };
        if !seen.insert(&a.policy.id) {
            continue;
        }
        let span = a.line.terms.last().map_or(a.policy.span, |t| t.span);
        diags.push(
            Diagnostic::warning(
                Code::SlaEdition,
                format!(
                    "the edition {} of `{}` is in effect from {from}, and it is applied to {}",
                    a.policy.version,
                    a.policy.id,
                    a.days.words()
                ),
            )
            .at(a.policy.span, "this edition")
            .at(span, "for instance to this line")
            .note("customers would be told of terms that were not theirs yet")
            .help("give each edition an id of its own, and end the term of one where the next begins"),
        );
    }
}

/// Why a line has no figure.
fn cannot(problem: &AssessmentProblem, month: Month) -> Diagnostic {
    Diagnostic::error(
        Code::AssessFact,
        format!("the SLA `{}` cannot be applied to the line `{}` for {}: {}", problem.sla, problem.line, month.words(), problem.what),
    )
    .at(problem.span, "here")
    .note("its customer would be told nothing, or a wrong figure, so nothing is reckoned")
    .help(format!(
        "facts that no clock can tell stand in facts.csv: line,period,name,value, for instance `{},{month},…,…`; `amends sla show {}` says which",
        problem.line, problem.sla
    ))
}

/// Doubts are shown on the terminal too: a person should look before a letter goes out.
fn warn(line: &LineResult<'_>, diags: &mut Diagnostics, sources: &Sources) {
    let Some(a) = line.assessment() else { return };
    if let Some(doubt) = &a.doubt {
        let edges = std::slice::from_ref(&a.policy.commitment);
        let percent = |e: &Exact| format_percent_down(e, 3, edges);
        let span = a.line.terms.first().map(|t| t.span);
        let mut diagnostic = Diagnostic::warning(
            Code::AssessmentStraddle,
            format!("the samples allow {} to {} for `{}` of {}", doubt.credit_low, doubt.credit_high, a.line.id, a.customer.name),
        )
        .note(format!(
            "uptime lies between {} and {}; by the rules of evidence it is {}, and the credit {}",
            percent(&doubt.uptime_low),
            percent(&doubt.uptime_high),
            percent(&a.measured.uptime),
            a.credit
        ))
        .help("a shorter step of the monitor would decide it; `onset` and `recovery` in amends.toml say which reading counts");
        if let Some(span) = span {
            diagnostic = diagnostic.at(span, "this contract line");
        }
        diags.push(diagnostic);
    }
    let _ = sources;
}

/// The ids of the credit that an assessment may come to.
fn ids(a: &Assessment<'_>) -> (String, String) {
    credit_ids("CR", a.month, &[a.customer.root().as_str(), a.line.root().as_str(), a.policy.id.as_str()])
}

/// Counted time, and the parts that incidents explain.
fn affected(a: &Assessment<'_>, downtime: &Downtime<'_>) -> AffectedTime {
    let mut by_incident: BTreeMap<&str, Exact> = BTreeMap::new();
    for segment in a.measured.segments.iter().filter(|s| s.counted == Counted::Yes) {
        let time = Exact::whole(segment.interval.length().0).times(&segment.weight);
        let ids: BTreeSet<&str> = segment
            .origins
            .iter()
            .map(|o| downtime.origins.get(*o).incident().map_or("", IncidentId::as_str))
            .collect();
        // A monitor that saw what an incident explains adds nothing to it.
        let named = ids.iter().any(|id| !id.is_empty());
        for id in ids.into_iter().filter(|id| !named || !id.is_empty()) {
            let sum = by_incident.entry(id).or_insert_with(Exact::zero);
            *sum = sum.plus(&time);
        }
    }
    let whole = |time: &Exact| Elapsed(i64::try_from(time.floor()).unwrap_or(i64::MAX));
    AffectedTime {
        total: a.affected(),
        by_incident: by_incident.iter().map(|(id, time)| ((*id).to_owned(), whole(time))).collect(),
    }
}

/// The ledger row of an assessment: credits in every state in which there is an amount.
fn row(a: &Assessment<'_>, bill: Option<&Bill>, downtime: &Downtime<'_>, book: &Book) -> Option<LedgerRow> {
    let (id, short_id) = ids(a);
    let was_issued = || book.accounts.get(&short_id).is_some_and(|account| account.issued().is_some());
    let state = match a.outcome {
        Outcome::Undecided | Outcome::ToDate => return None,
        // What was issued and is not owed any more has a row all the same.
        Outcome::Met | Outcome::NothingOwed if was_issued() => RowState::Owed,
        Outcome::Met | Outcome::NothingOwed => return None,
        Outcome::InKind => RowState::InKind,
        Outcome::BelowMinimum => RowState::BelowMinimum,
        Outcome::CarriedOver => RowState::CarriedOver,
        Outcome::Owed => RowState::Owed,
        Outcome::AwaitingClaim => RowState::AwaitingClaim,
        Outcome::TooLate => RowState::TooLate,
    };
    let edges = std::slice::from_ref(&a.policy.commitment);
    let credit_to = match &a.customer.partner {
        Some((partner, CreditTo::Partner)) => partner.clone(),
        _ => a.customer.id.clone(),
    };
    let zero = Money::zero(a.line.currency);
    let pays = matches!(state, RowState::Owed | RowState::AwaitingClaim);
    Some(LedgerRow {
        id,
        number: short_id.clone(),
        short_id,
        month: a.month,
        customer: a.customer.id.clone(),
        credit_to,
        line: Some(a.line.id.clone()),
        sla: Some((a.policy.id.clone(), a.policy.version.clone())),
        uptime: Some((a.measured.uptime.clone(), format_percent_down(&a.measured.uptime, 3, edges))),
        tier: Language::english().phrase(&a.remedied.tier),
        base: a.base.amount.clone(),
        exact: a.exact.clone(),
        rounding: a.policy.rounding,
        amount: a.credit,
        residue: a.residue.clone(),
        kind: RowKind::Credit,
        state,
        affected: Some(affected(a, downtime)),
        issued_before: zero,
        before: Vec::new(),
        changes: Vec::new(),
        difference: if pays { a.credit } else { zero },
        to_come: if pays { a.credit } else { zero },
        invoice: bill.and_then(|b| b.number.clone().or_else(|| b.invoice_id.clone())),
        in_kind: in_kind(Language::english(), a),
        decision: None,
        claim_by: match a.outcome {
            Outcome::AwaitingClaim | Outcome::TooLate => a.claim.day(),
            _ => None,
        },
        workings: a.workings.clone(),
        digest: OnceLock::new(),
    })
}

/// Warns of evidence that does not cover the month.
pub(super) fn warn_horizon(
    w: &Workspace,
    downtime: &Downtime<'_>,
    horizon: Interval,
    month: Month,
    diags: &mut Diagnostics,
) {
    let Some(rules) = &w.settings.evidence else { return };
    let period = Interval::new(month.start(Zone::UTC), month.end(Zone::UTC)).unwrap_or(horizon);
    warn_partial(w, downtime, period, month, diags);
    for service in w.services.values() {
        let Some(known) = downtime.known_service(service, None) else { continue };
        let unknown = IntervalSet::from(period).difference(&known);
        let longest = unknown.iter().map(Interval::length).max().unwrap_or(Elapsed::ZERO);
        if longest <= rules.gap_after.plus(Elapsed::seconds(3600)) {
            continue;
        }
        let first = unknown
            .iter()
            .max_by_key(|i| i.length())
            .map(|i| format!("longest from {} to {}", i.start(), i.end()));
        diags.push(
            Diagnostic::warning(
                Code::EvidenceHorizon,
                format!("no monitor of `{}` spoke for {} of {}", service.id, unknown.length(), month.words()),
            )
            .at(service.span, first.unwrap_or_default())
            .note(match rules.unknown {
                crate::model::UnknownCountsAs::Up => "it counts as up, by `unknown_counts_as` in amends.toml",
                crate::model::UnknownCountsAs::Down => {
                    "it counts as down, by `unknown_counts_as` in amends.toml"
                }
            })
            .help("export the whole month, and a little of the days around it"),
        );
    }
}

/// Names monitors that began after the month did, or spoke for the last time before its end: one message a source.
fn warn_partial(
    w: &Workspace,
    downtime: &Downtime<'_>,
    period: Interval,
    month: Month,
    diags: &mut Diagnostics,
) {
    let mut by_source: BTreeMap<usize, Vec<(String, Instant, Instant)>> = BTreeMap::new();
    let slack = |source| w.settings.rules_of(source).map_or(Elapsed::ZERO, |r| r.gap_after);
    for (source, monitor, from, to) in downtime.partial_monitors(period, Elapsed::seconds(3600)) {
        let slack = slack(source);
        if from > period.start().plus(slack) || to < period.end().less(slack) {
            by_source.entry(source).or_default().push((monitor, from, to));
        }
    }
    for (source, mut monitors) in by_source {
        let Some(source) = w.settings.monitoring.get(source) else { continue };
        // The one that is missing for longest comes first.
        monitors.sort_by_key(|(_, from, to)| {
            let spoke = to.min(&period.end()).since(*from.max(&period.start()));
            (spoke, *from)
        });
        let shown = monitors.iter().take(3).map(|(name, from, to)| {
            let from = if *from > period.start() { format!(" from {from}") } else { String::new() };
            let to = if *to < period.end() { format!(" until {to}") } else { String::new() };
            format!("`{name}`{from}{to}")
        });
        let shown: Vec<String> = shown.collect();
        let more = monitors.len().saturating_sub(shown.len());
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        let what = match monitors.len() {
            1 => "one monitor speaks".to_owned(),
            n => format!("{n} monitors speak"),
        };
        diags.push(
            Diagnostic::notice(
                Code::EvidenceHorizon,
                format!("{what} for a part of {} only", month.words()),
            )
            .at(source.span, format!("{}{more}", shown.join(", ")))
            .note("what they did not see counts as neither up nor down by what they say; another monitor of the same service may have seen it"),
        );
    }
}
