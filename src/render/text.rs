//! Documents as plain text for mail: 72 columns, headings underlined, links written out, tables as aligned text or,
//! where they would be too narrow to read, as lines `Label: value`.

use std::collections::BTreeMap;

use crate::render::kinsoku;
use unicode_width::UnicodeWidthStr;

use crate::compose::figure::Figure;
use crate::render::document::Align;
use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Inline;
use crate::render::document::Table;
use crate::render::document::colon;

/// The width of a line in characters.
const WIDTH: usize = 72;
/// The width of a table in characters: what mail programs leave as it is.
const TABLE: usize = 76;
/// A cell on more lines than these is not read as a cell.
const TALLEST: usize = 4;

/// Writes a document as plain text; what a figure says stands for it. The text ends with a line end.
pub fn to_text(document: &Document, figures: &BTreeMap<String, Figure>) -> String {
    let mut out = String::new();
    if !document.front.mark.is_empty() {
        out.push_str(&format!("[{}]\n\n", document.front.mark));
    }
    for line in std::iter::once(&document.front.brand).chain(&document.front.sender).filter(|l| !l.is_empty())
    {
        out.push_str(line);
        out.push('\n');
    }
    let body = Writer { figures, language: document.front.language() }.blocks(&document.blocks, WIDTH);
    if !out.is_empty() && !body.is_empty() {
        out.push('\n');
    }
    out.push_str(&body.join("\n"));
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

struct Writer<'a> {
    figures: &'a BTreeMap<String, Figure>,
    language: &'a str,
}

impl Writer<'_> {
    /// The lines of blocks, with an empty line between two blocks.
    fn blocks(&self, all: &[Block], width: usize) -> Vec<String> {
        self.spaced(all, width, false)
    }

    /// The same; where `close`, a list follows its words without an empty line.
    fn spaced(&self, all: &[Block], width: usize, close: bool) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for block in all {
            let next = self.one(block, width);
            if next.is_empty() {
                continue;
            }
            let follows_closely = close && matches!(block, Block::List { .. });
            if !lines.is_empty() && !follows_closely {
                lines.push(String::new());
            }
            lines.extend(next);
        }
        lines
    }

    fn one(&self, block: &Block, width: usize) -> Vec<String> {
        match block {
            Block::Heading { level, inlines } => {
                let line = match level {
                    1 => "=",
                    2 => "-",
                    _ => "~",
                };
                underlined(wrap(&words(inlines), width), line)
            }
            Block::Paragraph(inlines) => wrap(&words(inlines), width),
            Block::List { start, items } => self.list(*start, items, width),
            Block::Table(table) => self::table(table, width + TABLE - WIDTH, self.language),
            Block::Rule => vec!["-".repeat(width)],
            Block::Code { text, .. } => text.lines().map(|l| format!("    {l}")).collect(),
            Block::Quote(inner) => prefixed(self.blocks(inner, width.saturating_sub(2)), "> "),
            Block::Figure { name, alt } => {
                let says = self.figures.get(name).map_or("", |f| f.alt.trim());
                match figure_words(alt, says, self.language) {
                    words if words.is_empty() => Vec::new(),
                    words => wrap(&format!("[{words}]"), width),
                }
            }
            Block::Div { class, argument, blocks: inner } => self.div(*class, argument, inner, width),
        }
    }

    fn div(&self, class: Class, argument: &str, inner: &[Block], width: usize) -> Vec<String> {
        let mut lines = self.blocks(inner, width);
        match class {
            Class::Subject => underlined(lines, "="),
            Class::Credit | Class::Callout => {
                lines = self.blocks(inner, width.saturating_sub(4));
                if !argument.is_empty() {
                    lines.insert(0, argument.to_owned());
                }
                prefixed(lines, "  | ")
            }
            Class::Annex => {
                let mut head = vec!["=".repeat(width), String::new()];
                if !argument.is_empty() {
                    head.extend([argument.to_owned(), String::new()]);
                }
                head.append(&mut lines);
                head
            }
            Class::Return => Vec::new(),
            _ => lines,
        }
    }

    fn list(&self, start: Option<u64>, items: &[Vec<Block>], width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for (number, item) in (start.unwrap_or(0)..).zip(items) {
            let marker = if start.is_some() { format!("{number}. ") } else { "- ".to_owned() };
            let pad = " ".repeat(marker.len());
            let inner = self.spaced(item, width.saturating_sub(marker.len()).max(20), true);
            for (index, line) in inner.iter().enumerate() {
                let lead = if index == 0 { &marker } else { &pad };
                lines.push(format!("{lead}{line}").trim_end().to_owned());
            }
        }
        lines
    }
}

/// The caption of a figure and what it says, the caption once.
pub(in crate::render) fn figure_words(caption: &str, says: &str, language: &str) -> String {
    match (caption.trim(), says.trim()) {
        (caption, says) if says.starts_with(caption) => says.to_owned(),
        (caption, "") => caption.to_owned(),
        (caption, says) => format!("{caption}{} {says}", colon(language)),
    }
}

