//! What the SLA report of one customer sees.

use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Customer;
use crate::compose::context::shared::Figure;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::Window;
use crate::compose::context::shared::Workings;
use crate::compose::context::shared::Zone;
use schemars::JsonSchema;
use serde::Serialize;

/// The service level report of one customer for one period; every customer with a contract line gets one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportContext {
    /// Page and properties.
    pub furniture: Furniture,
    /// Who reports.
    pub company: Company,
    /// Whom to ask.
    pub contact: Contact,
    /// Whom it is about.
    pub customer: Customer,
    /// Date of the report: `1 April 2026`.
    pub date: String,
    /// Our reference.
    pub reference: String,
    /// The period in words: `March 2026`.
    pub period: String,
    /// The zone of local times.
    pub zone: Zone,
    /// How many contract lines there are.
    pub line_count: u32,
    /// How many of them have an SLA.
    pub promised_count: u32,
    /// How many of those missed it.
    pub missed_count: u32,
    /// Time for which something the customer uses was interrupted, overlaps counted once; `none` when nothing was.
    pub affected_time: String,
    /// One row a contract line.
    pub lines: Vec<ReportLine>,
    /// Credits owed, one total a currency; empty when none.
    pub owed_totals: Vec<String>,
    /// Credits that wait for a claim, one total a currency; empty when none.
    pub awaiting_totals: Vec<String>,
    /// Goodwill, one total a currency; empty when none.
    pub goodwill_totals: Vec<String>,
    /// Every interruption of a service under contract, counted or not, in order of time.
    pub windows: Vec<Window>,
    /// The steps behind each percentage and amount.
    pub workings: Vec<Workings>,
    /// The availability strip of the period; null when nothing was measured.
    pub strip: Option<Figure>,
    /// The rules of evidence, one sentence each: which evidence decides, what unknown time counts as, how often we look.
    pub evidence_rules: Vec<String>,
}

/// One contract line in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportLine {
    /// Stable id of the contract line.
    pub line: String,
    /// Name of the service.
    pub service: String,
    /// Region in words; null when the line names none.
    pub place: Option<String>,
    /// Plan; null when not given.
    pub plan: Option<String>,
    /// Name and version of the SLA: `Gold service level (2026-01-01)`; null when the line has none.
    pub sla: Option<String>,
    /// The assessed period with its zone: `1 to 31 March 2026, UTC`.
    pub period: String,
    /// The promised level; `none` without an SLA.
    pub commitment: String,
    /// The measured level with exclusions taken out, rounded down; `not measured` where it is not.
    pub measured: String,
    /// The measured level as if nothing were excluded, rounded down.
    pub measured_without_exclusions: String,
    /// The same if unknown time counted the other way; null when no time is unknown.
    pub measured_if_unknown: Option<String>,
    /// `met`, `missed`, `no promise`, `not over` or `undecided`.
    pub verdict: String,
    /// Time the promise allows; null without an SLA.
    pub allowed: Option<String>,
    /// `44 min 10 s to spare` or `33 min 21 s too much`; null without an SLA.
    pub margin: Option<String>,
    /// Affected time that counts.
    pub affected_time: String,
    /// Excluded time; `none` when none.
    pub excluded_time: String,
    /// Unknown time; `none` when none.
    pub unknown_time: String,
    /// The fee for the period that a credit is a share of; null without a fee or SLA.
    pub base: Option<String>,
    /// The row of the credit table that applies, or how the amount comes about; `none` when met.
    pub tier: String,
    /// The credit; `none` when there is none.
    pub credit: String,
    /// `owed`, `awaiting-claim`, `too-late`, `below-minimum`, `nothing-owed`, `met`, `no-promise`, `free`, `in-kind`, `not-combined`, `to-date` or `undecided`.
    pub outcome: String,
    /// Last day for a claim; null when no claim is needed.
    pub claim_by: Option<String>,
}
