//! Workings for readers: the tree of steps as rows of a table.

use crate::compose::context::shared::Workings;
use crate::compose::context::shared::WorkingsLine;
use crate::compose::words;
use crate::workings::Step;

/// The steps behind one number.
pub(super) fn workings(title: String, top: &Step) -> Workings {
    let mut lines = Vec::new();
    top.walk(&mut |depth, step| lines.push(line(depth, step)));
    Workings { title, lines }
}

fn line(depth: usize, step: &Step) -> WorkingsLine {
    let places: Vec<String> = step.sources.iter().map(|s| words::place(s)).collect();
    WorkingsLine {
        depth: u32::try_from(depth).unwrap_or(u32::MAX),
        indent: vec!["›"; depth].join("\u{a0}"),
        label: words::capital(&step.what),
        value: step.value.to_string(),
        why: step.rule.clone(),
        clause: step.clause.clone(),
        source: (!places.is_empty()).then(|| places.join("; ")),
    }
}
