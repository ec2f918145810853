//! The five steps of service recovery in a letter: all there, in order, and none of them empty.

use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Inline;
use crate::render::document::plain;

/// The steps, in their order.
pub const STEPS: [&str; 5] = ["apologise", "empathise", "restore", "communicate", "follow-up"];

/// What is wrong with the steps of a document, in sentences; empty when nothing is.
pub fn step_faults(blocks: &[Block]) -> Vec<String> {
    let mut found: Vec<(&str, bool)> = Vec::new();
    collect(blocks, &mut found);
    let mut faults = order_faults(found.iter().map(|(name, _)| *name));
    faults.extend(
        found.iter().filter(|(_, says)| !says).map(|(name, _)| format!("the step `{name}` says nothing")),
    );
    faults
}

/// What is wrong with the names and the order of steps.
pub fn order_faults<'a>(steps: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let found: Vec<&str> = steps.into_iter().collect();
    let mut faults = Vec::new();
    for step in STEPS {
        match found.iter().filter(|name| **name == step).count() {
            0 => faults.push(format!("the step `{step}` is missing")),
            1 => {}
            n => faults.push(format!("the step `{step}` stands there {n} times")),
        }
    }
    for name in found.iter().filter(|name| !STEPS.contains(name)) {
        faults.push(format!("there is no step `{name}`; {}", crate::diag::did_you_mean(name, STEPS)));
    }
    let known: Vec<&str> = found.iter().copied().filter(|name| STEPS.contains(name)).collect();
    let place = |name: &str| STEPS.iter().position(|step| *step == name);
    if let Some(pair) = known.windows(2).find(|pair| place(pair[0]) > place(pair[1])) {
        faults.push(format!(
            "the step `{}` stands before `{}`; the order is {}",
            pair[0],
            pair[1],
            STEPS.join(", ")
        ));
    }
    faults
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<(&'a str, bool)>) {
    for block in blocks {
        if let Block::Div { class, argument, blocks } = block {
            if *class == Class::Step {
                found.push((argument, says_something(blocks)));
            }
            collect(blocks, found);
        }
    }
}

/// Whether there is a word or a figure in it.
fn says_something(blocks: &[Block]) -> bool {
    let words = |line: &[Inline]| !plain(line).trim().is_empty();
    blocks.iter().any(|block| match block {
        Block::Heading { .. } | Block::Rule => false,
        Block::Paragraph(line) => words(line),
        Block::List { items, .. } => items.iter().any(|item| says_something(item)),
        Block::Table(table) => table.rows.iter().flatten().any(|cell| words(cell)),
        Block::Code { text, .. } => !text.trim().is_empty(),
        Block::Quote(inner) | Block::Div { blocks: inner, .. } => says_something(inner),
        Block::Figure { .. } => true,
    })
}
