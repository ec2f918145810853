//! Contract lines: what a customer has, at which fee, under which SLA, from when to when.

use crate::model::CustomerId;
use crate::model::LineId;
use crate::model::ServiceId;
use crate::model::SlaId;
use crate::money::Currency;
use crate::money::Money;
use crate::source::Span;
use chrono::NaiveDate;

/// How often the fee is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Billing {
    /// Every month.
    Monthly,
    /// Every quarter: a month is a third.
    Quarterly,
    /// Every year: a month is a twelfth.
    Annual,
}

impl Billing {
    /// How many months one fee is for.
    pub fn months(self) -> i64 {
        match self {
            Billing::Monthly => 1,
            Billing::Quarterly => 3,
            Billing::Annual => 12,
        }
    }

    /// The message that tells of a fee in workings.
    pub fn message(self) -> &'static str {
        match self {
            Billing::Monthly => "monthly-fee",
            Billing::Quarterly => "quarterly-fee",
            Billing::Annual => "annual-fee",
        }
    }
}

/// One term of a contract line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The SLA in force; `None` when nothing was promised.
    pub sla: Option<SlaId>,
    /// Net of tax, after discounts, per billing period, for the whole line.
    pub fee: Money,
    /// How often the fee is due.
    pub billing: Billing,
    /// First day in force.
    pub start: NaiveDate,
    /// First day no longer in force.
    pub end: Option<NaiveDate>,
    /// The plan's name.
    pub plan: Option<String>,
    /// How many of it.
    pub quantity: Option<i64>,
    /// Where the row stands.
    pub span: Span,
    /// Where the fee stands.
    pub fee_span: Span,
}

/// A contract line: one service for one customer, over its successive terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The id.
    pub id: LineId,
    /// Who has it.
    pub customer: CustomerId,
    /// What they have.
    pub service: ServiceId,
    /// In which region; `None` means the service as a whole.
    pub region: Option<String>,
    /// The currency of all its terms.
    pub currency: Currency,
    /// The terms in time order; they never overlap.
    pub terms: Vec<Term>,
    /// The first id that it ever had here, where that is another one.
    pub renamed_from: Option<LineId>,
}

impl Line {
    /// The id that credits are remembered by: the first one, whatever it was renamed to.
    pub fn root(&self) -> &LineId {
        self.renamed_from.as_ref().unwrap_or(&self.id)
    }
}
