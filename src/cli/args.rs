//! What the user typed; nothing is decided here.

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
    #[arg(long, global = true, value_enum, default_value = "human", value_name = "FORMAT")]
    pub message_format: MessageFormat,
    /// When messages are coloured
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
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
    /// Show the workings of a customer's or a credit's amounts
    Explain(ExplainArgs),
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
    /// Where runs are published; the folder of the period is made below it [default: DIR/out]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The date on documents [default: the first day after the period]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub issued_on: Option<NaiveDate>,
    /// As of when claim deadlines are judged [default: the start of the date on documents]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub as_of: Option<Instant>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The workspace
    pub dir: PathBuf,
    /// A customer's id, or a credit's
    #[arg(value_name = "CUSTOMER|CREDIT")]
    pub subject: String,
    /// The month, such as 2026-03
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Month,
    /// As of when claim deadlines are judged [default: the start of the day after the period]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub as_of: Option<Instant>,
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

fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "write a month as year-month, for instance 2026-03".to_owned())
}

fn date(text: &str) -> Result<NaiveDate, String> {
    parse_date(text).ok_or_else(|| "write a date as year-month-day, for instance 2026-04-01".to_owned())
}

fn instant(text: &str) -> Result<Instant, String> {
    parse_instant(text, None)
        .map_err(|_| "write an instant with its offset, for instance 2026-04-01T09:00:00Z".to_owned())
}
