//! The cover list for a partner, from a view that holds only the partner's own end customers.

use crate::compose::CustomerView;
use crate::compose::PeriodFacts;
use crate::compose::Tongue;
use crate::compose::context::CoverContext;
use crate::compose::context::cover::CoverCustomer;
use crate::compose::context::cover::CoverFollowUp;
use crate::compose::context::shared::Furniture;
use crate::compose::furniture;
use crate::compose::furniture::Sheet;
use crate::compose::terms;
use crate::compose::windows;
use crate::compose::windows::Interruption;
use crate::credit::LedgerRow;
use crate::language::Language;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::model::Settings;
use crate::time::Month;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A letter on promised actions to an end customer.
#[derive(Clone, Debug)]
pub struct FollowUpLetter {
    /// Whose.
    pub customer: CustomerId,
    /// Whether it waits.
    pub is_held: bool,
}

/// A partner's end customers who get a letter in a period.
pub struct PartnerView<'v> {
    /// Company and choices.
    settings: &'v Settings,
    /// The partner.
    pub partner: &'v Customer,
    /// The words of the list.
    pub language: &'v Language,
    /// Its way to the words of people.
    tongue: Tongue<'v>,
    /// The end customers whose letters wait.
    held: BTreeSet<String>,
    /// The own views of end customers who get a letter about the month, by id.
    customers: Vec<CustomerView<'v>>,
    /// Those of end customers who get one on promised actions, and whether it waits.
    followed: Vec<(CustomerView<'v>, bool)>,
    /// The month.
    month: Month,
    /// The date on documents.
    issued_on: NaiveDate,
}

impl<'v> PartnerView<'v> {
    /// The view of a partner in a language; `None` when no end customer of theirs gets a letter.
    pub fn new(
        facts: &'v PeriodFacts<'v>,
        partner: &'v Customer,
        tongue: Tongue<'v>,
        is_held: &dyn Fn(&CustomerId) -> bool,
        follow_ups: &[FollowUpLetter],
    ) -> Option<Self> {
        let w = facts.workspace;
        let is_theirs = |c: &&Customer| c.partner.as_ref().is_some_and(|(id, _)| *id == partner.id);
        let view = |c| CustomerView { tongue, language: tongue.language, ..CustomerView::new(facts, c) };
        let theirs = || w.customers.values().filter(is_theirs);
        let customers: Vec<CustomerView<'_>> = theirs().map(view).filter(CustomerView::gets_letter).collect();
        let followed = theirs().filter_map(|c| {
            let letter = follow_ups.iter().find(|letter| letter.customer == c.id)?;
            Some((view(c), letter.is_held))
        });
        let followed: Vec<_> = followed.collect();
        let all = || customers.iter().chain(followed.iter().map(|(view, _)| view));
        all().next()?;
        let waits = customers.iter().filter(|c| is_held(&c.customer.id));
        let waits = waits.chain(followed.iter().filter(|(_, is_held)| *is_held).map(|(view, _)| view));
        Some(PartnerView {
            settings: &w.settings,
            partner,
            language: tongue.language,
            tongue,
            held: waits.map(|c| c.customer.id.to_string()).collect(),
            customers,
            followed,
            month: facts.month,
            issued_on: facts.issued_on,
        })
    }

    /// The end customers whose letters wait.
    pub fn held(&self) -> Vec<&str> {
        self.held.iter().map(String::as_str).collect()
    }
}

