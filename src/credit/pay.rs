//! What a remedy gives, in its own units: shares of the base, time of service, money, rights.

use crate::language::Language;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::sla::formula::Quantity;
use crate::sla::formula::Unit;
use crate::time::Elapsed;
use crate::workings::Arg;
use crate::workings::Phrase;
use std::fmt;

/// A sum of values that are not yet one amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pay {
    /// Of the base.
    pub share: Exact,
    /// Milliseconds of service.
    pub time: Exact,
    /// Fixed money.
    pub money: Option<ExactMoney>,
    /// What is no value: a right, an action.
    pub rights: Vec<String>,
}

impl Default for Pay {
    fn default() -> Self {
        Pay { share: Exact::zero(), time: Exact::zero(), money: None, rights: Vec::new() }
    }
}

impl Pay {
    /// A share of the base.
    pub fn share(share: Exact) -> Pay {
        Pay { share, ..Pay::default() }
    }

    /// A right or an action.
    pub fn right(right: &str) -> Pay {
        Pay { rights: vec![right.to_owned()], ..Pay::default() }
    }

    /// The value of a formula.
    /// What would be below nought is nothing: no outage makes a customer owe.
    pub fn of(value: &Quantity) -> Pay {
        if value.amount.is_negative() {
            return Pay::default();
        }
        if let Some(money) = value.as_money() {
            return Pay { money: Some(money), ..Pay::default() };
        }
        match value.unit {
            Unit::TIME => Pay { time: value.amount.clone(), ..Pay::default() },
            _ => Pay::share(value.amount.clone()),
        }
    }

    /// Both.
    pub fn plus(&self, other: &Pay) -> Pay {
        let money = match (&self.money, &other.money) {
            (Some(a), Some(b)) => a.plus(b).or_else(|| Some(a.clone())),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        let mut rights = self.rights.clone();
        rights.extend(other.rights.iter().filter(|r| !self.rights.contains(r)).cloned());
        Pay { share: self.share.plus(&other.share), time: self.time.plus(&other.time), money, rights }
    }

    /// So many times.
    pub fn times(&self, factor: &Exact) -> Pay {
        Pay {
            share: self.share.times(factor),
            time: self.time.times(factor),
            money: self.money.as_ref().map(|money| money.times(factor)),
            rights: if factor.is_zero() { Vec::new() } else { self.rights.clone() },
        }
    }

    /// Whether it is nothing.
    pub fn is_nothing(&self) -> bool {
        self.share.is_zero()
            && self.time.is_zero()
            && self.money.as_ref().is_none_or(|money| money.minor.is_zero())
            && self.rights.is_empty()
    }
}

impl Pay {
    /// What it is, in its own units: `10 %`, `3 days of service`.
    pub fn phrase(&self) -> Phrase {
        let mut all: Vec<Phrase> = Vec::new();
        if !self.share.is_zero() {
            all.push(Phrase::just(Arg::Share(self.share.clone())));
        }
        if !self.time.is_zero() {
            let whole = self.time.to_i128().and_then(|ms| i64::try_from(ms).ok());
            let days = whole.filter(|ms| ms % 86_400_000 == 0).map(|ms| ms / 86_400_000);
            all.push(match (days, whole) {
                (Some(days), _) => Phrase::new("days-of-service").with("n", days),
                (None, Some(ms)) => Phrase::new("time-of-service").with("time", Elapsed(ms)),
                (None, None) => Phrase::new("time-of-service").with("time", format!("{} ms", self.time)),
            });
        }
        all.extend(self.money.iter().map(|money| Phrase::just(money.clone())));
        all.extend(self.rights.iter().map(Phrase::quoted));
        match all.len() {
            0 => Phrase::new("nothing"),
            1 => all.swap_remove(0),
            _ => Phrase::Listed(all),
        }
    }
}

impl fmt::Display for Pay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Language::english().phrase(&self.phrase()))
    }
}
