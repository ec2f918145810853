//! Views: only what one reader may see. A letter can't name another customer, because it never had one.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::compose::Tongue;
use crate::credit::LedgerRow;
use crate::language::Language;
use crate::measure::OriginId;
use crate::measure::Origins;
use crate::measure::Outage;
use crate::measure::Reconciled;
use crate::model::Customer;
use crate::model::Incident;
use crate::model::IncidentId;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Settings;
use crate::sla::Counted;
use crate::sla::MeasuredSegment;
use crate::source::Sources;
use crate::time::Instant;
use crate::time::Month;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// One customer's facts in a period.
#[derive(Clone)]
pub struct CustomerView<'v> {
    /// The language of everything made from this view.
    pub tongue: Tongue<'v>,
    /// Its words.
    pub language: &'v Language,
    /// What was not there in the reader's language, so that all is in that of the workspace.
    pub lacks: Vec<String>,
    /// Company, signatory, contact, choices.
    pub settings: &'v Settings,
    /// The customer.
    pub customer: &'v Customer,
    /// The partner through whom they are reached.
    pub partner: Option<&'v Customer>,
    /// Their contract lines' results.
    pub lines: Vec<&'v LineResult<'v>>,
    /// Their ledger rows: credits and goodwill.
    pub rows: Vec<&'v LedgerRow>,
    /// The incidents that gave them affected time, or that goodwill to them names, by start.
    pub incidents: Vec<&'v Incident>,
    /// The services, for their names.
    pub services: &'v BTreeMap<ServiceId, Service>,
    /// Where pieces of downtime come from.
    pub origins: &'v Origins,
    /// The files, for places.
    pub sources: &'v Sources,
    /// The month.
    pub month: Month,
    /// The date on documents.
    pub issued_on: NaiveDate,
    /// As of when deadlines are judged.
    pub as_of: Instant,
}

impl<'v> CustomerView<'v> {
    /// The view of one customer.
    pub fn new(facts: &'v PeriodFacts<'v>, customer: &'v Customer) -> Self {
        let w = facts.workspace;
        let lines: Vec<&LineResult<'_>> = facts.lines_of(&customer.id).iter().collect();
        let rows: Vec<&LedgerRow> = facts.ledger.of(&customer.id).iter().collect();
        let mut ids: BTreeSet<&IncidentId> = BTreeSet::new();
        for origin in lines.iter().flat_map(|l| l.measured().segments.iter().flat_map(|s| s.origins.iter())) {
            ids.extend(facts.downtime.origins.get(*origin).incident());
        }
        ids.extend(rows.iter().filter_map(|r| r.decision.as_ref()?.incident.as_ref()));
        let mut incidents: Vec<&Incident> = ids.into_iter().filter_map(|id| w.incidents.get(id)).collect();
        incidents.sort_by_key(|i| (i.impacts.iter().map(|x| x.start).min(), i.id.clone()));
        // A letter is not older than what it tells of.
        let told_of = rows.iter().filter(|r| r.is_corrected()).flat_map(|r| &r.before).map(|b| b.on).max();
        let partner = customer.partner.as_ref().and_then(|(id, _)| w.customers.get(id));
        let wanted = Tongue::of(facts, partner.unwrap_or(customer));
        let hit = lines.iter().filter(|l| !l.measured().segments.is_empty());
        let services: BTreeSet<&ServiceId> = hit.map(|l| &l.line().service).collect();
        let mut lacks = wanted.lacks(facts, &incidents, &services, &rows);
        lacks.extend(Tongue::unknown(facts, partner.unwrap_or(customer)));
        let tongue = if lacks.is_empty() { wanted } else { Tongue::own(facts) };
        CustomerView {
            tongue,
            language: tongue.language,
            lacks,
            settings: &w.settings,
            customer,
            partner,
            lines,
            rows,
            incidents,
            services: &w.services,
            origins: &facts.downtime.origins,
            sources: facts.sources,
            month: facts.month,
            issued_on: told_of.map_or(facts.issued_on, |day| day.max(facts.issued_on)),
            as_of: facts.as_of,
        }
    }

