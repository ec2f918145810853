//! `run`: a month from evidence to everything that is published.

use crate::compose::PeriodFacts;
use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::diag::Diagnostics;
use crate::measure::Downtime;
use crate::model::CustomerId;
use crate::money::Currency;
use crate::money::Money;
use crate::render::table;
use crate::run::Artefact;
use crate::run::Loaded;
use crate::run::Request;
use crate::run::Summary;
use crate::run::documents::Documents;
use crate::run::documents::documents;
use crate::run::manifest::manifest;
use crate::run::manifest::run_id;
use crate::run::period::horizon;
use crate::run::period::period;
use crate::run::period::warn_horizon;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What a run comes to.
pub struct Closed {
    /// What to publish; empty when there is an error.
    pub artefacts: Vec<Artefact>,
    /// The run in figures.
    pub summary: Summary,
    /// Every problem.
    pub diags: Diagnostics,
    /// A broken promise of ours: figures that do not agree. Nothing is published then.
    pub mistake: Option<String>,
}

/// Closes a month. `progress` hears of every customer whose documents are done.
pub fn close(loaded: &Loaded, request: &Request, progress: &(dyn Fn(u64) + Sync)) -> Closed {
    let mut diags = loaded.diags.clone();
    let nothing = |diags: Diagnostics, mistake: Option<String>| Closed {
        artefacts: Vec::new(),
        summary: Summary::default(),
        diags,
        mistake,
    };
    let Some(w) = &loaded.workspace else { return nothing(diags, None) };
    let Some(span) = horizon(w, &loaded.policies, request.month) else { return nothing(diags, None) };
    let downtime = Downtime::new(w, &loaded.evidence, &loaded.sources, span, &mut diags);
    if diags.has_errors() {
        return nothing(diags, None);
    }
    warn_horizon(w, &downtime, span, request.month, &mut diags);
    let facts = period(w, &loaded.policies, &loaded.sources, &downtime, request, &mut diags);
    let Some(facts) = facts else { return nothing(diags, None) };
    let made = documents(&facts, loaded, progress, &mut diags);
    if diags.has_errors() {
        return nothing(diags, None);
    }
    let mut artefacts = tables(&facts, loaded);
    if let Err(mistake) = control(&facts, &artefacts, &made) {
        return nothing(diags, Some(mistake));
    }
    let summary = summary(&facts, loaded, request, &made);
    artefacts.extend(made.artefacts);
    artefacts.sort_by(|a, b| a.path.cmp(&b.path));
    let manifest = manifest(&facts, loaded, request, &summary, &artefacts);
    artefacts.push(Artefact::new("manifest.json", manifest));
    Closed { artefacts, summary, diags, mistake: None }
}

fn tables(facts: &PeriodFacts<'_>, loaded: &Loaded) -> Vec<Artefact> {
    vec![
        Artefact::new("ledger/affected.csv", table::affected_csv(facts)),
        Artefact::new("ledger/credits.csv", table::credits_csv(facts)),
        Artefact::new("ledger/credits.json", table::credits_json(facts)),
        Artefact::new("ledger/outages.csv", table::outages_csv(facts)),
        Artefact::new("ledger/not-owed.csv", table::not_owed_csv(facts)),
        Artefact::new(
            "evidence/rejects.csv",
            table::rejects_csv(&loaded.evidence, &facts.workspace.settings, facts.sources),
        ),
    ]
}

/// Law: the written ledger and the written letters agree with the ledger, by reading them again.
fn control(facts: &PeriodFacts<'_>, artefacts: &[Artefact], made: &Documents) -> Result<(), String> {
    let totals = facts.ledger.control_totals();
    let written = artefacts.iter().find(|a| a.path == "ledger/credits.csv");
    let again = written.and_then(|a| table::read_control_totals(&a.bytes));
    if again.as_ref() != Some(&totals) {
        return Err("the control totals read back from ledger/credits.csv differ from the ledger".to_owned());
    }
    for row in facts.ledger.rows.iter().filter(|r| r.state == RowState::Owed && r.difference.minor > 0) {
        let Some((_, text)) = made.letter_texts.iter().find(|(c, _)| *c == row.customer.as_str()) else {
            return Err(format!("{} is owed and there is no letter about it", row.id));
        };
        let of_customer: Vec<&LedgerRow> = facts.ledger.of(&row.customer).collect();
        let total = customer_total(&of_customer, row.kind, row.amount.currency);
        let words = |money: Money| squeeze(&money.to_string());
        let text = squeeze(text);
        if !text.contains(&words(row.amount)) && !text.contains(&words(total)) {
            return Err(format!("the letter to {} does not say {}", row.customer, row.amount));
        }
    }
    Ok(())
}

fn customer_total(rows: &[&LedgerRow], kind: RowKind, currency: Currency) -> Money {
    let zero = Money::zero(currency);
    let mine =
        rows.iter().filter(|r| r.kind == kind && r.state == RowState::Owed && r.amount.currency == currency);
    mine.fold(zero, |sum, r| sum.plus(r.difference).unwrap_or(sum))
}

fn squeeze(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == '\u{a0}')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn summary(facts: &PeriodFacts<'_>, loaded: &Loaded, request: &Request, made: &Documents) -> Summary {
    let customers: BTreeSet<&CustomerId> = facts.lines.iter().map(|l| &l.line().customer).collect();
    let hit = facts.lines.iter().filter(|l| !l.measured().segments.is_empty());
    let affected: BTreeSet<&CustomerId> = hit.map(|l| &l.line().customer).collect();
    let count = |wanted: &dyn Fn(&LedgerRow) -> bool| facts.ledger.rows.iter().filter(|r| wanted(r)).count();
    let sums = |totals: BTreeMap<Currency, Money>| totals.into_values().collect::<Vec<_>>();
    Summary {
        customers: customers.len(),
        affected: affected.len(),
        credits: (count(&LedgerRow::is_in_control_total), sums(facts.ledger.control_totals())),
        goodwill: (count(&|r| r.kind == RowKind::Goodwill), sums(facts.ledger.goodwill_totals())),
        awaiting: (count(&|r| r.state == RowState::AwaitingClaim), sums(facts.ledger.awaiting_totals())),
        letters: made.letters,
        postmortems: made.postmortems,
        held: made.held.clone(),
        doubts: facts.lines.iter().filter_map(|l| l.assessment()).filter(|a| a.doubt.is_some()).count(),
        run_id: run_id(loaded, request),
    }
}
