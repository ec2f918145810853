//! `explain`: the workings of every amount of a customer, or of one credit, as a tree.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::credit::LedgerRow;
use crate::diag::Diagnostics;
use crate::model::CustomerId;
use crate::run::Loaded;
use crate::run::Request;
use crate::run::period::downtime;
use crate::run::period::horizon;
use crate::run::period::period;
use crate::run::tree::tree;
use std::fmt::Write;

/// The answer to "why this amount?".
pub enum Explained {
    /// The trees, ready to print.
    Text(String),
    /// No customer and no credit is called that; the names that are.
    Unknown(Vec<String>),
}

/// Explains a customer (all contract lines and goodwill) or one credit by either of its ids.
///
/// # Errors
/// The problems of the workspace, when there are any that stop a run.
pub fn explain(loaded: &Loaded, request: &Request, subject: &str) -> Result<Explained, Diagnostics> {
    let mut diags = loaded.diags.clone();
    let span = loaded.workspace.as_ref().and_then(|w| horizon(w, &loaded.policies, request.month));
    let (Some(w), Some(span)) = (&loaded.workspace, span) else { return Err(diags) };
    let (downtime, _) = downtime(w, loaded, request, span, &mut diags);
    if diags.has_errors() {
        return Err(diags);
    }
    match period(
        w,
        (&loaded.policies, &loaded.languages, &loaded.register),
        &loaded.sources,
        &downtime,
        request,
        &mut diags,
    ) {
        Some(facts) => Ok(answer(&facts, subject)),
        None => Err(diags),
    }
}

fn answer(facts: &PeriodFacts<'_>, subject: &str) -> Explained {
    let id = CustomerId::new(subject);
    let mut out = String::new();
    if let Some(customer) = facts.workspace.customers.get(&id) {
        let _ = writeln!(out, "{} ({}), {}", customer.name, customer.id, facts.month.words());
        let lines = facts.lines.iter().filter(|l| l.line().customer == id);
        let mut any = false;
        for line in lines {
            any = true;
            explain_line(facts, line, &mut out);
        }
        if !any {
            out.push_str("\nno contract line was in force in this period\n");
        }
        for row in facts.ledger.of(&id).iter().filter(|r| r.line.is_none()) {
            explain_row(row, &mut out);
        }
        return Explained::Text(out);
    }
    match facts.ledger.rows.iter().find(|r| r.id == subject || r.short_id == subject) {
        Some(row) => {
            explain_row(row, &mut out);
            Explained::Text(out)
        }
        None => {
            let customers = facts.workspace.customers.keys().map(|c| c.as_str().to_owned());
            Explained::Unknown(customers.chain(facts.ledger.rows.iter().map(|r| r.id.clone())).collect())
        }
    }
}

fn explain_line(facts: &PeriodFacts<'_>, result: &LineResult<'_>, out: &mut String) {
    let line = result.line();
    let service =
        facts.workspace.services.get(&line.service).map_or(line.service.as_str(), |s| s.name.as_str());
    match result {
        LineResult::Assessed(a) => {
            let row = facts.ledger.rows.iter().find(|r| {
                r.line.as_ref() == Some(&line.id)
                    && r.sla.as_ref().is_some_and(|(sla, _)| *sla == a.policy.id)
            });
            let id = row.map(|r| format!("   {} · {}", r.id, r.short_id)).unwrap_or_default();
            let _ =
                writeln!(out, "\n{service}, line {}, {} {}{id}", line.id, a.policy.name, a.policy.version);
            tree(&a.workings, out);
        }
        LineResult::Unpromised { measured, is_free, .. } => {
            let why = if *is_free {
                "a free plan: there is no fee to give a credit on"
            } else {
                "no SLA was agreed"
            };
            let ms = i64::try_from(measured.affected.floor()).unwrap_or(i64::MAX);
            let _ = writeln!(out, "\n{service}, line {}: {why}", line.id);
            let _ = writeln!(out, "  {}  downtime in the period", crate::time::Elapsed(ms));
        }
    }
}

fn explain_row(row: &LedgerRow, out: &mut String) {
    let _ = writeln!(
        out,
        "\n{} · {}   {} {} ({})",
        row.id,
        row.short_id,
        row.kind.name(),
        row.amount,
        row.state.name()
    );
    tree(&row.workings, out);
}
