//! `run --what-if`: what a month would have cost under other SLAs, beside what it does cost. Nothing is written.

use crate::compose::PeriodFacts;
use crate::credit::Assessment;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::diag::Diagnostics;
use crate::model::CustomerId;
use crate::model::LineId;
use crate::model::SlaId;
use crate::money::Currency;
use crate::money::Money;
use crate::money::format_percent_down;
use crate::register::Book;
use crate::run::Loaded;
use crate::run::Request;
use crate::run::period::downtime;
use crate::run::period::horizon;
use crate::run::period::period;
use crate::sla::Policy;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many lines are named for each SLA.
const SHOWN: usize = 20;

/// What one contract line costs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cost {
    customer: CustomerId,
    sla: SlaId,
    amount: Money,
    state: &'static str,
    uptime: String,
    is_undecided: bool,
}

/// Reports what the month would have cost, in words.
///
/// # Errors
/// The problems of the workspace, or of the other SLAs, that stop a run.
pub fn what_if(
    loaded: &Loaded,
    other: &BTreeMap<SlaId, Policy>,
    request: &Request,
) -> Result<String, Diagnostics> {
    let mut changed = loaded.policies.clone();
    for (id, policy) in other {
        changed.insert(id.clone(), Policy { id: id.clone(), ..policy.clone() });
    }
    let now = costs(loaded, &loaded.policies, request)?;
    let then = costs(loaded, &changed, request)?;
    let mut out = format!("what {} would have cost; nothing was written\n", request.month.words());
    for (id, policy) in other {
        let _ =
            writeln!(out, "\n{id}: {} {} instead of {}", policy.name, policy.version, edition(loaded, id));
        one(id, &now, &then, &mut out);
    }
    if other.len() > 1 {
        let all = |costs: &BTreeMap<LineId, Cost>| totals(costs.values());
        let _ =
            writeln!(out, "\nall SLAs\n  actual   {}\n  instead  {}", words(&all(&now)), words(&all(&then)));
    }
    Ok(out)
}

fn edition(loaded: &Loaded, id: &SlaId) -> String {
    loaded.policies.get(id).map_or_else(|| "nothing".to_owned(), |p| format!("{} {}", p.name, p.version))
}

/// What each contract line costs under some policies.
fn costs(
    loaded: &Loaded,
    policies: &BTreeMap<SlaId, Policy>,
    request: &Request,
) -> Result<BTreeMap<LineId, Cost>, Diagnostics> {
    let mut diags = loaded.diags.clone();
    let span = loaded.workspace.as_ref().and_then(|w| horizon(w, policies, request.month));
    let (Some(w), Some(span)) = (&loaded.workspace, span) else { return Err(diags) };
    let (downtime, _) = downtime(w, loaded, request, span, &mut diags);
    if diags.has_errors() {
        return Err(diags);
    }
    let facts = period(
        w,
        (policies, &loaded.languages, &Book::default()),
        &loaded.sources,
        &downtime,
        request,
        &mut diags,
    );
    match facts.filter(|_| !diags.has_errors()) {
        Some(facts) => Ok(collect(&facts)),
        None => Err(diags),
    }
}

fn collect(facts: &PeriodFacts<'_>) -> BTreeMap<LineId, Cost> {
    let assessments = facts.lines.iter().filter_map(|l| l.assessment());
    let cost = |a: &Assessment<'_>| {
        let of_line = |row: &&LedgerRow| {
            row.kind == RowKind::Credit
                && row.line.as_ref() == Some(&a.line.id)
                && row.sla.as_ref().is_some_and(|(id, _)| *id == a.policy.id)
        };
        let row = facts.ledger.rows.iter().find(of_line);
        let pays = row.filter(|r| matches!(r.state, RowState::Owed | RowState::AwaitingClaim));
        Cost {
            customer: a.customer.id.clone(),
            sla: a.policy.id.clone(),
            amount: pays.map_or(Money::zero(a.line.currency), |r| r.difference),
            state: row.map_or("nothing owed", |r| r.state.name()),
            uptime: format_percent_down(&a.measured.uptime, 3, std::slice::from_ref(&a.policy.commitment)),
            is_undecided: a.outcome == Outcome::Undecided,
        }
    };
    assessments.map(|a| (a.line.id.clone(), cost(a))).collect()
}

fn totals<'c>(costs: impl Iterator<Item = &'c Cost>) -> BTreeMap<Currency, Money> {
    let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
    for cost in costs {
        let sum = sums.entry(cost.amount.currency).or_insert(Money::zero(cost.amount.currency));
        *sum = sum.plus(cost.amount).unwrap_or(*sum);
    }
    sums
}

fn words(totals: &BTreeMap<Currency, Money>) -> String {
    let all: Vec<String> = totals.values().map(Money::to_string).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(" + ") }
}

fn one(id: &SlaId, now: &BTreeMap<LineId, Cost>, then: &BTreeMap<LineId, Cost>, out: &mut String) {
    let under = |costs: &BTreeMap<LineId, Cost>| -> Vec<(LineId, Cost)> {
        costs.iter().filter(|(_, c)| c.sla == *id).map(|(l, c)| (l.clone(), c.clone())).collect()
    };
    let (before, after) = (under(now), under(then));
    let paid = |costs: &[(LineId, Cost)]| costs.iter().filter(|(_, c)| !c.amount.is_zero()).count();
    let sums = |costs: &[(LineId, Cost)]| totals(costs.iter().map(|(_, c)| c));
    let (a, b) = (sums(&before), sums(&after));
    let _ = writeln!(out, "  actual      {}, for {} of {} lines", words(&a), paid(&before), before.len());
    let _ = writeln!(out, "  instead     {}, for {} of {} lines", words(&b), paid(&after), after.len());
    for (currency, sum) in &b {
        let zero = Money::zero(*currency);
        let more = sum.minus(*a.get(currency).unwrap_or(&zero)).unwrap_or(zero);
        let sign = if more.minor > 0 { "+" } else { "" };
        let _ = writeln!(out, "  difference  {sign}{more}");
    }
    let undecided = after.iter().filter(|(_, c)| c.is_undecided).count();
    if undecided > 0 {
        let _ = writeln!(out, "  {undecided} lines would be undecided by its text");
    }
    let mut changes: Vec<(i128, &LineId, &Cost, Money)> = after
        .iter()
        .filter_map(|(line, cost)| {
            let was = now.get(line).map_or(Money::zero(cost.amount.currency), |c| c.amount);
            let change = cost.amount.minus(was)?;
            (!change.is_zero()).then_some((change.minor.abs(), line, cost, was))
        })
        .collect();
    changes.sort_by(|x, y| y.0.cmp(&x.0).then_with(|| x.1.cmp(y.1)));
    for (_, line, cost, was) in changes.iter().take(SHOWN) {
        let _ = writeln!(
            out,
            "    {} {line}  {was} → {}  ({}, {})",
            cost.customer, cost.amount, cost.uptime, cost.state
        );
    }
    if changes.len() > SHOWN {
        let _ = writeln!(out, "    and {} lines more that change", changes.len() - SHOWN);
    }
}
