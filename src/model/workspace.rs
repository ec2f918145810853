//! Everything, checked, by id: the only thing that later storeys read.

use crate::model::Bill;
use crate::model::Claim;
use crate::model::ContractFact;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::model::Goodwill;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::model::LedgerId;
use crate::model::Line;
use crate::model::LineId;
use crate::model::Maintenance;
use crate::model::RequestCount;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Settings;
use crate::model::Target;
use crate::time::Month;
use std::collections::BTreeMap;

/// The facts of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// `amends.toml`.
    pub settings: Settings,
    /// Customers by id.
    pub customers: BTreeMap<CustomerId, Customer>,
    /// Services by id.
    pub services: BTreeMap<ServiceId, Service>,
    /// Contract lines by id.
    pub lines: BTreeMap<LineId, Line>,
    /// Incidents by id.
    pub incidents: BTreeMap<IncidentId, Incident>,
    /// Maintenance windows by start.
    pub maintenance: Vec<Maintenance>,
    /// Goodwill in file order.
    pub goodwill: Vec<Goodwill>,
    /// Claims in file order.
    pub claims: Vec<Claim>,
    /// Bills in file order.
    pub bills: Vec<Bill>,
    /// What finance programs call our customers.
    pub ledger_ids: BTreeMap<(Target, CustomerId), LedgerId>,
    /// Facts that SLAs ask for, by contract line.
    pub facts: BTreeMap<LineId, Vec<ContractFact>>,
    /// Requests and errors by service, in time order.
    pub requests: BTreeMap<ServiceId, Vec<RequestCount>>,
}

impl Workspace {
    /// The bill of each line and month. Where there are several, none: which of them a credit belongs to is not known.
    pub fn bills_by_line(&self) -> BTreeMap<(&LineId, Month), &Bill> {
        let mut bills: BTreeMap<(&LineId, Month), Option<&Bill>> = BTreeMap::new();
        for bill in &self.bills {
            bills.entry((&bill.line, bill.month)).and_modify(|b| *b = None).or_insert(Some(bill));
        }
        bills.into_iter().filter_map(|(key, bill)| Some((key, bill?))).collect()
    }

    /// The lines of a customer.
    pub fn lines_of<'a>(&'a self, customer: &'a CustomerId) -> impl Iterator<Item = &'a Line> {
        self.lines.values().filter(move |line| line.customer == *customer)
    }
}
