//! Cuts the body of a document at its `:::` lines.

use crate::render::document::Class;
use crate::render::document::DocumentProblem;

/// A stretch of the body.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// Markdown, with the line on which it begins.
    Text {
        /// The text.
        text: &'a str,
        /// Its first line, from 1.
        line: usize,
    },
    /// A fenced block.
    Fenced {
        /// Its class.
        class: Class,
        /// The words after the class.
        argument: &'a str,
        /// What stands in it.
        pieces: Vec<Piece<'a>>,
    },
}

/// A block that is still open.
struct Open<'a> {
    class: Class,
    argument: &'a str,
    line: usize,
    before: Vec<Piece<'a>>,
}

/// Cuts `body`, whose first line is `first` of the document.
pub(super) fn cut(body: &str, first: usize) -> Result<Vec<Piece<'_>>, DocumentProblem> {
    let mut pieces = Vec::new();
    let mut open: Vec<Open<'_>> = Vec::new();
    let (mut from, mut from_line, mut at) = (0, first, 0);
    let mut code: Option<(char, usize)> = None;
    for (index, whole) in body.split_inclusive('\n').enumerate() {
        let (line, start) = (first + index, at);
        at += whole.len();
        let text = whole.trim_end();
        if code_fence(text, &mut code) || code.is_some() || !text.starts_with(":::") {
            continue;
        }
        keep_text(&mut pieces, body.get(from..start).unwrap_or(""), from_line);
        (from, from_line) = (at, line + 1);
        let rest = text.trim_start_matches(':').trim();
        if rest.is_empty() {
            let closed = open.pop().ok_or_else(|| problem(line, "`:::` closes nothing".to_owned()))?;
            let inner = std::mem::replace(&mut pieces, closed.before);
            pieces.push(Piece::Fenced { class: closed.class, argument: closed.argument, pieces: inner });
            continue;
        }
        let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let class = Class::named(name).ok_or_else(|| problem(line, unknown(name)))?;
        if open.len() >= 16 {
            return Err(problem(line, "`:::` blocks are nested too deeply".to_owned()));
        }
        open.push(Open { class, argument: argument.trim(), line, before: std::mem::take(&mut pieces) });
    }
    if let Some(left) = open.pop() {
        return Err(problem(left.line, format!("`::: {}` is never closed", left.class.name())));
    }
    keep_text(&mut pieces, body.get(from..).unwrap_or(""), from_line);
    Ok(pieces)
}

fn problem(line: usize, message: String) -> DocumentProblem {
    DocumentProblem { line, message }
}

fn unknown(name: &str) -> String {
    let known: Vec<&str> = Class::ALL.iter().map(|(n, _)| *n).collect();
    format!("`::: {name}` is not known; there are {}", known.join(", "))
}

fn keep_text<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str, line: usize) {
    if !text.trim().is_empty() {
        pieces.push(Piece::Text { text, line });
    }
}

/// Follows fences of code, in which `:::` means nothing; true where the line is such a fence.
fn code_fence(line: &str, code: &mut Option<(char, usize)>) -> bool {
    let text = line.trim_start();
    let Some(mark) = text.chars().next().filter(|c| *c == '`' || *c == '~') else {
        return false;
    };
    let count = text.chars().take_while(|c| *c == mark).count();
    if count < 3 {
        return false;
    }
    match *code {
        None => {
            if mark == '`' && text.get(count..).unwrap_or("").contains('`') {
                return false;
            }
            *code = Some((mark, count));
        }
        Some((opened, length)) => {
            if opened != mark || count < length || !text.trim_end_matches(mark).is_empty() {
                return false;
            }
            *code = None;
        }
    }
    true
}
