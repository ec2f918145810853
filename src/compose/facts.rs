//! Everything that a period came to, before it is cut into views.

use crate::credit::Assessment;
use crate::credit::Ledger;
use crate::ingest::evidence::Evidence;
use crate::interval::Interval;
use crate::language::Languages;
use crate::measure::Compared;
use crate::measure::Downtime;
use crate::measure::Outage;
use crate::measure::Reconciled;
use crate::measure::compare;
use crate::model::CustomerId;
use crate::model::Line;
use crate::model::Workspace;
use crate::money::Currency;
use crate::money::Money;
use crate::sla::Measured;
use crate::source::Sources;
use crate::time::Instant;
use crate::time::Month;
use crate::time::Zone;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What a contract line came to in the period.
pub enum LineResult<'a> {
    /// It has a promise; one result for each SLA that was in force.
    Assessed(Box<Assessment<'a>>),
    /// Nothing was promised; what was measured all the same.
    Unpromised {
        /// The line.
        line: &'a Line,
        /// Its downtime in the period.
        measured: Box<Measured>,
        /// Whether its fee is nought: a free plan.
        is_free: bool,
    },
}

impl<'a> LineResult<'a> {
    /// The contract line.
    pub fn line(&self) -> &'a Line {
        match self {
            LineResult::Assessed(a) => a.line,
            LineResult::Unpromised { line, .. } => line,
        }
    }

    /// What was measured.
    pub fn measured(&self) -> &Measured {
        match self {
            LineResult::Assessed(a) => &a.measured,
            LineResult::Unpromised { measured, .. } => measured,
        }
    }

    /// The assessment, if something was promised.
    pub fn assessment(&self) -> Option<&Assessment<'a>> {
        match self {
            LineResult::Assessed(a) => Some(a),
            LineResult::Unpromised { .. } => None,
        }
    }
}

/// What a period costs if a rule decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceCost {
    /// The rule: a word of `decides`, or `as set` for the rules of this run.
    pub choice: String,
    /// Whether it is what this run does.
    pub is_in_force: bool,
    /// Credits owed, by currency.
    pub owed: BTreeMap<Currency, Money>,
    /// Credits that wait for a claim, by currency.
    pub awaiting: BTreeMap<Currency, Money>,
    /// How many contract lines have a credit that is owed or waits for a claim, by currency.
    pub lines: BTreeMap<Currency, usize>,
}

/// Everything that a period came to.
pub struct PeriodFacts<'a> {
    /// The facts of the workspace.
    pub workspace: &'a Workspace,
    /// The languages that documents can be written in.
    pub languages: &'a Languages,
    /// The files, for places.
    pub sources: &'a Sources,
    /// All downtime and its origins.
    pub downtime: &'a Downtime<'a>,
    /// The month.
    pub month: Month,
    /// The date on documents.
    pub issued_on: NaiveDate,
    /// As of when deadlines and open incidents are judged.
    pub as_of: Instant,
    /// Every contract line in force in the period, by customer and line.
    pub lines: Vec<LineResult<'a>>,
    /// The outages of the period, by service, region and start.
    pub outages: Vec<Outage>,
    /// What people recorded beside what monitors saw.
    pub reconciled: Vec<Reconciled>,
    /// What the period would cost under each rule of which evidence decides; empty where there is one account only.
    pub choices: Vec<ChoiceCost>,
    /// The ledger: the only place that amounts are read from.
    pub ledger: Ledger,
}

impl<'a> PeriodFacts<'a> {
    /// The month in all zones in use together: from its first beginning to its last end.
    pub fn span(&self) -> Option<Interval> {
        let own = self.workspace.settings.defaults.zone;
        let customers = self.lines.iter().filter_map(|l| self.workspace.customers.get(&l.line().customer));
        let policies = self.lines.iter().filter_map(|l| l.assessment()).map(|a| a.zone);
        let zones: BTreeSet<Zone> = customers.map(|c| c.zone).chain(policies).chain([own]).collect();
        let start = zones.iter().map(|z| self.month.start(*z)).min()?;
        let end = zones.iter().map(|z| self.month.end(*z)).max()?;
        Interval::new(start, end)
    }

    /// The figures of tools beside what was measured.
    pub fn compared(&self, evidence: &Evidence) -> Vec<Compared> {
        let zone = self.workspace.settings.defaults.zone;
        let month = Interval::new(self.month.start(zone), self.month.end(zone));
        month.map(|month| compare(self.downtime, &evidence.totals, month)).unwrap_or_default()
    }

    /// The lines of a customer; they stand together.
    pub fn lines_of(&self, customer: &CustomerId) -> &[LineResult<'a>] {
        let from = self.lines.partition_point(|l| l.line().customer < *customer);
        let rest = self.lines.get(from..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|l| l.line().customer == *customer)).unwrap_or(&[])
    }
}
