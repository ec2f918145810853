//! `customers.csv` to customers.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::lower::mail::check_mail;
use crate::ingest::raw::CustomerRow;
use crate::ingest::read_records;
use crate::model::CreditTo;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::model::Settings;
use std::collections::BTreeMap;

/// The customers by id.
pub fn customers(r: &mut Reader<'_>, settings: &Settings) -> BTreeMap<CustomerId, Customer> {
    let mut all: BTreeMap<CustomerId, Customer> = BTreeMap::new();
    for record in read_records::<CustomerRow>(r.sources, r.source, r.diags) {
        let Some(id) = r.id(&record.row.id, record.cell("id"), "customer") else { continue };
        let id = CustomerId::new(id);
        let filled = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
        let zone = match filled(&record.row.time_zone) {
            None => Some(settings.defaults.zone),
            Some(name) => r.zone(&name, record.cell("time_zone")),
        };
        let partner = filled(&record.row.partner).map(CustomerId::new);
        let credit_to = match filled(&record.row.credit_to).as_deref() {
            None => None,
            Some("customer") => Some(CreditTo::Customer),
            Some("partner") => Some(CreditTo::Partner),
            Some(other) => {
                r.push(
                    Diagnostic::error(Code::ContractPartner, format!("`{other}` does not say who gets the credit"))
                        .at(record.cell("credit_to"), "`customer` or `partner`")
                        .help("write `customer` when the credit goes to the customer, `partner` when it goes to the partner"),
                );
                continue;
            }
        };
        if partner.is_some() && credit_to.is_none() {
            r.push(
                Diagnostic::error(
                    Code::ContractPartner,
                    format!("`{id}` has a partner, and it is not said who gets the credit"),
                )
                .at(record.cell("partner"), "reached through this partner")
                .note("a credit paid to the wrong one is paid twice in the end")
                .help("fill the column `credit_to` with `customer` or `partner`"),
            );
            continue;
        }
        if let Some(first) = all.get(&id) {
            r.push(
                Diagnostic::error(Code::IdDuplicate, format!("two customers have the id `{id}`"))
                    .at(record.cell("id"), "again here")
                    .at(first.span, "first here")
                    .note("one of the two would get the other's letter")
                    .help("give each customer an id of their own"),
            );
            continue;
        }
        let email = filled(&record.row.email).map(|t| one_line(&t));
        email.iter().for_each(|mail| check_mail(r, mail, record.cell("email")));
        let Some(zone) = zone else { continue };
        let address = filled(&record.row.address).unwrap_or_default();
        let customer = Customer {
            id: id.clone(),
            name: one_line(&record.row.name),
            contact: filled(&record.row.contact).map(|t| one_line(&t)),
            salutation: filled(&record.row.salutation).map(|t| one_line(&t)),
            email,
            language: filled(&record.row.language).unwrap_or_else(|| settings.defaults.language.clone()),
            zone,
            address: address
                .split(['|', '\n'])
                .map(str::trim)
                .filter(|l| !l.is_empty())
                .map(str::to_owned)
                .collect(),
            country: filled(&record.row.country).unwrap_or_else(|| settings.company.country.clone()),
            channel: filled(&record.row.channel),
            partner: partner.zip(credit_to),
            segment: filled(&record.row.segment),
            renamed_from: filled(&record.row.renamed_from).map(CustomerId::new),
            span: record.span,
        };
        all.insert(id, customer);
    }
    all
}

/// A name is one line: a line break in it could forge a mail header or an address line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