/// The cover list; `mark` is the word across its margin. `None` when the view has no end customer.
pub fn cover(view: &PartnerView<'_>, mark: Option<&str>) -> Option<CoverContext> {
    let language = view.language;
    let rows: Vec<&LedgerRow> = view.customers.iter().flat_map(|c| c.rows.iter().copied()).collect();
    let to_partner = |row: &LedgerRow| row.credit_to == view.partner.id;
    let totals = |wanted: &dyn Fn(&LedgerRow) -> bool| {
        terms::totals(language, &rows, |row| to_partner(row) && wanted(row))
    };
    let pays = |row: &LedgerRow| terms::is_owed(row) || terms::is_awaiting(row) || terms::is_goodwill(row);
    let customers: Vec<CoverCustomer> = view.customers.iter().map(|c| entry(view, c)).collect();
    Some(CoverContext {
        furniture: sheet(view, mark),
        company: furniture::company(view.settings),
        contact: furniture::contact(view.settings, view.tongue),
        signatory: furniture::signatory(&view.settings.documents.signatory, view.tongue),
        recipient: furniture::recipient(anybody(view)?),
        partner: view.partner.id.to_string(),
        date: language.date(view.issued_on),
        reference: reference(view),
        period: language.month(view.month),
        customer_count: u32::try_from(customers.len()).unwrap_or(u32::MAX),
        some_held: !view.held.is_empty(),
        customers,
        follow_up_count: u32::try_from(view.followed.len()).unwrap_or(u32::MAX),
        follow_ups: view.followed.iter().map(|(own, held)| follow_up(own, *held)).collect(),
        credited_to_partner: totals(&terms::is_owed),
        awaiting_to_partner: totals(&terms::is_awaiting),
        goodwill_to_partner: totals(&terms::is_goodwill),
        some_to_customers: rows.iter().any(|row| pays(row) && !to_partner(row)),
    })
}

/// The view of an end customer: who is written to is the same for all.
fn anybody<'a, 'v>(view: &'a PartnerView<'v>) -> Option<&'a CustomerView<'v>> {
    view.customers.first().or_else(|| view.followed.first().map(|(own, _)| own))
}

fn follow_up(own: &CustomerView<'_>, held: bool) -> CoverFollowUp {
    CoverFollowUp {
        id: own.customer.id.to_string(),
        name: own.customer.name.clone(),
        letter: format!("customers/{}/follow-up.pdf", own.customer.id),
        held,
    }
}

fn reference(view: &PartnerView<'_>) -> String {
    format!("{}/{}", view.month, view.partner.id)
}

fn sheet(view: &PartnerView<'_>, mark: Option<&str>) -> Furniture {
    let language = view.language;
    let month = language.month(view.month);
    let about =
        language.say_with("letter-about", &[("name", view.partner.name.as_str()), ("month", month.as_str())]);
    let sheet = Sheet {
        kind: "letter",
        title: about.clone(),
        subject: about,
        keywords: vec![reference(view), view.month.to_string()],
        country: &view.partner.country,
        language,
        tag: &view.partner.language,
        date: view.issued_on,
        mark,
    };
    furniture::furniture(view.settings, sheet)
}

fn entry(view: &PartnerView<'_>, own: &CustomerView<'_>) -> CoverCustomer {
    let language = view.language;
    let all = windows::interruptions(own);
    let told: Vec<&Interruption> = all.iter().filter(|i| i.is_told()).collect();
    let mut services: Vec<String> = Vec::new();
    for i in &told {
        let name = windows::service_name(own.services, &i.service);
        if !services.contains(&name) {
            services.push(name);
        }
    }
    let waiting = own.rows.iter().filter(|row| terms::is_awaiting(row));
    CoverCustomer {
        id: own.customer.id.to_string(),
        name: own.customer.name.clone(),
        services,
        affected_time: (!told.is_empty()).then(|| windows::covered_words(language, &told)),
        credited: terms::totals(language, &own.rows, terms::is_owed),
        awaiting: terms::totals(language, &own.rows, terms::is_awaiting),
        claim_by: waiting.filter_map(|row| row.claim_by).min().map(|day| language.date(day)),
        goodwill: terms::totals(language, &own.rows, terms::is_goodwill),
        to_partner: own.rows.iter().all(|row| row.credit_to == view.partner.id),
        letter: format!("customers/{}/letter.pdf", own.customer.id),
        held: view.held.contains(own.customer.id.as_str()),
    }
}
