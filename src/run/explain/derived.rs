//! Every figure of a customer as a tree of steps: the workings of the ledger, and what letters reckon from them.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::credit::Assessment;
use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::interval::IntervalSet;
use crate::model::Customer;
use crate::model::ServiceId;
use crate::money::Currency;
use crate::money::Money;
use crate::sla::Counted;
use crate::time::Elapsed;
use crate::workings::Arg;
use crate::workings::Phrase;
use crate::workings::Step;
use crate::workings::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A tree with the words for what it is about.
pub(super) struct Root {
    /// `Reporting, line L-013`.
    pub title: String,
    /// The tree.
    pub top: Step,
}

/// All trees of a customer: lines and goodwill first, then sums over them.
pub(super) fn roots(facts: &PeriodFacts<'_>, customer: &Customer) -> Vec<Root> {
    let mut roots = Vec::new();
    let results = facts.lines_of(&customer.id);
    for result in results {
        let title = line_title(facts, result);
        if let LineResult::Assessed(a) = result {
            roots.push(Root { title: title.clone(), top: a.workings.clone() });
            roots.push(Root { title, top: promise(facts, a) });
        }
    }
    let rows = facts.ledger.of(&customer.id);
    for row in rows.iter().filter(|r| r.kind == RowKind::Goodwill) {
        roots.push(Root { title: row.id.clone(), top: row.workings.clone() });
    }
    let title = || customer.name.clone();
    roots.extend(sums(rows).into_iter().map(|top| Root { title: title(), top }));
    roots.extend(together(facts, results).into_iter().map(|top| Root { title: title(), top }));
    roots
}

/// `Reporting, line L-013`.
pub(super) fn line_title(facts: &PeriodFacts<'_>, result: &LineResult<'_>) -> String {
    let line = result.line();
    format!("{}, line {}", service_name(facts, &line.service), line.id)
}

/// The name of a service that people read.
pub(super) fn service_name(facts: &PeriodFacts<'_>, id: &ServiceId) -> String {
    facts.workspace.services.get(id).map_or_else(|| id.to_string(), |s| s.name.clone())
}

/// What a promise allows, and by how much it was kept or missed.
fn promise(facts: &PeriodFacts<'_>, a: &Assessment<'_>) -> Step {
    let (allowed, affected) = (a.allowance(), a.affected());
    let place = facts.sources.place(a.policy.span);
    let clause = a.policy.commitment_clause.as_deref();
    let said = |words: &str| Phrase::quoted(words);
    let by = Elapsed(allowed.less(affected).0.abs());
    let margin =
        if affected > allowed { "more than the promise allows" } else { "less than the promise allows" };
    Step::named(said("margin"), Value::Elapsed(by))
        .rule(said(margin))
        .step(
            Step::named(said("allowed"), Value::Elapsed(allowed))
                .rule(said("what the promise leaves of the time measured"))
                .clause(clause)
                .source(place.clone())
                .step(
                    Step::named(said("promised"), Value::Share(a.policy.commitment.clone()))
                        .clause(clause)
                        .source(place),
                )
                .step(Step::named(said("time measured"), Value::Elapsed(a.measured.denominator))),
        )
        .step(Step::named(said("affected time"), Value::Elapsed(affected)).rule(said("as in the workings")))
}

/// Sums of several rows.
fn sums(rows: &[LedgerRow]) -> Vec<Step> {
    let of = |kind, state, name: &'static str| (kind, state, name);
    let sorts = [
        of(RowKind::Credit, RowState::Owed, "all credits owed"),
        of(RowKind::Credit, RowState::AwaitingClaim, "all credits that wait for a claim"),
        of(RowKind::Goodwill, RowState::Owed, "all goodwill"),
    ];
    let mut steps = Vec::new();
    for (kind, state, name) in sorts {
        let mut by_currency: BTreeMap<Currency, Vec<&LedgerRow>> = BTreeMap::new();
        for row in rows.iter().filter(|r| r.kind == kind && r.state == state) {
            by_currency.entry(row.difference.currency).or_default().push(row);
        }
        for (currency, rows) in by_currency.into_iter().filter(|(_, rows)| rows.len() > 1) {
            let total =
                rows.iter().fold(Money::zero(currency), |sum, r| sum.plus(r.difference).unwrap_or(sum));
            let top = Step::named(Phrase::quoted(name), Value::Money(total))
                .rule(Phrase::quoted(format!("the sum of {} rows of the ledger", rows.len())));
            steps.push(rows.into_iter().fold(top, |top, row| top.step(row.workings.clone())));
        }
    }
    steps
}

/// The time for which anything, or one service, was interrupted: what several lines share once.
fn together(facts: &PeriodFacts<'_>, results: &[LineResult<'_>]) -> Vec<Step> {
    let services: BTreeSet<&ServiceId> = results.iter().map(|r| &r.line().service).collect();
    let one = |service: &ServiceId| {
        let of: Vec<&LineResult<'_>> = results.iter().filter(|r| r.line().service == *service).collect();
        union(facts, &of, &format!("time for which {} was interrupted", service_name(facts, service)))
    };
    let mut steps: Vec<Step> = services.iter().filter_map(|s| one(s)).collect();
    if services.len() > 1 {
        let all: Vec<&LineResult<'_>> = results.iter().collect();
        steps.extend(union(facts, &all, "time for which anything was interrupted"));
    }
    steps
}

fn union(facts: &PeriodFacts<'_>, results: &[&LineResult<'_>], name: &str) -> Option<Step> {
    let told = || {
        let segments = results.iter().flat_map(|r| r.measured().segments.iter().map(move |s| (r.line(), s)));
        segments.filter(|(_, s)| !matches!(s.counted, Counted::Excluded { .. }))
    };
    let set: IntervalSet = told().map(|(_, s)| s.interval).collect();
    if set.is_empty() {
        return None;
    }
    let mut top = Step::named(Phrase::quoted(name), Value::Elapsed(set.length()))
        .rule(Phrase::quoted("overlaps once, time that an agreement excludes left out"));
    for (line, s) in told() {
        let zone = facts.workspace.customers.get(&line.customer).map_or(crate::time::Zone::UTC, |c| c.zone);
        let when = Phrase::new("span")
            .with("from", Arg::Clock(s.interval.start(), zone))
            .with("to", Arg::Clock(s.interval.end(), zone));
        let mut step =
            Step::named(Phrase::quoted(format!("line {}", line.id)), Value::Elapsed(s.interval.length()))
                .rule(when);
        for origin in &s.origins {
            step = step.source(facts.downtime.origins.get(*origin).place.clone());
        }
        top = top.step(step);
    }
    Some(top)
}
