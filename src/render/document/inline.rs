//! Words with their marks: bold, italic, code, links and line breaks.

use std::sync::Arc;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Words of one kind.
    Run(Run),
    /// The line ends here.
    Break,
}

/// Words that share their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// Whether they are code.
    pub code: bool,
    /// Where they lead to: http, https or mailto.
    pub link: Option<Arc<str>>,
}

impl Run {
    /// Words without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Run { text: text.into(), ..Run::default() }
    }

    /// Whether the marks of both are the same.
    pub fn marked_like(&self, other: &Run) -> bool {
        self.bold == other.bold
            && self.italic == other.italic
            && self.code == other.code
            && self.link == other.link
    }
}

/// The words without marks; a line break becomes a space.
pub fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    for inline in inlines {
        match inline {
            Inline::Run(run) => words.push_str(&run.text),
            Inline::Break => words.push(' '),
        }
    }
    words
}

/// Whether a link may stand in a document: http, https or mailto, and nothing unseen in it.
pub fn is_safe_link(target: &str) -> bool {
    let lower = target.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.len() > scheme.len() && lower.starts_with(scheme))
        && !target.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// Adds a run, joined to the last one where the marks are the same.
pub(super) fn push_run(line: &mut Vec<Inline>, run: Run) {
    if run.text.is_empty() {
        return;
    }
    match line.last_mut() {
        Some(Inline::Run(last)) if last.marked_like(&run) => last.text.push_str(&run.text),
        _ => line.push(Inline::Run(run)),
    }
}

/// Drops white space at both ends of each line.
pub(super) fn trim(line: &mut Vec<Inline>) {
    while matches!(line.last(), Some(Inline::Break)) {
        line.pop();
    }
    while matches!(line.first(), Some(Inline::Break)) {
        line.remove(0);
    }
    let count = line.len();
    for i in 0..count {
        let at_start = i == 0 || matches!(line.get(i - 1), Some(Inline::Break));
        let at_end = i + 1 == count || matches!(line.get(i + 1), Some(Inline::Break));
        if let Some(Inline::Run(run)) = line.get_mut(i) {
            if at_start && run.text.starts_with(' ') {
                run.text = run.text.trim_start_matches(' ').to_owned();
            }
            if at_end && run.text.ends_with(' ') {
                run.text = run.text.trim_end_matches(' ').to_owned();
            }
        }
    }
    line.retain(|inline| !matches!(inline, Inline::Run(run) if run.text.is_empty()));
}
