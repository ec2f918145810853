//! What the user typed; nothing is decided here.

use crate::cli::audit_args::DiffArgs;
use crate::cli::audit_args::RedactArgs;
use crate::cli::audit_args::VerifyArgs;
use crate::cli::explain_args::ExplainArgs;
use crate::cli::notice_args::NoticeArgs;
use crate::cli::register_args::ApproveArgs;
use crate::cli::register_args::HistoryArgs;
use crate::cli::register_args::HoldArgs;
use crate::cli::register_args::IssueArgs;
use crate::cli::register_args::MarkArgs;
use crate::cli::register_args::RegisterArgs;
use crate::cli::register_args::SettleArgs;
use crate::cli::register_args::StatusArgs;
use crate::cli::register_args::VoidArgs;
use crate::cli::review_args::ReviewArgs;
use crate::cli::sql_args::SqlArgs;
use crate::cli::template_args::TemplateArgs;
use crate::run::assess::Flags;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
use crate::time::parse_date;
use crate::time::parse_instant;
use chrono::NaiveDate;
use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;
use clap_complete::Shell;
use std::path::PathBuf;

/// Turn outages into exact SLA credits, honest postmortems and letters that win customers back
///
/// Amends reads a folder of plain files (customers, contracts, SLAs, incidents, monitoring exports) and
/// works out, for a month, who was affected for how long, what is owed to the cent, and why. Nothing
/// leaves your machine.
#[derive(Debug, Parser)]
#[command(name = "amends", version, max_term_width = 100)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// How messages are written
    #[arg(
        long,
        global = true,
        display_order = 900,
        value_enum,
        default_value = "human",
        value_name = "FORMAT"
    )]
    pub message_format: MessageFormat,
    /// When messages are coloured
    #[arg(long, global = true, display_order = 900, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Color,
}

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
}

/// When messages are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a commented workspace that runs as it is
    Init(InitArgs),
    /// Show every problem of a workspace; write nothing
    Check(CheckArgs),
    /// Close a month: ledger, letters, reports, postmortems
    Run(RunArgs),
    /// Read some files of a monitoring source into a small partial result, to be put together later
    Compact(CompactArgs),
    /// Write a message to the public about an incident: it is known, it has changed, it is over
    Notice(Box<NoticeArgs>),
    /// Read a published run in a browser, and approve, hold or reject there what it proposes
    Review(ReviewArgs),
    /// Say that what a published run proposes may go out: credits, letters, public postmortems
    Approve(Box<ApproveArgs>),
    /// Mark documents as reviewed or sent
    Mark(Box<MarkArgs>),
    /// Hand approved credits to finance, with their numbers
    Issue(Box<IssueArgs>),
    /// Note that issued credits stand in the customers' accounts
    Settle(Box<SettleArgs>),
    /// Take back what was approved or issued
    Void(Box<VoidArgs>),
    /// Let nothing happen to a credit or a document until it is released
    Hold(Box<HoldArgs>),
    /// Show where credits and documents stand
    Status(StatusArgs),
    /// Show everything that was done to a credit, a customer or a document
    History(HistoryArgs),
    /// Check, export or import the register of what was approved, issued and sent
    Register(RegisterArgs),
    /// Say where an amount, an outage or a figure of a letter comes from, or why nothing is owed
    Explain(ExplainArgs),
    /// Say what changed between two published runs, and which input caused it
    Diff(DiffArgs),
    /// Make a published run again from its inputs and compare every byte
    Verify(VerifyArgs),
    /// Write a workspace that reckons the same and names nobody, to be shown to people who help
    Redact(RedactArgs),
    /// Reckon one SLA for one period from facts that you give, without a workspace
    Assess(Box<AssessArgs>),
    /// Published SLAs and your own: list, show in plain sentences, check, begin a copy
    Sla(SlaArgs),
    /// The templates of letters, reports and postmortems: list, check, copy, render a document again
    Template(TemplateArgs),
    /// Print the query that compacts the samples of a source inside a database
    Sql(Box<SqlArgs>),
    /// Print the JSON Schema of a workspace file or of a template's data
    Schema(SchemaArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder to make
    pub dir: PathBuf,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The workspace
    pub dir: PathBuf,
    /// Also check what a run of this month would need, such as 2026-03
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Option<Month>,
}

