//! One problem with its places, notes and help, and the list of all of them.

use crate::diag::Code;
use crate::source::SourceId;
use crate::source::Span;

/// How bad it is: an error stops the run, a warning is shown, a note is for information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The run goes on; a person should look.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word that stands in messages.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Where a label points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A byte range of a text that is held.
    Span(Span),
    /// A line of bulk evidence whose text is not held; the excerpt is what was read there.
    Line {
        /// The file.
        source: SourceId,
        /// 1-based line (CSV) or row (Parquet).
        line: u64,
        /// Name of the column, if one cell is meant.
        column: Option<String>,
        /// What was read.
        excerpt: String,
    },
    /// A whole file.
    File(SourceId),
}

/// A place and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// A fact or a question about it; may be empty.
    pub text: String,
}

/// One problem in the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its name, `area::what-is-the-matter`.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is so, in the reader's words; no capital, no full stop.
    pub title: String,
    /// The places; the first is *the* place, others may be in other files.
    pub labels: Vec<Label>,
    /// Why it matters: whom, how much.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A problem that stops the run.
    pub fn error(code: Code, title: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            title: title.into(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// A problem that is shown and does not stop the run.
    pub fn warning(code: Code, title: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Self::error(code, title) }
    }

    /// Something that is good to know.
    pub fn notice(code: Code, title: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Note, ..Self::error(code, title) }
    }

    /// Adds a place.
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { place: Place::Span(span), text: text.into() });
        self
    }

    /// Adds a place that is not a held text.
    pub fn at_place(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Adds why it matters.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds what to write instead.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    fn key(&self) -> (SourceId, u64, Severity) {
        let (source, at) = match self.labels.first().map(|l| &l.place) {
            Some(Place::Span(span)) => (span.source, u64::from(span.start)),
            Some(Place::Line { source, line, .. }) => (*source, *line),
            Some(Place::File(source)) => (*source, 0),
            None => (SourceId(u32::MAX), 0),
        };
        (source, at, self.severity)
    }
}

/// All problems found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Keeps a problem; the same one twice is kept once.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.items.contains(&diagnostic) {
            self.items.push(diagnostic);
        }
    }

    /// Keeps only some.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.items.retain(keep);
    }

    /// Takes over all problems of another list.
    pub fn extend(&mut self, other: Diagnostics) {
        for diagnostic in other.items {
            self.push(diagnostic);
        }
    }

    /// Whether one of them stops the run.
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether one that stops the run is about this file first of all.
    pub fn has_errors_in(&self, source: SourceId) -> bool {
        self.items.iter().any(|d| d.severity == Severity::Error && d.key().0 == source)
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.items.iter().filter(|d| d.severity == severity).count()
    }

    /// All of them by file and place, independent of the order of the checks.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.items.iter().collect();
        all.sort_by(|a, b| a.key().cmp(&b.key()).then_with(|| a.title.cmp(&b.title)));
        all
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
