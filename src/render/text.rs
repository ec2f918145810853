//! Documents as plain text for mail: 72 columns, tables as aligned text.

use crate::render::document::Align;
use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Inline;
use crate::render::document::Table;
use crate::render::document::plain;

/// The width of a line in characters.
const WIDTH: usize = 72;
/// The width of a table in characters: what mail programs leave as it is.
const TABLE: usize = 78;

/// Writes a document as plain text; the alt words stand for figures. The text ends with a line end.
pub fn to_text(document: &Document) -> String {
    let mut out = String::new();
    if !document.front.mark.is_empty() {
        out.push_str(&format!("[{}]\n\n", document.front.mark));
    }
    for line in std::iter::once(&document.front.brand).chain(&document.front.sender).filter(|l| !l.is_empty())
    {
        out.push_str(line);
        out.push('\n');
    }
    let body = blocks(&document.blocks, WIDTH);
    if !out.is_empty() && !body.is_empty() {
        out.push('\n');
    }
    out.push_str(&body.join("\n"));
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The lines of blocks, with an empty line between two blocks.
fn blocks(all: &[Block], width: usize) -> Vec<String> {
    spaced(all, width, false)
}

/// The same; where `close`, a list follows its words without an empty line.
fn spaced(all: &[Block], width: usize, close: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for block in all {
        let next = one(block, width);
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

fn one(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Heading { level, inlines } => {
            let mut lines = wrap(&words(inlines), width);
            let longest = lines.iter().map(|l| count(l)).max().unwrap_or(0);
            if *level < 3 {
                lines.push((if *level == 1 { "=" } else { "-" }).repeat(longest));
            }
            lines
        }
        Block::Paragraph(inlines) => wrap(&words(inlines), width),
        Block::List { start, items } => list(*start, items, width),
        Block::Table(table) => self::table(table, width + TABLE - WIDTH),
        Block::Rule => vec!["-".repeat(width)],
        Block::Code { text, .. } => text.lines().map(|l| format!("    {l}")).collect(),
        Block::Quote(inner) => prefixed(blocks(inner, width.saturating_sub(2)), "> "),
        Block::Figure { alt, .. } => wrap(&format!("[{alt}]"), width),
        Block::Div { class, argument, blocks: inner } => div(*class, argument, inner, width),
    }
}

fn div(class: Class, argument: &str, inner: &[Block], width: usize) -> Vec<String> {
    let mut lines = blocks(inner, width);
    match class {
        Class::Credit | Class::Callout => {
            lines = blocks(inner, width.saturating_sub(4));
            if !argument.is_empty() {
                lines.insert(0, argument.to_owned());
            }
            prefixed(lines, "  | ")
        }
        Class::Annex if !argument.is_empty() => {
            let mut head = vec!["=".repeat(width), argument.to_owned(), String::new()];
            head.append(&mut lines);
            head
        }
        Class::Return => Vec::new(),
        _ => lines,
    }
}

fn prefixed(lines: Vec<String>, prefix: &str) -> Vec<String> {
    lines.into_iter().map(|l| format!("{prefix}{l}").trim_end().to_owned()).collect()
}

fn list(start: Option<u64>, items: &[Vec<Block>], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, item) in (start.unwrap_or(0)..).zip(items) {
        let marker = if start.is_some() { format!("{number}. ") } else { "- ".to_owned() };
        let pad = " ".repeat(marker.len());
        let inner = spaced(item, width.saturating_sub(marker.len()).max(20), true);
        for (index, line) in inner.iter().enumerate() {
            let lead = if index == 0 { &marker } else { &pad };
            lines.push(format!("{lead}{line}").trim_end().to_owned());
        }
    }
    lines
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

fn count(text: &str) -> usize {
    text.chars().count()
}

/// Breaks at spaces; a word longer than the line stands alone.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        for word in part.split(' ').filter(|w| !w.is_empty()) {
            if !line.is_empty() && count(&line) + 1 + count(word) > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// A table as aligned text; the widest column of words gives way until the table fits.
fn table(table: &Table, width: usize) -> Vec<String> {
    let rows: Vec<Vec<String>> = std::iter::once(&table.head)
        .chain(&table.rows)
        .map(|row| row.iter().map(|cell| plain(cell)).collect())
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
    let mut lines = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<Vec<String>> = row.iter().zip(&widths).map(|(cell, w)| wrap(cell, *w)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for k in 0..height {
            let parts = cells.iter().zip(&widths).zip(&table.aligns).map(|((cell, w), align)| {
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