/// Arguments of `run`.
#[derive(Debug, Args)]
pub struct RunArgs {
    /// The workspace
    pub dir: PathBuf,
    /// The month, such as 2026-03
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Month,
    /// Report what the month would have cost under another SLA, and write nothing; may stand several times
    #[arg(long, value_name = "SLA=FILE|SLA=PRESET|DIR", conflicts_with_all = ["out", "issued_on"])]
    pub what_if: Vec<String>,
    /// Where runs are published; the folder of the period is made below it [default: DIR/out]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Also write what was down, degraded or unknown when, as evidence/timeline.csv and .parquet
    #[arg(long)]
    pub archive: bool,
    /// Also write what each document is made of beside it, as letter.context.json and so on
    #[arg(long)]
    pub context: bool,
    /// Also keep the texts that the run was made from, in inputs/, so that two runs can be compared line by line
    #[arg(long)]
    pub keep_inputs: bool,
    /// The date on documents [default: the first day after the period]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub issued_on: Option<NaiveDate>,
    /// As of when claim deadlines are judged [default: the start of the date on documents]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub as_of: Option<Instant>,
}

/// Arguments of `compact`.
#[derive(Debug, Args)]
pub struct CompactArgs {
    /// The workspace, of which only `amends.toml` is read
    #[arg(value_name = "WORKSPACE")]
    pub dir: PathBuf,
    /// The monitoring source that the files are of
    #[arg(long, value_name = "ID")]
    pub source: String,
    /// The files, wherever they lie
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Where the partial result goes; a source whose path matches it (`*.part`) reads it
    #[arg(short, long, value_name = "OUT.part")]
    pub output: PathBuf,
    /// How much later than its neighbours a row of another part may come [default: 1h]
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub edge: Option<Elapsed>,
}

/// Arguments of `assess`.
#[derive(Debug, Args)]
pub struct AssessArgs {
    /// The SLA: a preset's id (`amends sla list`), or a file
    #[arg(long, value_name = "ID|FILE")]
    pub sla: String,
    /// All facts as a file in TOML or JSON, or `-`; `amends schema facts` says what may stand in it
    #[arg(long, value_name = "FILE", conflicts_with = "FactFlags")]
    pub facts: Option<PathBuf>,
    /// Print the answer as JSON, with exact ratios
    #[arg(long)]
    pub json: bool,
    /// The facts as flags
    #[command(flatten)]
    pub flags: FactFlags,
}

/// The facts of an assessment as flags.
#[derive(Debug, Args)]
pub struct FactFlags {
    /// A month of the period, such as 2026-03
    #[arg(long, value_name = "YYYY-MM", conflicts_with_all = ["start", "end"])]
    pub period: Option<String>,
    /// The start of the period instead: a date or an instant
    #[arg(long, value_name = "TIME", requires = "end")]
    pub start: Option<String>,
    /// Its end: the day after its last, or an instant
    #[arg(long, value_name = "TIME", requires = "start")]
    pub end: Option<String>,
    /// The customer's zone
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// The fee charged for the period, or for its part under contract, net of tax, such as "1000.00 USD"
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub fee: Option<String>,
    /// A line of the bill instead of a fee; may stand several times
    #[arg(long, value_name = "WHAT=AMOUNT", conflicts_with = "fee")]
    pub bill: Vec<String>,
    /// The currency where no amount names it
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// A stretch of downtime, and when the customer reported it; may stand several times
    #[arg(long, value_name = "START/END[@REPORTED]")]
    pub outage: Vec<String>,
    /// Maintenance, and when it was announced; may stand several times
    #[arg(long, value_name = "START/END[@ANNOUNCED]")]
    pub maintenance: Vec<String>,
    /// Requests and errors, from the start of the period on; may stand several times
    #[arg(long, value_name = "[COUNTx]REQUESTS/ERRORS")]
    pub bucket: Vec<String>,
    /// The uptime that somebody states, such as 98.7%; it stands for every measurement
    #[arg(long, value_name = "PERCENT")]
    pub uptime: Option<String>,
    /// A fact that the SLA asks for; may stand several times
    #[arg(long, value_name = "NAME=VALUE")]
    pub fact: Vec<String>,
    /// The uptime of an earlier period and its downtime, the oldest first; may stand several times
    #[arg(long, value_name = "PERCENT[@LENGTH]")]
    pub history: Vec<String>,
    /// A credit under another promise that the same incident broke; may stand several times
    #[arg(long, value_name = "PROMISE=AMOUNT")]
    pub candidate: Vec<String>,
    /// Since when the contract runs, where that is within the period
    #[arg(long, value_name = "TIME")]
    pub in_force_from: Option<String>,
    /// Until when the contract runs: the day after its last
    #[arg(long, value_name = "TIME")]
    pub in_force_until: Option<String>,
    /// The day on which a claim came in
    #[arg(long, value_name = "DATE")]
    pub claimed_on: Vec<String>,
    /// As of when the claim is judged
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
}

