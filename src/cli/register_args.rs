//! What the user typed for the commands on credits and documents: approve, issue, settle, void, hold, mark, status, history,
//! register.

use crate::cli::args::month;
use crate::money::Currency;
use crate::money::Money;
use crate::run::booking::Choice;
use crate::time::Month;
use clap::Args;
use clap::Subcommand;
use clap::ValueEnum;
use std::path::PathBuf;

/// Where the register and the runs are, and which month it is about.
#[derive(Clone, Debug, Args)]
pub struct WhereArgs {
    /// The workspace
    pub dir: PathBuf,
    /// The month, such as 2026-03
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Month,
    /// Where runs are published [default: DIR/out]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

impl WhereArgs {
    /// The folder of all runs.
    pub fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.dir.join("out"))
    }
}

/// What is meant.
#[derive(Debug, Args)]
pub struct ChoiceArgs {
    /// Credits by id, customers by id, documents by path (customers/acme/letter), notices by path or incident
    /// (notices/INC-7)
    #[arg(value_name = "CREDIT|CUSTOMER|DOCUMENT", required_unless_present = "all")]
    pub subjects: Vec<String>,
    /// Everything of the run, or everything that the filters leave; notices are named one by one
    #[arg(long, conflicts_with = "subjects")]
    pub all: bool,
    /// Only amounts in this currency
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// Only credits under this SLA
    #[arg(long, value_name = "ID")]
    pub sla: Option<String>,
    /// Only amounts up to this one, such as "200.00 EUR"
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    pub up_to: Option<Money>,
}

impl ChoiceArgs {
    /// As a choice; `only_credits` narrows it to credits or documents.
    pub fn choice(&self, only_credits: Option<bool>) -> Choice {
        Choice {
            named: self.subjects.clone(),
            all: self.all,
            only_credits,
            currency: self.currency.clone(),
            sla: self.sla.clone(),
            up_to: self.up_to,
            leaves_out: false,
        }
    }
}

/// Who says it, and why.
#[derive(Debug, Args)]
pub struct SaidArgs {
    /// Who does this; the account of the operating system is recorded beside it
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub by: String,
    /// Why, or a reference
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// Show what would be written and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `approve`.
#[derive(Debug, Args)]
pub struct ApproveArgs {
    /// Where
    #[command(flatten)]
    pub place: WhereArgs,
    /// What
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// Only credits, or only documents
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Only if the published run is this one: what you looked at
    #[arg(long, value_name = "RUN")]
    pub run: Option<String>,
    /// Who
    #[command(flatten)]
    pub said: SaidArgs,
}

/// Credits or documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Credits and goodwill
    Credits,
    /// Letters, public postmortems and notices
    Documents,
}

/// Arguments of `mark`.
#[derive(Debug, Args)]
pub struct MarkArgs {
    /// Where
    #[command(flatten)]
    pub place: WhereArgs,
    /// What
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// What has been done with the documents
    #[arg(long = "as", value_enum, value_name = "STATE")]
    pub state: MarkAs,
    /// Who
    #[command(flatten)]
    pub said: SaidArgs,
}

/// What can be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MarkAs {
    /// Somebody has read it
    Reviewed,
    /// It has gone out
    Sent,
    /// It is a draft again
    Draft,
}

/// Arguments of `issue`.
#[derive(Debug, Args)]
pub struct IssueArgs {
    /// Where
    #[command(flatten)]
    pub place: WhereArgs,
    /// What
    #[command(flatten)]
    pub choice: IssueChoice,
    /// Who
    #[command(flatten)]
    pub said: IssueSaid,
}

/// What is issued.
#[derive(Debug, Args)]
pub struct IssueChoice {
    /// Credits by id, customers by id
    #[arg(value_name = "CREDIT|CUSTOMER", required_unless_present_any = ["all", "again"])]
    pub subjects: Vec<String>,
    /// Everything that is approved, or what the filters leave of it
    #[arg(long, conflicts_with = "subjects")]
    pub all: bool,
    /// Only amounts in this currency
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// Only credits under this SLA
    #[arg(long, value_name = "ID")]
    pub sla: Option<String>,
    /// Write the files of a batch that was issued before once more; nothing is issued
    #[arg(long, value_name = "BATCH", conflicts_with_all = ["subjects", "all", "currency", "sla"])]
    pub again: Option<String>,
}

/// Who issues, and why.
#[derive(Debug, Args)]
pub struct IssueSaid {
    /// Who does this; the account of the operating system is recorded beside it
    #[arg(long, value_name = "NAME", value_parser = name, required_unless_present = "again")]
    pub by: Option<String>,
    /// Why, or a reference
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// Show what would be written and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `settle`.
#[derive(Debug, Args)]
pub struct SettleArgs {
    /// Where
    #[command(flatten)]
    pub place: WhereArgs,
    /// What
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// Who
    #[command(flatten)]
    pub said: SaidArgs,
}

/// Arguments of `void`.
#[derive(Debug, Args)]
pub struct VoidArgs {
    /// Where
    #[command(flatten)]
    pub place: WhereArgs,
    /// Credits by id, postings by number
    #[arg(value_name = "CREDIT|NUMBER", required = true)]
    pub subjects: Vec<String>,
    /// Who does this; the account of the operating system is recorded beside it
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub by: String,
    /// Why; finance will ask
    #[arg(long, value_name = "TEXT", value_parser = name)]
    pub note: String,
    /// Show what would be written and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `hold`.
#[derive(Debug, Args)]
pub struct HoldArgs {
    /// Where
    #[command(flatten)]
    pub place: WhereArgs,
    /// What
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// Release it instead
    #[arg(long)]
    pub release: bool,
    /// Who
    #[command(flatten)]
    pub said: SaidArgs,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// The workspace
    pub dir: PathBuf,
    /// Only this month, such as 2026-03
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Option<Month>,
    /// Print it as JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// The workspace
    pub dir: PathBuf,
    /// A credit's short id, a posting's number, a customer's id, a batch, a document's path, an incident's id
    /// for its notices
    #[arg(value_name = "CREDIT|CUSTOMER|BATCH|DOCUMENT")]
    pub subject: String,
    /// Print the entries as they are exported, one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `register`.
#[derive(Debug, Args)]
pub struct RegisterArgs {
    /// What to do
    #[command(subcommand)]
    pub command: RegisterCommand,
}

/// The commands of `register`.
#[derive(Debug, Subcommand)]
pub enum RegisterCommand {
    /// Check the chain of hashes, every step and every sum
    Verify {
        /// The workspace
        dir: PathBuf,
    },
    /// Write all entries as JSON, one a line, to a file or to standard output
    Export {
        /// The workspace
        dir: PathBuf,
        /// The file
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Read what `export` wrote into a register that has no entries
    Import {
        /// The workspace
        dir: PathBuf,
        /// The file
        #[arg(value_name = "FILE")]
        from: PathBuf,
    },
}

pub(super) fn name(text: &str) -> Result<String, String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { Err("it is empty".to_owned()) } else { Ok(text) }
}

fn amount(text: &str) -> Result<Money, String> {
    let help = || "write an amount with its currency, for instance \"200.00 EUR\"".to_owned();
    let (digits, code) = text.trim().rsplit_once(' ').ok_or_else(help)?;
    let currency = Currency::from_code(code).ok_or_else(help)?;
    Money::parse(digits, currency).map_err(|_| help())
}
