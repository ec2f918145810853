//! `diff`: what changed between two published runs, and which input caused it.

mod ledger;
mod lines;
mod text;
mod trees;

use crate::run::Change;
use crate::run::Recorded;
use crate::run::changes;
use crate::run::diff::ledger::CreditChange;
use crate::run::diff::ledger::CustomerChange;
use crate::run::diff::ledger::WrittenLedger;
use crate::run::diff::lines::LineChange;
use crate::run::diff::lines::changed_lines;
use crate::source::Folder;
use crate::source::hex;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;

/// A published run to be compared.
pub struct Published<'a> {
    /// Its folder.
    pub folder: &'a dyn Folder,
    /// Its manifest.
    pub recorded: &'a Recorded,
}

/// What changed between two runs.
#[derive(Debug, Serialize)]
pub struct Difference {
    schema: u32,
    was: RunName,
    is: RunName,
    /// The tool, the time zone data and the request.
    settings: Vec<Field>,
    /// What went in.
    inputs: Vec<InputChange>,
    /// Control totals, goodwill and what waits for a claim, by currency.
    totals: Vec<Field>,
    credits: Vec<CreditChange>,
    customers: Vec<CustomerChange>,
    /// Letters with other bytes, by their folder.
    letters: Vec<FileChange>,
    /// Documents that are held for other reasons, or not any more.
    held: Vec<HeldChange>,
    /// Other files with other bytes.
    files: Vec<FileChange>,
}

/// A run by name.
#[derive(Debug, Serialize)]
struct RunName {
    run: String,
    period: String,
    issued_on: String,
}

/// A value that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Field {
    name: String,
    was: String,
    is: String,
}

impl Field {
    fn of(name: impl Into<String>, was: impl Into<String>, is: impl Into<String>) -> Option<Field> {
        let (was, is) = (was.into(), is.into());
        (was != is).then(|| Field { name: name.into(), was, is })
    }
}

/// An input that is not what it was.
#[derive(Debug, Serialize)]
struct InputChange {
    path: String,
    change: Change,
    /// Its changed lines, where both texts can still be read; `None` where they cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<LineChange>>,
}

#[derive(Debug, Serialize)]
struct FileChange {
    path: String,
    change: Change,
}

#[derive(Debug, Serialize)]
struct HeldChange {
    document: String,
    was: Vec<String>,
    is: Vec<String>,
}

impl Difference {
    /// Whether the two runs say the same.
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty()
            && self.inputs.is_empty()
            && self.credits.is_empty()
            && self.letters.is_empty()
            && self.held.is_empty()
            && self.files.is_empty()
    }
}

/// Compares two runs. Changed lines of inputs come from the copies that the runs keep, or from the workspace where a file
/// of it still is what one of them read.
///
/// # Errors
/// Which run's ledger cannot be read, and why.
pub fn diff(
    was: &Published<'_>,
    is: &Published<'_>,
    workspace: Option<&dyn Folder>,
) -> Result<Difference, String> {
    let ledgers = (WrittenLedger::read(was)?, WrittenLedger::read(is)?);
    let inputs: Vec<InputChange> = changes(&was.recorded.inputs(), &is.recorded.inputs())
        .into_iter()
        .map(|(path, change)| {
            let lines = match change {
                Change::Changed => {
                    let both = input(was, workspace, &path).zip(input(is, workspace, &path));
                    both.map(|(was, is)| changed_lines(&was, &is))
                }
                Change::New | Change::Gone => None,
            };
            InputChange { path, change, lines }
        })
        .collect();
    let changed: Vec<&str> = inputs.iter().map(|i| i.path.as_str()).collect();
    let credits = ledger::credits(&ledgers.0, &ledgers.1, &changed);
    let customers = ledger::customers(&ledgers.0, &ledgers.1);
    let (letters, files) = outputs(was.recorded, is.recorded);
    Ok(Difference {
        schema: 1,
        was: name(was.recorded),
        is: name(is.recorded),
        settings: settings(was.recorded, is.recorded),
        totals: totals(was.recorded, is.recorded),
        inputs,
        credits,
        customers,
        letters,
        held: held(was.recorded, is.recorded),
        files,
    })
}

