//! What no clock can tell, and which reading of an open text counts.

use crate::money::Currency;
use crate::money::Exact;
use crate::sla::formula::Formula;
use crate::sla::formula::Quantity;
use crate::sla::formula::Unit;

/// Which reading of an open text counts. That doubt goes against whoever wrote the text is the rule *contra
/// proferentem* of the law of contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InDoubt {
    /// The one that gives the customer most.
    ForTheCustomer,
    /// The one that gives the customer least.
    ForTheProvider,
}

impl InDoubt {
    /// The words.
    pub fn words(self) -> &'static str {
        match self {
            InDoubt::ForTheCustomer => "in doubt for the customer",
            InDoubt::ForTheProvider => "in doubt for the provider",
        }
    }

    /// The message that says which reading counts.
    pub fn message(self) -> &'static str {
        match self {
            InDoubt::ForTheCustomer => "in-doubt-for-the-customer",
            InDoubt::ForTheProvider => "in-doubt-for-the-provider",
        }
    }
}

/// A fact that the SLA needs and that no clock can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRule {
    /// Its name in formulas.
    pub name: String,
    /// What it counts.
    pub unit: FactUnit,
    /// What it is, for a person who is asked for it.
    pub about: String,
    /// What it is when nobody says.
    pub default: Option<Quantity>,
}

impl FactRule {
    /// Reads a value of this kind: `4`, `2.1%`, `1/3`, `365d`, `12.50 EUR`. Nought has every unit.
    pub fn read(&self, text: &str, currency: Currency) -> Option<Quantity> {
        let unit = match self.unit {
            FactUnit::Number | FactUnit::Share => Unit::NUMBER,
            FactUnit::Time => Unit::TIME,
            FactUnit::Money => Unit::money(currency),
        };
        let value = Formula::parse(text).ok()?.constant()?;
        let is_too_much = self.unit == FactUnit::Share && value.amount > Exact::one();
        if value.amount.is_negative() || is_too_much {
            return None;
        }
        (value.unit == unit || value.amount.is_zero()).then_some(Quantity { unit, ..value })
    }
}

/// What a fact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactUnit {
    /// A plain number or a count.
    Number,
    /// A share: no more than all.
    Share,
    /// A length of time.
    Time,
    /// Money in the currency of the fee.
    Money,
}
