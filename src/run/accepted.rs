//! What people decided about single documents, and the lists of words: `letters/`, `follow-ups/`,
//! `postmortems/` and `report-templates/wording/` of a workspace.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::diag::did_you_mean;
use crate::ingest::lower;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::ingest::read_toml;
use crate::model::Accept;
use crate::model::CustomerId;
use crate::model::Edit;
use crate::model::IncidentId;
use crate::model::Workspace;
use crate::run::Loaded;
use crate::run::load::Texts;
use crate::source::SourceId;
use crate::source::Sources;

pub(super) const LETTERS: &str = "letters/";
const FOLLOW_UPS: &str = "follow-ups/";
const POSTMORTEMS: &str = "postmortems/";
const WORDING: &str = "report-templates/wording/";

/// What one file holds, before it is known whom it is about.
pub(super) struct Read {
    file: SourceId,
    folder: &'static str,
    id: String,
    accepts: Vec<Accept>,
    edits: Vec<Edit>,
}

/// Reads the lists of words, and every file about a single document.
pub(super) fn read(texts: &mut Texts<'_>) -> Vec<Read> {
    for path in texts.under(WORDING, ".toml") {
        let Some(file) = texts.optional(&path) else { continue };
        let raw = read_toml::<raw::RawWording>(&texts.loaded.sources, file, &mut texts.loaded.diags);
        let Some(raw) = raw else { continue };
        let name = stem(&path, WORDING);
        let mut reader = Reader::new(&texts.loaded.sources, file, &mut texts.loaded.diags);
        let list = lower::word_list(&mut reader, raw, name);
        texts.loaded.wording.insert(name.to_owned(), list);
    }
    let mut all = Vec::new();
    for folder in [LETTERS, FOLLOW_UPS, POSTMORTEMS] {
        for path in texts.under(folder, ".toml") {
            let Some(file) = texts.optional(&path) else { continue };
            let (sources, diags) = (&texts.loaded.sources, &mut texts.loaded.diags);
            let read = match folder {
                LETTERS => letter_file(sources, file, diags),
                _ => accept_file(sources, file, diags).map(|accepts| (accepts, Vec::new())),
            };
            let Some((accepts, edits)) = read else { continue };
            all.push(Read { file, folder, id: stem(&path, folder).to_owned(), accepts, edits });
        }
    }
    all
}

/// What stands in `letters/<customer>.toml`: accepted warnings, and paragraphs in a person's own words.
pub(super) fn letter_file(
    sources: &Sources,
    file: SourceId,
    diags: &mut Diagnostics,
) -> Option<(Vec<Accept>, Vec<Edit>)> {
    let raw = read_toml::<raw::RawLetterFile>(sources, file, diags)?;
    let mut reader = Reader::new(sources, file, diags);
    reader.schema(raw.schema);
    let accepts = lower::accepts(&mut reader, raw.accept);
    Some((accepts, lower::edits(&mut reader, raw.paragraph)))
}

fn accept_file(sources: &Sources, file: SourceId, diags: &mut Diagnostics) -> Option<Vec<Accept>> {
    let raw = read_toml::<raw::RawAcceptFile>(sources, file, diags)?;
    let mut reader = Reader::new(sources, file, diags);
    reader.schema(raw.schema);
    Some(lower::accepts(&mut reader, raw.accept))
}

/// The name of a file without its folder and its ending.
fn stem<'p>(path: &'p str, folder: &str) -> &'p str {
    path.strip_prefix(folder).and_then(|p| p.strip_suffix(".toml")).unwrap_or(path)
}

/// Keeps what is about a customer or an incident of the workspace, and refuses the rest.
pub(super) fn keep(files: Vec<Read>, w: &Workspace, loaded: &mut Loaded) {
    for read in files {
        let (customer, incident) = (CustomerId::new(read.id.clone()), IncidentId::new(read.id.clone()));
        if read.folder == LETTERS && w.customers.contains_key(&customer) {
            loaded.letters.insert(customer.clone(), read.accepts);
            loaded.edits.insert(customer, read.edits);
        } else if read.folder == FOLLOW_UPS && w.customers.contains_key(&customer) {
            loaded.follow_ups.insert(customer, read.accepts);
        } else if read.folder == POSTMORTEMS && w.incidents.contains_key(&incident) {
            loaded.postmortems.insert(incident, read.accepts);
        } else {
            let (code, what, known): (_, _, Vec<&str>) = match read.folder {
                LETTERS | FOLLOW_UPS => {
                    (Code::RefCustomer, "customer", w.customers.keys().map(CustomerId::as_str).collect())
                }
                _ => (Code::RefIncident, "incident", w.incidents.keys().map(IncidentId::as_str).collect()),
            };
            let help = did_you_mean(&read.id, known);
            loaded.diags.push(
                Diagnostic::error(code, format!("there is no {what} `{}`", read.id))
                    .at_place(Place::File(read.file), format!("the name of the file is the id of the {what}"))
                    .note("what somebody decided about a document would be lost without a word")
                    .help(help),
            );
        }
    }
}