fn name(recorded: &Recorded) -> RunName {
    RunName {
        run: recorded.run.clone(),
        period: recorded.period.clone(),
        issued_on: recorded.issued_on.clone(),
    }
}

/// The text of an input as a run read it.
fn input(run: &Published<'_>, workspace: Option<&dyn Folder>, path: &str) -> Option<String> {
    if let Ok(bytes) = run.folder.read(&format!("{}{path}", crate::run::close::INPUTS)) {
        return String::from_utf8(bytes).ok();
    }
    let bytes = workspace?.read(path).ok()?;
    let inputs = run.recorded.inputs();
    (inputs.get(path) == Some(&hex(&Sha256::digest(&bytes)).as_str()))
        .then(|| String::from_utf8(bytes).ok())?
}

fn settings(was: &Recorded, is: &Recorded) -> Vec<Field> {
    let fields = [
        Field::of("period", &was.period, &is.period),
        Field::of("issued on", &was.issued_on, &is.issued_on),
        Field::of("as of", &was.as_of, &is.as_of),
        Field::of("tool", &was.tool, &is.tool),
        Field::of("time zone data", &was.time_zone_data, &is.time_zone_data),
    ];
    fields.into_iter().flatten().collect()
}

fn totals(was: &Recorded, is: &Recorded) -> Vec<Field> {
    let pairs = [
        ("credits owed", &was.control_totals, &is.control_totals),
        ("goodwill", &was.goodwill_totals, &is.goodwill_totals),
        ("awaiting a claim", &was.awaiting_claim_totals, &is.awaiting_claim_totals),
    ];
    let mut all = Vec::new();
    for (what, was, is) in pairs {
        let mut currencies: Vec<&String> = was.keys().chain(is.keys()).collect();
        currencies.sort();
        currencies.dedup();
        for currency in currencies {
            let of = |totals: &std::collections::BTreeMap<String, String>| {
                totals.get(currency).map_or_else(|| "none".to_owned(), |sum| format!("{currency} {sum}"))
            };
            all.extend(Field::of(what, of(was), of(is)));
        }
    }
    all
}

/// Changed letters, one entry for all their forms, and other files. What the run itself is named by changes always.
fn outputs(was: &Recorded, is: &Recorded) -> (Vec<FileChange>, Vec<FileChange>) {
    let (mut letters, mut files): (Vec<FileChange>, Vec<FileChange>) = (Vec::new(), Vec::new());
    let of_forms = |path: &str| {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        stem.strip_suffix(".context").unwrap_or(stem).to_owned()
    };
    for (path, change) in changes(&was.outputs(), &is.outputs()) {
        if path.starts_with(crate::run::close::INPUTS) {
            continue;
        }
        let is_named = path.contains("/letter.") || path.contains("/follow-up.");
        let is_letter = path.starts_with("customers/") && is_named;
        match is_letter {
            true => {
                let path = of_forms(&path);
                if letters.last().is_none_or(|l| l.path != path) {
                    letters.push(FileChange { path, change });
                }
            }
            false => files.push(FileChange { path, change }),
        }
    }
    (letters, files)
}

fn held(was: &Recorded, is: &Recorded) -> Vec<HeldChange> {
    let (was, is) = (was.held(), is.held());
    let mut documents: Vec<&str> = was.keys().chain(is.keys()).copied().collect();
    documents.sort_unstable();
    documents.dedup();
    let reasons = |of: &std::collections::BTreeMap<&str, &[String]>, document: &str| {
        of.get(document).map_or_else(Vec::new, |reasons| reasons.to_vec())
    };
    documents
        .into_iter()
        .map(|d| HeldChange { document: d.to_owned(), was: reasons(&was, d), is: reasons(&is, d) })
        .filter(|h| h.was != h.is)
        .collect()
}
