//! Words without a language: a message by its name, with the values that stand in it.

use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use chrono::NaiveDate;

/// A message that a language says, or words that are the same in all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phrase {
    /// Nothing.
    #[default]
    Empty,
    /// Words that are quoted as they are: a name, a sentence of an agreement.
    Quoted(String),
    /// A formula of an agreement, whose names a language translates.
    Formula(String),
    /// A message of the language files, with the values that stand in it.
    Message(&'static str, Vec<(&'static str, Arg)>),
    /// A value alone.
    Just(Box<Arg>),
    /// Several phrases as a list: `a, b and c`.
    Listed(Vec<Phrase>),
}

/// A value in a phrase, written as the language writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// Words as they are.
    Text(String),
    /// An amount.
    Money(Money),
    /// An amount with fractions of a minor unit.
    ExactMoney(ExactMoney),
    /// A ratio that a text states, as a percentage with all its digits.
    Share(Exact),
    /// A number with the decimals that it has.
    Decimal(Exact),
    /// A length of time.
    Elapsed(Elapsed),
    /// A whole number; the message can choose its form by it.
    Count(i64),
    /// A day: `11 March 2026`.
    Day(NaiveDate),
    /// A day without its year, by the clock of a zone: `11 March`.
    DayOfMonth(Instant, Zone),
    /// A time with its day and without its year: `11 March 14:02:00`.
    Clock(Instant, Zone),
    /// From a first day to a last: `16 to 31 March 2026`; whole months are named as such.
    Days(NaiveDate, NaiveDate),
    /// A phrase.
    Phrase(Box<Phrase>),
}

impl Phrase {
    /// A message without values.
    pub fn new(id: &'static str) -> Self {
        Phrase::Message(id, Vec::new())
    }

    /// The same with a value.
    pub fn with(self, name: &'static str, value: impl Into<Arg>) -> Self {
        match self {
            Phrase::Message(id, mut args) => {
                args.push((name, value.into()));
                Phrase::Message(id, args)
            }
            other => other,
        }
    }

    /// The same with another value under a name that it has.
    pub fn instead(self, name: &'static str, value: impl Into<Arg>) -> Self {
        match self {
            Phrase::Message(id, mut args) => {
                args.retain(|(known, _)| *known != name);
                args.push((name, value.into()));
                Phrase::Message(id, args)
            }
            other => other,
        }
    }

    /// A value alone.
    pub fn just(value: impl Into<Arg>) -> Self {
        Phrase::Just(Box::new(value.into()))
    }

    /// Words as they are.
    pub fn quoted(words: impl Into<String>) -> Self {
        Phrase::Quoted(words.into())
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        match self {
            Phrase::Empty => true,
            Phrase::Quoted(words) | Phrase::Formula(words) => words.is_empty(),
            Phrase::Message(..) | Phrase::Just(_) => false,
            Phrase::Listed(all) => all.iter().all(Phrase::is_empty),
        }
    }
}

macro_rules! args {
    ($($from:ty => $to:ident),*) => {
        $(impl From<$from> for Arg {
            fn from(value: $from) -> Self {
                Arg::$to(value)
            }
        })*
    };
}

args!(String => Text, Money => Money, ExactMoney => ExactMoney, Elapsed => Elapsed, NaiveDate => Day);

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Arg::Text(value.to_owned())
    }
}

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Arg::Count(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Arg::Count(value)
    }
}

impl From<Phrase> for Arg {
    fn from(value: Phrase) -> Self {
        Arg::Phrase(Box::new(value))
    }
}
