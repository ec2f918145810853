//! What the user typed after `amends notice`.

use crate::cli::args::instant;
use crate::compose::NextUpdate;
use crate::compose::NoticeKind;
use crate::run::NoticeAsked;
use crate::run::NoticeForm;
use crate::time::Instant;
use clap::Args;
use clap::ValueEnum;
use std::path::Path;
use std::path::PathBuf;

/// Arguments of `notice`.
#[derive(Debug, Args)]
#[command(after_long_help = HELP)]
pub struct NoticeArgs {
    /// The workspace; its monitoring is not read
    pub dir: PathBuf,
    /// The incident's id
    #[arg(value_name = "INCIDENT")]
    pub incident: String,
    /// What the notice is for
    #[arg(long, value_enum, value_name = "KIND")]
    pub kind: KindArg,
    /// As of when: nothing that happened, ended or was said later is known yet
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub at: Instant,
    /// When the next word comes; with resolved, by when the account of it does [default: by severity]
    #[arg(long, value_name = "INSTANT|none", value_parser = next_update)]
    pub next_update: Option<NextUpdateArg>,
    /// The language [default: that of the workspace]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// The form [default: by the ending of the file, else text]
    #[arg(long, value_enum, value_name = "FORM")]
    pub form: Option<FormArg>,
    /// Where it goes; `-` is standard output
    #[arg(long, value_name = "FILE|-", default_value = "-")]
    pub out: PathBuf,
    /// Also keep it with all its forms, to be reviewed, approved and marked as sent
    #[arg(long)]
    pub keep: bool,
    /// Where it is kept, below `notices` [default: DIR/out]
    #[arg(long, value_name = "DIR", requires = "keep")]
    pub keep_in: Option<PathBuf>,
}

const HELP: &str = "\
Without --next-update the next word is promised for 30 minutes later (critical), 60 minutes (major, or no severity) or \
4 hours (minor), at full five minutes and not after the close of business of the customers who are hit; amends.toml \
changes that under [documents] update_every and business_hours. When it is over, nothing is promised unless you do.

The text form is for a status page: a headline and a body of at most 280 characters together.

With --keep the notice lies in notices/INCIDENT/TIME-KIND, which is its name for `amends approve`, `mark`, `hold` and \
`history`, and says DRAFT until somebody has approved these words. The same command after that writes it without.";

/// What the notice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// The first word: what is hit, since when, what people cannot do
    Identified,
    /// What has changed since the last message, what is still hit, what has recovered
    Update,
    /// It is over: from when to when, whether data was lost, what follows
    Resolved,
}

/// A form of the notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormArg {
    /// Short, for a status page
    Text,
    /// Whole, as Markdown
    Markdown,
    /// Whole, as a page of its own
    Html,
}

/// An instant or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextUpdateArg {
    /// Nothing is promised.
    Unpromised,
    /// This is promised.
    At(Instant),
}

fn next_update(text: &str) -> Result<NextUpdateArg, String> {
    if text.eq_ignore_ascii_case("none") {
        return Ok(NextUpdateArg::Unpromised);
    }
    instant(text).map(NextUpdateArg::At).map_err(|why| format!("{why}, or none"))
}

impl NoticeArgs {
    /// What is asked for.
    pub fn asked(&self) -> NoticeAsked {
        NoticeAsked {
            incident: self.incident.clone(),
            kind: match self.kind {
                KindArg::Identified => NoticeKind::Identified,
                KindArg::Update => NoticeKind::Update,
                KindArg::Resolved => NoticeKind::Resolved,
            },
            at: self.at,
            next_update: match self.next_update {
                None => NextUpdate::Proposed,
                Some(NextUpdateArg::Unpromised) => NextUpdate::Unpromised,
                Some(NextUpdateArg::At(when)) => NextUpdate::At(when),
            },
            language: self.language.clone(),
            form: match self.form.unwrap_or_else(|| by_ending(&self.out)) {
                FormArg::Text => NoticeForm::Text,
                FormArg::Markdown => NoticeForm::Markdown,
                FormArg::Html => NoticeForm::Html,
            },
        }
    }

    /// Where notices are kept: the folder of all runs.
    pub fn place(&self) -> PathBuf {
        self.keep_in.clone().unwrap_or_else(|| self.dir.join("out"))
    }

    /// The file, unless it is standard output.
    pub fn file(&self) -> Option<&Path> {
        (self.out.as_os_str() != "-").then_some(self.out.as_path())
    }
}

fn by_ending(path: &Path) -> FormArg {
    match path.extension().and_then(|e| e.to_str()) {
        Some("md") => FormArg::Markdown,
        Some("html" | "htm") => FormArg::Html,
        _ => FormArg::Text,
    }
}
