//! Workings for readers: the tree of steps as rows of a table.

use crate::compose::context::shared::Workings;
use crate::compose::context::shared::WorkingsLine;
use crate::compose::words;
use crate::language::Language;
use crate::language::capital;
use crate::workings::Step;

/// The steps behind one number.
pub(super) fn workings(language: &Language, title: String, top: &Step) -> Workings {
    let mut lines = Vec::new();
    top.walk(&mut |depth, step| lines.push(line(language, depth, step)));
    Workings { title, lines }
}

fn line(language: &Language, depth: usize, step: &Step) -> WorkingsLine {
    let places: Vec<String> = step.sources.iter().map(|s| words::place(s)).collect();
    WorkingsLine {
        depth: u32::try_from(depth).unwrap_or(u32::MAX),
        indent: vec!["›"; depth].join("\u{a0}"),
        label: capital(&language.phrase(&step.what)),
        value: language.value(&step.value),
        why: language.phrase(&step.rule),
        clause: step.clause.clone(),
        source: (!places.is_empty()).then(|| places.join("; ")),
    }
}
