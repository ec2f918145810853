//! What is to be booked: one neutral line, before any finance program has its say.

use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::credit::TaxAdvice;
use crate::model::Bill;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::model::LineId;
use crate::model::SlaId;
use crate::model::Workspace;
use crate::money::Exact;
use crate::money::Money;
use crate::time::Month;
use chrono::NaiveDate;

/// Somebody whom we owe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The id in customers.csv.
    pub id: CustomerId,
    /// The name as it stands in letters.
    pub name: String,
    /// Mail address.
    pub mail: Option<String>,
}

/// What is known of the bill that a credit belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Billed {
    /// Id of the invoice in the ledger.
    pub invoice_id: Option<String>,
    /// Number on the invoice.
    pub number: Option<String>,
    /// Net of tax.
    pub net: Option<Money>,
    /// The tax rate as a ratio.
    pub rate: Option<Exact>,
    /// With tax.
    pub gross: Option<Money>,
    /// Whether it is paid; `None` where nobody says.
    pub paid: Option<bool>,
}

/// One line to be booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Number of the document, at most 21 characters; `None` before it is issued.
    pub number: Option<String>,
    /// The key that a program knows a request by that comes twice; `None` before it is issued.
    pub key: Option<String>,
    /// Readable id of the credit.
    pub credit_id: String,
    /// The same in at most 21 characters.
    pub short_id: String,
    /// Credit or goodwill.
    pub kind: RowKind,
    /// The month.
    pub month: Month,
    /// Whose service was hit.
    pub customer: Party,
    /// Who gets the credit: the customer, or their partner.
    pub credit_to: Party,
    /// For which contract line; `None` for goodwill on the account.
    pub line: Option<LineId>,
    /// The name of the service.
    pub service: Option<String>,
    /// Under which SLA and edition.
    pub sla: Option<(SlaId, String)>,
    /// How much, net of tax; above nought.
    pub amount: Money,
    /// The day it is booked on.
    pub booked_on: NaiveDate,
    /// The bill that it belongs to, as far as it is known.
    pub billed: Billed,
    /// What it is for, in one line.
    pub description: String,
    /// SHA-256 of the workings.
    pub workings: String,
}

impl Posting {
    /// The line that a row of the ledger is booked as, without number and key; `None` where nothing is to be booked.
    pub fn of(row: &LedgerRow, w: &Workspace, bill: Option<&Bill>, booked_on: NaiveDate) -> Option<Self> {
        if !row.is_to_book() {
            return None;
        }
        let line = row.line.as_ref().and_then(|id| w.lines.get(id));
        let service = line.and_then(|l| w.services.get(&l.service)).map(|s| s.name.clone());
        let mut posting = Posting {
            number: None,
            key: None,
            credit_id: row.id.clone(),
            short_id: row.short_id.clone(),
            kind: row.kind,
            month: row.month,
            customer: party(w.customers.get(&row.customer)?),
            credit_to: party(w.customers.get(&row.credit_to)?),
            line: row.line.clone(),
            service,
            sla: row.sla.clone(),
            amount: row.difference,
            booked_on,
            billed: bill.map(billed).unwrap_or_default(),
            description: String::new(),
            workings: row.workings_digest(),
        };
        posting.description = describe(&posting);
        if row.is_corrected() {
            posting.description.push_str(", difference to what was issued before");
        }
        Some(posting)
    }

    /// What it comes to with tax, where the bill names the rate.
    pub fn advice(&self) -> Option<TaxAdvice> {
        TaxAdvice::of(self.amount, self.billed.rate.as_ref()?)
    }
}

/// What a month has to book, in the order of the ledger: credits with a difference above nought, and goodwill.
pub fn postings(rows: &[LedgerRow], w: &Workspace, booked_on: NaiveDate) -> Vec<Posting> {
    let bills = w.bills_by_line();
    let bill = |row: &LedgerRow| bills.get(&(row.line.as_ref()?, row.month)).copied();
    rows.iter().filter_map(|row| Posting::of(row, w, bill(row), booked_on)).collect()
}

fn party(customer: &Customer) -> Party {
    Party { id: customer.id.clone(), name: customer.name.clone(), mail: customer.email.clone() }
}

fn billed(bill: &Bill) -> Billed {
    Billed {
        invoice_id: bill.invoice_id.clone(),
        number: bill.number.clone(),
        net: Some(bill.net),
        rate: bill.tax_rate.clone(),
        gross: bill.gross,
        paid: bill.paid,
    }
}

fn describe(p: &Posting) -> String {
    let mut words = match p.kind {
        RowKind::Credit => format!("SLA credit for {}", p.month),
        RowKind::Goodwill => format!("Goodwill for {}", p.month),
    };
    if let Some(service) = &p.service {
        words.push_str(&format!(", {service}"));
    }
    if let Some(line) = &p.line {
        words.push_str(&format!(", line {line}"));
    }
    if let Some((sla, version)) = &p.sla {
        words.push_str(&format!(", SLA {sla} edition {version}"));
    }
    if p.customer.id != p.credit_to.id {
        words.push_str(&format!(", for {}", p.customer.name));
    }
    words
}
