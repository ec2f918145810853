//! Date, customer number and references: lines `Label: value` set in two columns.

use crate::render::document::Block;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::pdf::draw::Draw;
use crate::render::pdf::draw::Tag;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::flow::Place;

/// A label and what it labels; a line without a label has none.
pub(super) struct Reference {
    label: String,
    value: Vec<Inline>,
}

/// A set row.
pub(super) struct Row {
    /// Its height.
    pub(super) height: f32,
    /// What it draws, measured from its top.
    pub(super) draws: Vec<Draw>,
}

/// Reads the lines of paragraphs as references.
pub(super) fn rows(blocks: &[Block]) -> Vec<Reference> {
    let mut found = Vec::new();
    for block in blocks {
        let Block::Paragraph(inlines) = block else {
            continue;
        };
        for line in inlines.split(|inline| matches!(inline, Inline::Break)) {
            found.push(reference(line));
        }
    }
    found
}

fn reference(line: &[Inline]) -> Reference {
    if let Some((Inline::Run(first), rest)) = line.split_first()
        && first.link.is_none()
        && let Some((label, value)) = first.text.split_once(':')
    {
        let mut words = Vec::new();
        let value = value.trim_start();
        if !value.is_empty() {
            words.push(Inline::Run(Run { text: value.to_owned(), ..first.clone() }));
        }
        words.extend(rest.iter().cloned());
        if let Some(Inline::Run(run)) = words.first_mut() {
            run.text = run.text.trim_start().to_owned();
        }
        return Reference { label: label.trim().to_owned(), value: words };
    }
    Reference { label: String::new(), value: line.to_vec() }
}

/// Sets references in the width of a place, labels in the secondary colour.
pub(super) fn set(flow: &mut Flow<'_>, references: &[Reference], place: Place) -> Vec<Row> {
    let muted = place.style.coloured(flow.theme.muted);
    let labels: Vec<_> = references.iter().map(|r| flow.set_plain(&r.label, &muted, place.width)).collect();
    let widest = labels.iter().map(|l| l.natural).fold(0.0, f32::max).min(place.width * 0.5);
    let column = if widest > 0.0 { widest + 9.0 } else { 0.0 };
    let mut rows = Vec::new();
    for (reference, label) in references.iter().zip(labels) {
        let node = flow.tree.add(Tag::Paragraph, place.parent);
        let mut draws = Vec::new();
        let mut links = Vec::new();
        let indent = if reference.label.is_empty() { 0.0 } else { column };
        if !reference.label.is_empty()
            && let Some(line) = label.lines.first()
        {
            flow.line(line, &muted, (place.x, label.baseline), node, &mut links, &mut draws);
        }
        let value = flow.set(&reference.value, &place.style, place.width - indent);
        for (index, line) in value.lines.iter().enumerate() {
            let y = value.baseline + value.leading * index as f32;
            flow.line(line, &place.style, (place.x + indent, y), node, &mut links, &mut draws);
        }
        rows.push(Row { height: value.height().max(place.style.leading), draws });
    }
    rows
}