impl FactFlags {
    /// The flags in the order of the file of facts.
    pub fn as_typed(&self) -> Flags {
        let single = [
            ("period", &self.period),
            ("start", &self.start),
            ("end", &self.end),
            ("zone", &self.zone),
            ("fee", &self.fee),
            ("currency", &self.currency),
            ("uptime", &self.uptime),
            ("in_force_from", &self.in_force_from),
            ("in_force_until", &self.in_force_until),
            ("as_of", &self.as_of),
        ];
        Flags {
            single: single.into_iter().filter_map(|(key, value)| Some((key, value.clone()?))).collect(),
            outages: self.outage.clone(),
            maintenance: self.maintenance.clone(),
            buckets: self.bucket.clone(),
            facts: self.fact.clone(),
            bill: self.bill.clone(),
            candidates: self.candidate.clone(),
            history: self.history.clone(),
            claimed_on: self.claimed_on.clone(),
        }
    }
}

/// Arguments of `sla`.
#[derive(Debug, Args)]
pub struct SlaArgs {
    /// What to do
    #[command(subcommand)]
    pub command: SlaCommand,
}

/// The commands of `sla`.
#[derive(Debug, Subcommand)]
pub enum SlaCommand {
    /// List the published SLAs that come with Amends, and those of which too little is known
    List {
        /// Only those with this word in their id or name
        word: Option<String>,
    },
    /// Read an SLA back in plain sentences, with worked examples
    Show {
        /// A preset's id, or a file
        #[arg(value_name = "ID|FILE")]
        sla: String,
        /// Print its file instead
        #[arg(long)]
        toml: bool,
    },
    /// Check SLAs: every hole, overlap and contradiction; all presets without a name
    Lint {
        /// Presets' ids, or files
        #[arg(value_name = "ID|FILE")]
        slas: Vec<String>,
    },
    /// Begin an SLA of one's own as a copy: `amends sla new slas/gold.toml --from generic-999`
    New {
        /// The file to write; its name becomes the id
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// The preset to begin with
        #[arg(long, value_name = "ID", default_value = "generic-999")]
        from: String,
    },
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which schema; without a name they are listed
    pub name: Option<String>,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

pub(super) fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "write a month as year-month, for instance 2026-03".to_owned())
}

fn date(text: &str) -> Result<NaiveDate, String> {
    parse_date(text).ok_or_else(|| "write a date as year-month-day, for instance 2026-04-01".to_owned())
}

fn duration(text: &str) -> Result<Elapsed, String> {
    Elapsed::parse(text).ok_or_else(|| "write a duration with its unit, for instance 90min or 6h".to_owned())
}

pub(super) fn instant(text: &str) -> Result<Instant, String> {
    parse_instant(text, None)
        .map_err(|_| "write an instant with its offset, for instance 2026-04-01T09:00:00Z".to_owned())
}
