//! The kinds of value that a step can show.

use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::time::Elapsed;
use crate::workings::Phrase;

/// A value in the workings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Whole minor units.
    Money(Money),
    /// A fraction of an amount.
    ExactMoney(ExactMoney),
    /// A ratio shown as a percentage; the thresholds are those it must not seem to pass.
    Percent(Exact, Vec<Exact>),
    /// A ratio that a text states, with all its digits.
    Share(Exact),
    /// A length of time.
    Elapsed(Elapsed),
    /// A whole number.
    Count(i64),
    /// Anything that is words.
    Phrase(Phrase),
}

impl Value {
    /// The exact value for machines: `EUR 1001/1000`, `719/720`, `3600000 ms`; `None` for words.
    pub fn exact(&self) -> Option<String> {
        Some(match self {
            Value::Money(money) => format!("{} {}", money.currency, money.digits()),
            Value::ExactMoney(money) => format!("{} {}", money.currency, money.major()),
            Value::Percent(ratio, _) | Value::Share(ratio) => ratio.to_string(),
            Value::Elapsed(elapsed) => format!("{} ms", elapsed.0),
            Value::Count(n) => n.to_string(),
            Value::Phrase(_) => return None,
        })
    }
}
