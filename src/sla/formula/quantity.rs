//! A number with its unit.

use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::format_percent;
use crate::time::Elapsed;
use crate::workings::Phrase;
use std::fmt;

/// What a number counts: nothing, milliseconds, major units of a currency, or a product of those on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// The power of milliseconds.
    pub time: i8,
    /// The currency, if it is money.
    pub money: Option<Currency>,
}

impl Unit {
    /// A plain number: a share, a count.
    pub const NUMBER: Unit = Unit { time: 0, money: None };
    /// A length of time.
    pub const TIME: Unit = Unit { time: 1, money: None };

    /// Money of a currency.
    pub fn money(currency: Currency) -> Unit {
        Unit { time: 0, money: Some(currency) }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.time, self.money) {
            (0, None) => f.write_str("a number"),
            (1, None) => f.write_str("a time"),
            (0, Some(currency)) => write!(f, "an amount in {}", currency.code()),
            (_, Some(_)) => f.write_str("money times time"),
            _ => f.write_str("a power of time"),
        }
    }
}

/// An exact value with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The value: milliseconds for times, major units for money.
    pub amount: Exact,
    /// What it counts.
    pub unit: Unit,
}

impl Quantity {
    /// A plain number.
    pub fn number(amount: Exact) -> Quantity {
        Quantity { amount, unit: Unit::NUMBER }
    }

    /// A length of time in milliseconds.
    pub fn time(ms: Exact) -> Quantity {
        Quantity { amount: ms, unit: Unit::TIME }
    }

    /// A length of time.
    pub fn elapsed(elapsed: Elapsed) -> Quantity {
        Quantity::time(Exact::whole(elapsed.0))
    }

    /// An amount of money.
    pub fn money(money: &ExactMoney) -> Quantity {
        Quantity { amount: money.major(), unit: Unit::money(money.currency) }
    }

    /// For people.
    pub fn phrase(&self) -> Phrase {
        if let Some(money) = self.as_money() {
            return Phrase::just(money);
        }
        let whole = self.as_time().and_then(Exact::to_i128).and_then(|ms| i64::try_from(ms).ok());
        match whole {
            Some(ms) => Phrase::just(Elapsed(ms)),
            None => Phrase::Formula(self.to_string()),
        }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<&Exact> {
        (self.unit == Unit::NUMBER).then_some(&self.amount)
    }

    /// The milliseconds, if it is a time.
    pub fn as_time(&self) -> Option<&Exact> {
        (self.unit == Unit::TIME).then_some(&self.amount)
    }

    /// The amount, if it is money.
    pub fn as_money(&self) -> Option<ExactMoney> {
        let currency = self.unit.money.filter(|_| self.unit.time == 0)?;
        Some(ExactMoney::from_major(&self.amount, currency))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(money) = self.as_money() {
            return write!(f, "{money}");
        }
        if let Some(ms) = self.as_time() {
            return match ms.to_i128().and_then(|ms| i64::try_from(ms).ok()) {
                Some(ms) => write!(f, "{}", Elapsed(ms)),
                None => write!(f, "{ms} ms"),
            };
        }
        match self.amount.to_decimal(6) {
            Some(digits) => f.write_str(&digits),
            None => f.write_str(&format_percent(&self.amount)),
        }
    }
}
