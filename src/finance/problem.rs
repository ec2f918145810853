//! Why a file cannot be written: what is missing, and what would be misread.

use crate::model::Target;

/// What stands in the way of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// An account, a name or another mapping is missing.
    Missing,
    /// A text that the target would misread, or that is too long for it.
    Misread,
}

/// Where the user mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mend {
    /// In `[finance.<target>]` of amends.toml.
    Settings,
    /// In ledger_ids.csv.
    LedgerIds,
    /// Where the text itself stands.
    Text,
}

/// One problem of a target. Equal ones are told once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemKind,
    /// Where it is mended.
    pub mend: Mend,
    /// What is so, without capital and full stop.
    pub what: String,
    /// What to write, as it would stand in the file.
    pub write: String,
}

impl Problem {
    /// A key of the settings that is not there.
    pub(super) fn no_key(key: &str, what: &str, example: &str) -> Self {
        Problem {
            kind: ProblemKind::Missing,
            mend: Mend::Settings,
            what: format!("`{key}`, {what}"),
            write: format!("{key} = {example}"),
        }
    }

    /// A customer whom the target cannot find.
    pub(super) fn no_customer(target: Target, customer: &str, column: &str) -> Self {
        let write = match column {
            "id" => format!("{customer},{},…,", target.name()),
            _ => format!("{customer},{},,…", target.name()),
        };
        Problem {
            kind: ProblemKind::Missing,
            mend: Mend::LedgerIds,
            what: format!("the {column} of `{customer}`"),
            write,
        }
    }

    /// A text that would be misread.
    pub(super) fn misread(field: &str, text: &str, whose: &str, why: &str) -> Self {
        let more = if text.chars().count() > 60 { "…" } else { "" };
        let shown: String = text.chars().take(60).flat_map(visible).collect();
        Problem {
            kind: ProblemKind::Misread,
            mend: Mend::Text,
            what: format!("the {field} `{shown}{more}` of {whose}: {why}"),
            write: String::new(),
        }
    }
}

/// A character as it is, and what cannot be seen by its number.
fn visible(c: char) -> Vec<char> {
    if c.is_control() { c.escape_default().collect() } else { vec![c] }
}
