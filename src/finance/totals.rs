//! What written files come to, by reading them again.

use crate::credit::RowKind;
use crate::finance::FinanceFile;
use crate::finance::Posting;
use crate::finance::batch::kind_of;
use crate::finance::beancount;
use crate::finance::chargebee;
use crate::finance::hledger;
use crate::finance::journal;
use crate::finance::lago;
use crate::finance::netsuite;
use crate::finance::quickbooks;
use crate::finance::stripe;
use crate::finance::xero;
use crate::model::FinanceTarget;
use crate::model::Target;
use crate::money::Currency;
use crate::money::Money;
use std::collections::BTreeMap;

/// Sums by currency, credits and goodwill apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Of credits.
    pub credits: BTreeMap<Currency, Money>,
    /// Of goodwill.
    pub goodwill: BTreeMap<Currency, Money>,
}

impl Totals {
    /// The sums of postings; `None` only for amounts beyond 128 bits.
    pub fn of(postings: &[Posting]) -> Option<Self> {
        let mut totals = Totals::default();
        postings.iter().try_for_each(|p| totals.add(p.kind, p.amount))?;
        Some(totals)
    }

    fn add(&mut self, kind: RowKind, amount: Money) -> Option<()> {
        let sums = match kind {
            RowKind::Credit => &mut self.credits,
            RowKind::Goodwill => &mut self.goodwill,
        };
        let sum = sums.entry(amount.currency).or_insert_with(|| Money::zero(amount.currency));
        *sum = sum.plus(amount)?;
        Some(())
    }
}

/// Reads the files of a target again and adds up what they book, net of tax.
///
/// # Errors
/// The path of the first file that cannot be read back, or whose entries do not come to nought.
pub fn read_totals(target: &FinanceTarget, files: &[FinanceFile]) -> Result<Totals, String> {
    let mut totals = Totals::default();
    for file in files {
        let problem = || file.path.clone();
        // What is there for people is not imported.
        let Some(kind) = kind_of(&file.path) else { continue };
        let book = match kind {
            RowKind::Credit => target.book.as_deref(),
            RowKind::Goodwill => target.goodwill_book.as_deref(),
        };
        let book = book.unwrap_or("");
        let amounts = match target.target {
            Target::Stripe => stripe::read(&file.bytes),
            Target::Chargebee => chargebee::read(&file.bytes),
            Target::Lago => lago::read(&file.bytes),
            Target::Xero => xero::read(&file.bytes),
            Target::QuickBooks => quickbooks::read(&file.bytes),
            Target::NetSuite => netsuite::read(file, files),
            Target::Journal => journal::read(&file.bytes, book),
            Target::Hledger => hledger::read(&file.bytes, book),
            Target::Beancount => beancount::read(&file.bytes, book),
        };
        let amounts = amounts.ok_or_else(problem)?;
        for amount in amounts {
            totals.add(kind, amount).ok_or_else(problem)?;
        }
    }
    Ok(totals)
}
