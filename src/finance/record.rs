//! A posting as plain data: what is kept for years and read back.

use crate::credit::RowKind;
use crate::finance::Billed;
use crate::finance::Party;
use crate::finance::Posting;
use crate::model::CustomerId;
use crate::model::LineId;
use crate::model::SlaId;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::Money;
use crate::time::Month;
use crate::time::parse_date;
use serde::Deserialize;
use serde::Serialize;

/// A posting as JSON. Amounts are whole minor units in digits, the rate is a ratio, dates are ISO 8601.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostingRecord {
    number: Option<String>,
    key: Option<String>,
    credit_id: String,
    short_id: String,
    kind: String,
    period: String,
    customer: PartyRecord,
    credit_to: PartyRecord,
    line: Option<String>,
    service: Option<String>,
    sla: Option<String>,
    sla_version: Option<String>,
    currency: String,
    amount_minor: String,
    booked_on: String,
    invoice_id: Option<String>,
    invoice_number: Option<String>,
    billed_net_minor: Option<String>,
    tax_rate: Option<String>,
    billed_gross_minor: Option<String>,
    paid: Option<bool>,
    description: String,
    workings_digest: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartyRecord {
    id: String,
    name: String,
    mail: Option<String>,
}

impl From<&Party> for PartyRecord {
    fn from(p: &Party) -> Self {
        PartyRecord { id: p.id.to_string(), name: p.name.clone(), mail: p.mail.clone() }
    }
}

impl From<PartyRecord> for Party {
    fn from(r: PartyRecord) -> Self {
        Party { id: CustomerId::new(r.id), name: r.name, mail: r.mail }
    }
}

impl From<&Posting> for PostingRecord {
    fn from(p: &Posting) -> Self {
        let minor = |money: Money| money.minor.to_string();
        PostingRecord {
            number: p.number.clone(),
            key: p.key.clone(),
            credit_id: p.credit_id.clone(),
            short_id: p.short_id.clone(),
            kind: p.kind.name().to_owned(),
            period: p.month.to_string(),
            customer: (&p.customer).into(),
            credit_to: (&p.credit_to).into(),
            line: p.line.as_ref().map(ToString::to_string),
            service: p.service.clone(),
            sla: p.sla.as_ref().map(|(id, _)| id.to_string()),
            sla_version: p.sla.as_ref().map(|(_, version)| version.clone()),
            currency: p.amount.currency.to_string(),
            amount_minor: minor(p.amount),
            booked_on: p.booked_on.to_string(),
            invoice_id: p.billed.invoice_id.clone(),
            invoice_number: p.billed.number.clone(),
            billed_net_minor: p.billed.net.map(minor),
            tax_rate: p.billed.rate.as_ref().map(ToString::to_string),
            billed_gross_minor: p.billed.gross.map(minor),
            paid: p.billed.paid,
            description: p.description.clone(),
            workings_digest: p.workings.clone(),
        }
    }
}

impl PostingRecord {
    /// The posting.
    ///
    /// # Errors
    /// The name of the field that cannot be read.
    pub fn posting(self) -> Result<Posting, &'static str> {
        let currency = Currency::from_code(&self.currency).ok_or("currency")?;
        let money = |minor: &str| minor.parse().ok().map(|minor| Money { currency, minor });
        let some_money = |minor: &Option<String>, field: &'static str| match minor {
            None => Ok(None),
            Some(minor) => money(minor).map(Some).ok_or(field),
        };
        Ok(Posting {
            kind: match self.kind.as_str() {
                "credit" => RowKind::Credit,
                "goodwill" => RowKind::Goodwill,
                _ => return Err("kind"),
            },
            month: Month::parse(&self.period).ok_or("period")?,
            customer: self.customer.into(),
            credit_to: self.credit_to.into(),
            line: self.line.map(LineId::new),
            service: self.service,
            sla: self.sla.map(|id| (SlaId::new(id), self.sla_version.unwrap_or_default())),
            amount: money(&self.amount_minor).ok_or("amount_minor")?,
            booked_on: parse_date(&self.booked_on).ok_or("booked_on")?,
            billed: Billed {
                invoice_id: self.invoice_id,
                number: self.invoice_number,
                net: some_money(&self.billed_net_minor, "billed_net_minor")?,
                rate: match self.tax_rate {
                    None => None,
                    Some(rate) => Some(Exact::parse(&rate).ok_or("tax_rate")?),
                },
                gross: some_money(&self.billed_gross_minor, "billed_gross_minor")?,
                paid: self.paid,
            },
            description: self.description,
            workings: self.workings_digest,
            number: self.number,
            key: self.key,
            credit_id: self.credit_id,
            short_id: self.short_id,
        })
    }
}
