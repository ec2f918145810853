//! What the page needs beside the facts: what became of each document, and the words at a place of the input.

use crate::compose::PeriodFacts;
use crate::compose::book::shape::BookEdit;
use crate::compose::book::shape::BookFlag;
use crate::compose::book::shape::DocumentFiles;
use crate::source::SourceFile;
use crate::source::SourceId;
use crate::source::Sources;
use std::collections::BTreeMap;

/// The most characters of a line of the input that are quoted.
const QUOTED: usize = 220;
/// The most keys below the head of a table that are quoted.
const BELOW: usize = 8;

/// What the page needs beside the facts.
pub struct BookDesk<'d> {
    pub(super) facts: &'d PeriodFacts<'d>,
    held: BTreeMap<&'d str, &'d [String]>,
    flags: BTreeMap<&'d str, Vec<BookFlag>>,
    edits: BTreeMap<String, Vec<BookEdit>>,
    forms: BTreeMap<&'d str, Vec<&'d str>>,
    paths: BTreeMap<&'d str, SourceId>,
}

impl<'d> BookDesk<'d> {
    /// From held documents with their reasons, what was found in documents by their paths, and the paths of all files.
    pub fn new(
        facts: &'d PeriodFacts<'d>,
        held: &'d [(String, Vec<String>)],
        flags: BTreeMap<&'d str, Vec<BookFlag>>,
        files: impl Iterator<Item = &'d str>,
    ) -> Self {
        let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (stem, ending) in files.filter_map(|path| path.rsplit_once('.')) {
            forms.entry(stem).or_default().push(ending);
        }
        BookDesk {
            facts,
            held: held.iter().map(|(path, reasons)| (path.as_str(), reasons.as_slice())).collect(),
            flags,
            edits: BTreeMap::new(),
            forms,
            paths: facts.sources.iter().map(|(id, file)| (file.path.as_str(), id)).collect(),
        }
    }

    /// With the paragraphs that people wrote anew, by the paths of their documents.
    pub fn with_edits(self, edits: BTreeMap<String, Vec<BookEdit>>) -> Self {
        BookDesk { edits, ..self }
    }

    /// The files of a document; `None` where it was not written.
    pub(super) fn document(&self, path: &str) -> Option<DocumentFiles> {
        let forms = self.forms.get(path)?;
        let holds = self.held.get(path).copied().unwrap_or_default();
        Some(DocumentFiles {
            path: path.to_owned(),
            state: if holds.is_empty() { "draft" } else { "held" }.to_owned(),
            holds: holds.to_vec(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            flags: self.flags.get(path).cloned().unwrap_or_default(),
            edits: self.edits.get(path).cloned().unwrap_or_default(),
        })
    }

    /// Documents below a folder, by path.
    pub(super) fn documents_in(&self, folder: &str) -> Vec<DocumentFiles> {
        let below = self.forms.range(folder..).map(|(path, _)| *path);
        below.take_while(|path| path.starts_with(folder)).filter_map(|path| self.document(path)).collect()
    }

    /// How many warnings about a document nobody has accepted.
    pub(super) fn open_flags(&self) -> impl Iterator<Item = (&'d str, Vec<&BookFlag>)> {
        let open = |flags: &'_ [BookFlag]| -> usize { flags.iter().filter(|f| is_open(f)).count() };
        self.flags
            .iter()
            .filter(move |(_, flags)| open(flags) > 0)
            .map(|(path, flags)| (*path, flags.iter().filter(|f| is_open(f)).collect()))
    }

    /// The words at `file:line`, cut; `None` where the file is not held as text.
    pub(super) fn quote(&self, place: &str) -> Option<String> {
        let (path, line) = place.rsplit_once(':')?;
        let file = self.facts.sources.file(*self.paths.get(path)?);
        let line: usize = line.parse().ok()?;
        let words = match path.ends_with(".toml") && file.line(line).trim_start().starts_with('[') {
            true => plain(&table(file, line)),
            false => plain(file.line(line)),
        };
        (!words.is_empty()).then_some(words)
    }
}

/// Whether it waits for somebody.
pub(super) fn is_open(flag: &BookFlag) -> bool {
    !flag.holds && flag.accepted.is_none()
}

/// The head of a table of a TOML file with the keys below it, up to an empty line or the next table.
fn table(file: &SourceFile, head: usize) -> String {
    let mut words = file.line(head).trim().to_owned();
    let last = head + BELOW;
    for line in (head + 1..=last).map(|n| file.line(n).trim()) {
        // After the last line stands the whole text.
        if line.is_empty() || line.starts_with('[') || line.contains('\n') || words.len() > QUOTED {
            break;
        }
        words = format!("{words} {line}");
    }
    words
}

/// A line of a file without what cannot be seen, and no longer than a reader wants.
fn plain(line: &str) -> String {
    let line = line.trim();
    if line.len() <= QUOTED && line.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return line.to_owned();
    }
    let seen = |c: char| if c.is_control() { ' ' } else { c };
    let words: String = line.chars().take(QUOTED).map(seen).collect();
    if line.chars().count() > QUOTED { format!("{words}…") } else { words }
}

/// First lines of the tables of the workspace that are held as texts, by path.
pub(super) fn heads(sources: &Sources) -> BTreeMap<String, String> {
    let tables = sources.iter().map(|(_, file)| file).filter(|file| file.path.ends_with(".csv"));
    let named = tables.map(|file| (file.path.clone(), plain(file.line(1).trim_start_matches('\u{feff}'))));
    named.filter(|(_, head)| !head.is_empty()).collect()
}
