//! One step of the workings and the steps it rests on.

use crate::workings::Phrase;
use crate::workings::Value;

/// What a number is, by which rule, from which sources, and the steps below it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// What the value is: `credit`, `uptime`, `base`.
    pub what: Phrase,
    /// The value.
    pub value: Value,
    /// The rule; empty when the name says it all.
    pub rule: Phrase,
    /// The clause of the agreement that the rule comes from.
    pub clause: Option<String>,
    /// `file:line` of the facts used, in reading order.
    pub sources: Vec<String>,
    /// The steps that this one rests on.
    pub steps: Vec<Step>,
}

impl Step {
    /// A step with a value and nothing else yet; `what` is the name of a message.
    pub fn new(what: &'static str, value: Value) -> Self {
        Step::named(Phrase::new(what), value)
    }

    /// The same under a name that no language translates.
    pub fn named(what: Phrase, value: Value) -> Self {
        Step { what, value, rule: Phrase::Empty, clause: None, sources: Vec::new(), steps: Vec::new() }
    }

    /// Adds the rule.
    pub fn rule(mut self, rule: Phrase) -> Self {
        self.rule = rule;
        self
    }

    /// Adds the clause, if there is one.
    pub fn clause(mut self, clause: Option<&str>) -> Self {
        self.clause = clause.map(str::to_owned);
        self
    }

    /// Adds a source.
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.sources.push(source.into());
        self
    }

    /// Adds a step below.
    pub fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Visits the tree from the top, each step with its depth.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(usize, &'a Step)) {
        fn go<'a>(step: &'a Step, depth: usize, visit: &mut impl FnMut(usize, &'a Step)) {
            visit(depth, step);
            for below in &step.steps {
                go(below, depth + 1, visit);
            }
        }
        go(self, 0, visit);
    }
}
