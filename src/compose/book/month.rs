//! What is shown first: sums, people, what must be looked at.

use crate::compose::LettersMade;
use crate::compose::PeriodFacts;
use crate::compose::book::desk::BookDesk;
use crate::compose::book::desk::heads;
use crate::compose::book::evidence::evidence_page;
use crate::compose::book::incidents::incidents;
use crate::compose::book::ledger::sums;
use crate::compose::book::list::CustomerRow;
use crate::compose::book::look::attention;
use crate::compose::book::shape::BOOK_SCHEMA;
use crate::compose::book::shape::Counts;
use crate::compose::book::shape::Front;
use crate::compose::book::shape::Named;
use crate::compose::book::shape::SlaName;
use crate::compose::book::strip;
use crate::compose::book::strip::ZoneDays;
use crate::compose::terms;
use crate::diag::Diagnostic;
use crate::ingest::evidence::Evidence;
use crate::language::Language;
use crate::model::SlaId;
use crate::time::Zone;
use std::collections::BTreeMap;

/// What a run says beside its facts.
pub struct RunSays<'r> {
    /// First twelve digits of the digest of all inputs.
    pub run: &'r str,
    /// All evidence.
    pub evidence: &'r Evidence,
    /// What became of letters.
    pub letters: LettersMade<'r>,
    /// Letters that nobody can send by mail, by path.
    pub without_mail: &'r [String],
    /// What was said on the terminal, by file and place.
    pub notes: Vec<&'r Diagnostic>,
    /// How many customers stand in one part.
    pub customers_a_part: usize,
}

/// What is shown first.
pub fn book_front(desk: &BookDesk<'_>, customers: &[CustomerRow], says: &RunSays<'_>) -> Front {
    let facts = desk.facts;
    let english = Language::english();
    let w = facts.workspace;
    let zone = w.settings.defaults.zone;
    let evidence = evidence_page(facts, says.evidence);
    Front {
        schema: BOOK_SCHEMA,
        run: says.run.to_owned(),
        period: facts.month.to_string(),
        month: facts.month.words(),
        company: w.settings.company.name.clone(),
        issued_on: english.date(facts.issued_on),
        as_of: format!("{} UTC", english.date_time(facts.as_of, Zone::UTC, false)),
        zone: english.zone_name(zone),
        zones: zones(facts),
        counts: counts(facts, customers),
        money: sums(facts),
        attention: attention(desk, says, &evidence),
        outages: strip::of_month(facts),
        incidents: incidents(desk),
        evidence,
        files: files(desk),
        heads: heads(facts.sources),
        slas: slas(facts),
        customers_a_part: says.customers_a_part,
    }
}

/// The days of every zone that something is drawn in.
fn zones(facts: &PeriodFacts<'_>) -> BTreeMap<String, ZoneDays> {
    let own = facts.workspace.settings.defaults.zone;
    let all = facts.workspace.customers.values().map(|c| c.zone).chain([own]);
    let mut zones: BTreeMap<String, ZoneDays> = BTreeMap::new();
    for zone in all {
        zones.entry(zone.to_string()).or_insert_with(|| strip::days(Language::english(), facts.month, zone));
    }
    zones
}

/// The SLAs in force.
fn slas(facts: &PeriodFacts<'_>) -> BTreeMap<String, SlaName> {
    let mut slas: BTreeMap<&SlaId, SlaName> = BTreeMap::new();
    for a in facts.lines.iter().filter_map(|l| l.assessment()) {
        slas.entry(&a.policy.id).or_insert_with(|| SlaName {
            name: a.policy.name.clone(),
            version: a.policy.version.clone(),
            commitment: terms::stated(Language::english(), &a.policy.commitment),
        });
    }
    slas.into_iter().map(|(id, sla)| (id.to_string(), sla)).collect()
}

fn counts(facts: &PeriodFacts<'_>, customers: &[CustomerRow]) -> Counts {
    let under_contract = || customers.iter().filter(|c| !c.states.contains(&"no-contract"));
    let count = |wanted: &dyn Fn(&CustomerRow) -> bool| under_contract().filter(|c| wanted(c)).count();
    let with = |wanted: &dyn Fn(&CustomerRow) -> bool| customers.iter().filter(|c| wanted(c)).count();
    Counts {
        listed: customers.len(),
        customers: under_contract().count(),
        affected: count(&|c| c.affected),
        owed: with(&|c| !c.owed.is_empty()),
        awaiting: with(&|c| !c.awaiting.is_empty()),
        goodwill: with(&|c| !c.goodwill.is_empty()),
        not_owed: count(&|c| c.owed.is_empty() && c.awaiting.is_empty()),
        letters: with(&|c| c.letter.is_some()),
        letters_held: with(&|c| c.letter.as_deref() == Some("held")),
        ledger_rows: facts.ledger.rows.len(),
    }
}

/// Files that are worth opening, with what they are; those that this run did not write are left out.
fn files(desk: &BookDesk<'_>) -> Vec<Named> {
    let known = [
        ("month-summary", "Month summary, for managers"),
        ("ledger/credits", "The ledger: credits and goodwill, exact and rounded"),
        ("ledger/affected", "Every stretch of downtime under every contract line"),
        ("ledger/not-owed", "Customers to whom nothing is owed, with the reason"),
        ("ledger/outages", "Outages with what the evidence proves and allows"),
        ("customers/mail-merge", "One row for each letter that is fit to send"),
        ("evidence/reconciliation", "Monitors beside incidents"),
        ("evidence/choices", "What the month would cost if other evidence decided"),
        ("evidence/totals", "Figures of tools beside what was measured"),
        ("evidence/rejects", "Rows of monitoring that could not be used"),
        ("evidence/timeline", "Every outage, for BI tools"),
        ("flags", "What was found in the words of letters"),
    ];
    let of = |(stem, name): (&str, &str)| {
        let forms = desk.document(stem).map(|d| d.forms).unwrap_or_default();
        let named = move |form: String| Named { id: format!("{stem}.{form}"), name: name.to_owned() };
        forms.into_iter().map(named).collect::<Vec<_>>()
    };
    let manifest =
        Named { id: "manifest.json".to_owned(), name: "Digests of all files, counts, totals".to_owned() };
    known.into_iter().flat_map(of).chain([manifest]).collect()
}
