//! Paragraphs of prose, and other words in their place.
//!
//! Prose is what a letter says in sentences of its own: paragraphs outside of everything and in its five steps. Tables,
//! lists, headings, boxes, small print, the letterhead, the signature and the annex are none.

use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::document::plain;
use crate::source::flat;

/// Other words for a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewWords<'e> {
    /// The words of the paragraph.
    pub was: &'e str,
    /// The new ones, as plain text: an empty line makes two paragraphs, no words leave it out.
    pub text: &'e str,
}

/// Whether paragraphs in a fenced block are prose.
pub fn holds_prose(class: Class) -> bool {
    matches!(class, Class::Step | Class::Keep)
}

/// The words of every paragraph of prose, in reading order.
pub fn prose(blocks: &[Block]) -> Vec<String> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => all.push(plain(inlines)),
            Block::Div { class, blocks, .. } if holds_prose(*class) => all.extend(prose(blocks)),
            _ => {}
        }
    }
    all
}

/// Puts new words in the place of paragraphs of prose. For each of them the step in which its paragraph stood, which is
/// empty outside of the steps; `None` where the document has no such paragraph. Of two paragraphs with the same words both
/// are replaced.
pub fn edit(document: &mut Document, all: &[NewWords<'_>]) -> Vec<Option<String>> {
    let mut edits: Vec<Sought> = all.iter().map(|new| Sought::of(new)).collect();
    if !edits.is_empty() {
        replace(&mut document.blocks, "", &mut edits);
    }
    edits.into_iter().map(|edit| edit.step).collect()
}

struct Sought {
    was: String,
    paragraphs: Vec<Block>,
    step: Option<String>,
}

impl Sought {
    fn of(new: &NewWords<'_>) -> Sought {
        let block = |words| Block::Paragraph(vec![Inline::Run(Run::plain(words))]);
        let paragraphs = paragraphs(new.text).into_iter().map(block).collect();
        Sought { was: flat(new.was).trim().to_owned(), paragraphs, step: None }
    }
}

/// Plain text as paragraphs: an empty line ends one, the end of a line is a space.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        match (line.trim().is_empty(), all.last_mut()) {
            // A space that holds an amount together stays.
            (false, Some(last)) => last.extend(line.split([' ', '\t', '\r']).filter(|word| !word.is_empty())),
            _ => all.push(Vec::new()),
        }
    }
    all.into_iter().filter(|words| !words.is_empty()).map(|words| words.join(" ")).collect()
}

fn replace(blocks: &mut Vec<Block>, step: &str, edits: &mut [Sought]) {
    let mut at = 0;
    while let Some(block) = blocks.get_mut(at) {
        let mut length = 1;
        match block {
            Block::Paragraph(inlines) => {
                let words = flat(&plain(inlines));
                if let Some(edit) = edits.iter_mut().find(|edit| edit.was == words.trim()) {
                    edit.step.get_or_insert_with(|| step.to_owned());
                    length = edit.paragraphs.len();
                    blocks.splice(at..=at, edit.paragraphs.iter().cloned());
                }
            }
            Block::Div { class, argument, blocks } if holds_prose(*class) => {
                let inner = if *class == Class::Step { argument.trim().to_owned() } else { step.to_owned() };
                replace(blocks, &inner, edits);
            }
            _ => {}
        }
        at += length;
    }
}
