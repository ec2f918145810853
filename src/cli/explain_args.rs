//! What the user typed after `amends explain`.

use crate::cli::args::instant;
use crate::cli::args::month;
use crate::run::ExplainAsked;
use crate::run::ExplainForm;
use crate::time::Instant;
use crate::time::Month;
use clap::Args;
use clap::ValueEnum;
use std::path::PathBuf;

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The workspace
    pub dir: PathBuf,
    /// The id of a customer, a credit, a contract line, an outage (ledger/outages.csv) or an incident
    #[arg(value_name = "SUBJECT")]
    pub subject: String,
    /// The month, such as 2026-03
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Month,
    /// Where a figure of the customer's letter comes from: "GBP 112.39", 2h24, 99.676%
    #[arg(long, value_name = "FIGURE")]
    pub figure: Option<String>,
    /// How the answer is written
    #[arg(long, value_enum, default_value = "tree", value_name = "FORM")]
    pub format: FormArg,
    /// As of when claim deadlines are judged [default: the start of the day after the period]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub as_of: Option<Instant>,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormArg {
    /// Steps with their rules, clauses, files and lines
    Tree,
    /// The same for programs
    Json,
    /// A few plain sentences for a reply to the customer
    Paragraph,
}

impl ExplainArgs {
    /// What is asked.
    pub fn asked(&self) -> ExplainAsked {
        ExplainAsked {
            subject: self.subject.clone(),
            figure: self.figure.clone(),
            form: match self.format {
                FormArg::Tree => ExplainForm::Tree,
                FormArg::Json => ExplainForm::Json,
                FormArg::Paragraph => ExplainForm::Paragraph,
            },
        }
    }
}
