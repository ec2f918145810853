//! Contexts to try templates on: those of the workspace that `amends init` writes, and those of a workspace's month.

use crate::diag::Code;
use crate::diag::Diagnostics;
use crate::diag::Label;
use crate::diag::Place;
use crate::model::FollowUp;
use crate::run::Contexts;
use crate::run::Extras;
use crate::run::Loaded;
use crate::run::MemoryShelf;
use crate::run::Request;
use crate::run::close_with;
use crate::run::context_file::CONTEXT_ENDING;
use crate::run::context_file::Context;
use crate::run::context_file::read_context;
use crate::run::kinds::FOLLOW_UP;
use crate::run::load;
use crate::run::print::FOLDER;
use crate::run::scaffold;
use crate::source::MemoryFolder;
use crate::source::Sources;
use crate::time::Month;
use std::collections::BTreeMap;

/// The documents of the workspace that `amends init` writes, and a letter on what it promises.
pub(super) fn from_scaffold() -> Vec<Context> {
    let files = scaffold().into_iter().map(|file| (file.path, file.bytes)).collect();
    let mut loaded = load(&MemoryFolder { files }, &|_| ());
    let Some(month) = Month::parse("2026-03") else { return Vec::new() };
    let mut all = from_workspace(&mut loaded, month);
    // What was promised in it is due in the month after it.
    if let Some(workspace) = &mut loaded.workspace {
        workspace.settings.documents.follow_up = FollowUp::Hit;
    }
    let later = from_workspace(&mut loaded, month.next()).into_iter();
    all.extend(later.filter(|context| context.kind.name == FOLLOW_UP.name));
    all
}

/// The documents of a workspace's month, without its templates; none where the workspace does not run.
pub(super) fn from_workspace(loaded: &mut Loaded, month: Month) -> Vec<Context> {
    loaded.templates = BTreeMap::new();
    let sources = &loaded.sources;
    let is_template = |label: &Label| match &label.place {
        Place::Span(span) => sources.file(span.source).path.starts_with(FOLDER),
        Place::Line { source, .. } | Place::File(source) => sources.file(*source).path.starts_with(FOLDER),
    };
    loaded.diags.retain(|d| d.code != Code::TemplateProblem && !d.labels.iter().any(is_template));
    let request = Request { month, issued_on: None, as_of: None };
    let shelf = MemoryShelf::default();
    let extras = Extras { contexts: Contexts::Alone, ..Extras::default() };
    if !close_with(loaded, &request, &shelf, extras, &|_| ()).is_whole() {
        return Vec::new();
    }
    let files = shelf.into_files().into_iter().filter(|file| file.path.ends_with(CONTEXT_ENDING));
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    files.filter_map(|file| read_context(&mut sources, &file.path, file.bytes, &mut diags)).collect()
}

/// The month in which the last incident of a workspace began, in the company's zone.
pub(super) fn last_month(loaded: &Loaded) -> Option<Month> {
    let w = loaded.workspace.as_ref()?;
    let last =
        w.incidents.values().flat_map(|incident| &incident.impacts).map(|impact| impact.start).max()?;
    Some(Month::of(w.settings.defaults.zone.civil(last).date()))
}
