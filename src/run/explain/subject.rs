//! What a question is about: the first thing that is called so.

use crate::compose::PeriodFacts;
use crate::credit::LedgerRow;
use crate::measure::Outage;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::model::Line;
use crate::model::LineId;

/// What a question is about.
#[derive(Clone, Copy)]
pub(super) enum Subject<'f> {
    /// All of a customer.
    Customer(&'f Customer),
    /// One row of the ledger.
    Row(&'f LedgerRow),
    /// One contract line.
    Line(&'f Line),
    /// What people wrote about.
    Incident(&'f Incident),
    /// One outage, by its id in `ledger/outages.csv`.
    Outage(&'f Outage),
}

impl<'f> Subject<'f> {
    /// What is called so.
    pub(super) fn find(facts: &'f PeriodFacts<'f>, name: &str) -> Option<Subject<'f>> {
        let w = facts.workspace;
        let row = || facts.ledger.rows.iter().find(|r| r.id == name || r.short_id == name);
        let outage = || facts.outages.iter().find(|o| o.id == name);
        let customer = w.customers.get(&CustomerId::new(name)).map(Subject::Customer);
        customer
            .or_else(|| row().map(Subject::Row))
            .or_else(|| w.lines.get(&LineId::new(name)).map(Subject::Line))
            .or_else(|| w.incidents.get(&IncidentId::new(name)).map(Subject::Incident))
            .or_else(|| outage().map(Subject::Outage))
    }

    /// Every name, customers first.
    pub(super) fn known(facts: &PeriodFacts<'_>) -> Vec<String> {
        let w = facts.workspace;
        let customers = w.customers.keys().map(ToString::to_string);
        let rows = facts.ledger.rows.iter().map(|r| r.id.clone());
        let short = facts.ledger.rows.iter().map(|r| r.short_id.clone());
        let lines = w.lines.keys().map(ToString::to_string);
        let incidents = w.incidents.keys().map(ToString::to_string);
        let outages = facts.outages.iter().map(|o| o.id.clone());
        customers.chain(incidents).chain(rows).chain(lines).chain(outages).chain(short).collect()
    }

    /// The customer whose it is.
    pub(super) fn customer(self, facts: &'f PeriodFacts<'f>) -> Option<&'f Customer> {
        let of = |id: &CustomerId| facts.workspace.customers.get(id);
        match self {
            Subject::Customer(customer) => Some(customer),
            Subject::Row(row) => of(&row.customer),
            Subject::Line(line) => of(&line.customer),
            Subject::Incident(_) | Subject::Outage(_) => None,
        }
    }
}
