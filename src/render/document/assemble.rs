//! From text to document: front matter, fences, Markdown.

use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::DocumentProblem;
use crate::render::document::Front;
use crate::render::document::blocks;
use crate::render::document::fences;
use crate::render::document::fences::Piece;
use crate::render::document::front;

/// Reads a document.
///
/// # Errors
/// The first fault with its line: a front matter that is not TOML or has an unknown key, a `:::` block that is
/// unknown or unbalanced, HTML, or an image that is not a figure.
pub fn parse(markdown: &str) -> Result<Document, DocumentProblem> {
    let text = markdown.strip_prefix('\u{feff}').unwrap_or(markdown);
    let (front, body, first) = split(text)?;
    let blocks = assemble(fences::cut(body, first)?, &front.lang)?;
    Ok(Document { front, blocks })
}

/// Front matter, body, and the line on which the body begins.
fn split(text: &str) -> Result<(Front, &str, usize), DocumentProblem> {
    let mut lines = text.split_inclusive('\n');
    let blank: usize = text.split_inclusive('\n').take_while(|l| l.trim().is_empty()).count();
    let skipped: usize = lines.by_ref().take(blank).map(str::len).sum();
    let Some(opening) = lines.next().filter(|l| l.trim_end() == "+++") else {
        return Ok((Front::default(), text, 1));
    };
    let start = skipped + opening.len();
    let mut end = start;
    for (index, line) in lines.enumerate() {
        if line.trim_end() == "+++" {
            let front = front::read(text.get(start..end).unwrap_or(""), blank + 2)?;
            return Ok((front, text.get(end + line.len()..).unwrap_or(""), blank + index + 3));
        }
        end += line.len();
    }
    Err(DocumentProblem { line: blank + 1, message: "the front matter is never closed by `+++`".to_owned() })
}

fn assemble(pieces: Vec<Piece<'_>>, lang: &str) -> Result<Vec<Block>, DocumentProblem> {
    let mut all = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text { text, line } => all.extend(blocks::read(text, line, lang)?),
            Piece::Fenced { class, argument, pieces } => all.push(Block::Div {
                class,
                argument: if class == Class::PageBreak {
                    String::new()
                } else {
                    blocks::words(argument, lang)
                },
                blocks: assemble(pieces, lang)?,
            }),
        }
    }
    Ok(all)
}