/// Lines with one below them that is as long as the longest.
fn underlined(mut lines: Vec<String>, with: &str) -> Vec<String> {
    let longest = lines.iter().map(|l| count(l)).max().unwrap_or(0);
    if longest > 0 {
        lines.push(with.repeat(longest));
    }
    lines
}

fn prefixed(lines: Vec<String>, prefix: &str) -> Vec<String> {
    lines.into_iter().map(|l| format!("{prefix}{l}").trim_end().to_owned()).collect()
}

/// Words; a link that does not say where it leads is followed by its target.
fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for (index, inline) in inlines.iter().enumerate() {
        let Inline::Run(run) = inline else {
            out.push('\n');
            continue;
        };
        out.push_str(&run.text);
        let next = inlines.get(index + 1);
        let goes_on = matches!(next, Some(Inline::Run(n)) if n.link == run.link);
        if let Some(link) = run.link.as_deref().filter(|_| !goes_on) {
            let bare = link
                .trim_start_matches("mailto:")
                .trim_start_matches("https://")
                .trim_start_matches("http://");
            if !run.text.contains(bare.trim_end_matches('/')) {
                out.push_str(&format!(" <{link}>"));
            }
        }
    }
    out
}

/// How many columns a text takes: none for marks on a letter, two for a wide one.
fn count(text: &str) -> usize {
    text.width()
}

/// Breaks at spaces, and between the characters of Chinese and Japanese; a word longer than the line stands alone.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        for word in part.split(' ').filter(|w| !w.is_empty()) {
            let mut space = " ";
            for piece in pieces(word) {
                if !line.is_empty() && count(&line) + space.len() + count(piece) > width {
                    lines.push(std::mem::take(&mut line));
                }
                if !line.is_empty() {
                    line.push_str(space);
                }
                line.push_str(piece);
                space = "";
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// The pieces of a word between which a line may be broken.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut last) = (0, None);
    for (at, c) in word.char_indices() {
        if last.is_some_and(|last| kinsoku::breaks_between(last, c)) {
            pieces.extend(word.get(from..at));
            from = at;
        }
        last = Some(c);
    }
    pieces.extend(word.get(from..));
    pieces
}

/// A table as aligned text; the widest column of words gives way until the table fits. What would be too narrow
/// then is told line by line.
fn table(table: &Table, width: usize, language: &str) -> Vec<String> {
    let rows: Vec<Vec<String>> = std::iter::once(&table.head)
        .chain(&table.rows)
        .map(|row| row.iter().map(|cell| words(cell).replace('\n', " ")).collect())
        .collect();
    let mut widths: Vec<usize> = Vec::new();
    for column in 0..table.aligns.len() {
        widths.push(rows.iter().filter_map(|row| row.get(column)).map(|cell| count(cell)).max().unwrap_or(0));
    }
    let gaps = 2 * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > width {
        let Some(widest) = widths.iter_mut().max_by_key(|w| **w).filter(|w| **w > 8) else {
            break;
        };
        *widest -= 1;
    }
    let cells: Vec<Vec<Vec<String>>> =
        rows.iter().map(|row| row.iter().zip(&widths).map(|(cell, w)| wrap(cell, *w)).collect()).collect();
    let overflows =
        |cell: &Vec<String>, w: &usize| cell.len() > TALLEST || cell.iter().any(|l| count(l) > *w);
    if cells.iter().any(|row| row.iter().zip(&widths).any(|(cell, w)| overflows(cell, w))) {
        return told(&rows, width, language);
    }
    let mut lines = Vec::new();
    for (index, row) in cells.iter().enumerate() {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for k in 0..height {
            let parts = row.iter().zip(&widths).zip(&table.aligns).map(|((cell, w), align)| {
                let text = cell.get(k).map_or("", String::as_str);
                let room = w.saturating_sub(count(text));
                match align {
                    Align::Left => format!("{text}{}", " ".repeat(room)),
                    Align::Right => format!("{}{text}", " ".repeat(room)),
                    Align::Centre => format!("{}{text}{}", " ".repeat(room / 2), " ".repeat(room - room / 2)),
                }
            });
            lines.push(parts.collect::<Vec<_>>().join("  ").trim_end().to_owned());
        }
        if index == 0 {
            lines.push(widths.iter().map(|w| "-".repeat(*w)).collect::<Vec<_>>().join("  "));
        }
    }
    lines
}

/// Rows as lines `Label: value`, with an empty line between two rows.
fn told(rows: &[Vec<String>], width: usize, language: &str) -> Vec<String> {
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let mut lines = Vec::new();
    for row in rows {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        for (label, value) in head.iter().zip(row).filter(|(_, value)| !value.trim().is_empty()) {
            let text = if label.trim().is_empty() {
                value.clone()
            } else {
                format!("{label}{} {value}", colon(language))
            };
            for (index, line) in wrap(&text, width.saturating_sub(2)).into_iter().enumerate() {
                lines.push(if index == 0 { line } else { format!("  {line}") });
            }
        }
    }
    lines
}
