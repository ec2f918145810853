//! What the user typed after `amends verify`, `amends diff` and `amends redact`.

use clap::Args;
use clap::ValueEnum;
use std::path::PathBuf;

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The folder of a published run, such as out/2026-03, or one of an archive
    #[arg(value_name = "OUT")]
    pub out: PathBuf,
    /// The workspace with the inputs [default: the next folder above OUT with an amends.toml]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// How the answer is written
    #[arg(long, value_enum, default_value = "text", value_name = "FORM")]
    pub format: AuditForm,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AuditForm {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The earlier run: its folder, or its id
    #[arg(value_name = "RUN-A")]
    pub was: String,
    /// The later run
    #[arg(value_name = "RUN-B")]
    pub is: String,
    /// The workspace in whose out and archive ids are looked up
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub workspace: PathBuf,
    /// How the answer is written
    #[arg(long, value_enum, default_value = "text", value_name = "FORM")]
    pub format: AuditForm,
}

/// Arguments of `redact`.
#[derive(Debug, Args)]
pub struct RedactArgs {
    /// The workspace
    pub dir: PathBuf,
    /// The folder to write; no file of it may be there yet
    pub out: PathBuf,
    /// What pseudonyms are made with: the same salt gives the same ones [default: derived from the workspace]
    #[arg(long, value_name = "TEXT")]
    pub salt: Option<String>,
    /// The whole number that amounts are multiplied by [default: derived from the salt]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub scale: Option<u32>,
}
