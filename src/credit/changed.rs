//! What of a credit was issued before, and what has changed since.

use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::time::Elapsed;
use crate::workings::Arg;
use crate::workings::Phrase;
use crate::workings::Step;
use crate::workings::Value;
use chrono::NaiveDate;

/// A posting that was issued before this run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedBefore {
    /// Its number.
    pub number: String,
    /// The day it was issued, by the company's clock.
    pub on: NaiveDate,
    /// How much.
    pub amount: Money,
}

/// A figure behind a credit that is another one now than when the last posting was approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Affected time that counts.
    Affected(Elapsed, Elapsed),
    /// The part of it that an incident explains.
    OfIncident(String, Elapsed, Elapsed),
    /// The share of the base.
    Share(Exact, Exact),
    /// The base.
    Base(ExactMoney, ExactMoney),
    /// The SLA and its edition.
    Sla(String, String),
}

impl Changed {
    /// The figure as it was, with what it is now beside it.
    fn step(&self) -> Step {
        let of = |what: Phrase, was: Value, now: Arg| {
            Step::named(what, was).rule(Phrase::new("now-it-is").with("value", now))
        };
        match self {
            Changed::Affected(was, now) => {
                of(Phrase::new("step-affected-then"), Value::Elapsed(*was), Arg::Elapsed(*now))
            }
            Changed::OfIncident(id, was, now) => {
                of(Phrase::quoted(id), Value::Elapsed(*was), Arg::Elapsed(*now))
            }
            Changed::Share(was, now) => {
                of(Phrase::new("step-share-then"), Value::Share(was.clone()), Arg::Share(now.clone()))
            }
            Changed::Base(was, now) => of(
                Phrase::new("step-base-then"),
                Value::ExactMoney(was.clone()),
                Arg::ExactMoney(now.clone()),
            ),
            Changed::Sla(was, now) => of(
                Phrase::new("step-agreement-then"),
                Value::Phrase(Phrase::quoted(was)),
                Arg::Text(now.clone()),
            ),
        }
    }
}

/// The workings of a difference: what is owed now, less each posting that was issued, with what has changed.
pub fn difference_workings(
    difference: Money,
    owed_now: Step,
    before: &[IssuedBefore],
    changes: &[Changed],
) -> Step {
    let mut step = Step::new("step-difference", Value::Money(difference))
        .rule(Phrase::new("rule-difference"))
        .step(owed_now);
    for (i, posting) in before.iter().enumerate() {
        let rule = Phrase::new("rule-issued").with("number", posting.number.as_str()).with("day", posting.on);
        let mut issued = Step::new("step-issued-before", Value::Money(posting.amount)).rule(rule);
        if i + 1 == before.len() {
            issued.steps = changes.iter().map(Changed::step).collect();
        }
        step = step.step(issued);
    }
    step
}