    /// The same in the language of the reader, for a document without the prose of people.
    pub fn in_readers_language(&self, facts: &PeriodFacts<'v>) -> CustomerView<'v> {
        let tongue = Tongue::of(facts, self.partner.unwrap_or(self.customer));
        CustomerView { tongue, language: tongue.language, lacks: Vec::new(), ..self.clone() }
    }

    /// Whether the customer has affected time: downtime that no clause excludes.
    pub fn is_affected(&self) -> bool {
        let not_excluded = |s: &MeasuredSegment| !matches!(s.counted, Counted::Excluded { .. });
        self.lines.iter().any(|l| l.measured().segments.iter().any(not_excluded))
    }

    /// Whether a letter goes to this customer: affected time, goodwill, or a claim to make.
    pub fn gets_letter(&self) -> bool {
        self.is_affected() || !self.rows.is_empty()
    }
}

/// One incident with what it meant, for the internal postmortem.
pub struct IncidentView<'v> {
    /// Company and choices.
    pub settings: &'v Settings,
    /// The incident.
    pub incident: &'v Incident,
    /// The services, for their names.
    pub services: &'v BTreeMap<ServiceId, Service>,
    /// Outages that this incident belongs to.
    pub outages: Vec<&'v Outage>,
    /// All contract lines' results that it affected.
    pub lines: Vec<&'v LineResult<'v>>,
    /// All contract lines in force for its services.
    pub lines_of_services: usize,
    /// Customers with a line for one of its services.
    pub customers_of_services: usize,
    /// Ledger rows of affected lines, and goodwill given for it.
    pub rows: Vec<&'v LedgerRow>,
    /// What monitors saw beside what it tells, stretch by stretch.
    pub reconciled: Vec<&'v Reconciled>,
    /// Origins of downtime.
    pub origins: &'v Origins,
    /// The files, for places.
    pub sources: &'v Sources,
    /// The date on documents.
    pub issued_on: NaiveDate,
    /// The month.
    pub month: Month,
}

impl IncidentView<'_> {
    /// Whether an origin is a window of this incident.
    pub fn is_own(&self, origin: OriginId) -> bool {
        self.origins.get(origin).incident() == Some(&self.incident.id)
    }
}

/// The incidents of the period: those with an outage in it, by start.
pub fn incident_views<'v>(facts: &'v PeriodFacts<'v>) -> Vec<IncidentView<'v>> {
    let w = facts.workspace;
    let mut views = Vec::new();
    for incident in w.incidents.values() {
        let touches = |l: &&LineResult<'_>| {
            l.measured()
                .segments
                .iter()
                .flat_map(|s| s.origins.iter())
                .any(|o| facts.downtime.origins.get(*o).incident() == Some(&incident.id))
        };
        let outages: Vec<&Outage> =
            facts.outages.iter().filter(|o| o.incidents.contains(&incident.id)).collect();
        let lines: Vec<&LineResult<'_>> = facts.lines.iter().filter(touches).collect();
        let month = (facts.month.start(incident.zone), facts.month.end(incident.zone));
        let until = month.1.min(facts.as_of);
        let in_month = incident.impacts.iter().any(|i| i.start < until && i.end.is_none_or(|e| month.0 < e));
        if outages.is_empty() && lines.is_empty() && !in_month {
            continue;
        }
        let hit: BTreeSet<_> = incident.impacts.iter().map(|i| &i.service).collect();
        let of_services = || facts.lines.iter().filter(|l| hit.contains(&l.line().service));
        let customers: BTreeSet<_> = of_services().map(|l| &l.line().customer).collect();
        let line_ids: BTreeSet<_> = lines.iter().map(|l| &l.line().id).collect();
        let rows = facts.ledger.rows.iter().filter(|r| match (&r.line, &r.decision) {
            (Some(line), _) => line_ids.contains(line),
            (None, Some(decision)) => decision.incident.as_ref() == Some(&incident.id),
            (None, None) => false,
        });
        views.push(IncidentView {
            settings: &w.settings,
            incident,
            services: &w.services,
            outages,
            lines,
            lines_of_services: of_services().count(),
            customers_of_services: customers.len(),
            rows: rows.collect(),
            reconciled: facts.reconciled.iter().filter(|r| r.incidents.contains(&incident.id)).collect(),
            origins: &facts.downtime.origins,
            sources: facts.sources,
            issued_on: facts.issued_on,
            month: facts.month,
        });
    }
    views.sort_by_key(|v| (v.incident.impacts.iter().map(|i| i.start).min(), v.incident.id.clone()));
    views
}
