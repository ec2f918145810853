//! Documents as clean Markdown for wikis: no front matter, no fenced blocks, figures as their words.

use std::collections::BTreeMap;

use crate::compose::figure::Figure;
use crate::render::document::Align;
use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::document::Table;

/// Writes a document as Markdown. A figure becomes a line of italics with what it says.
pub fn to_markdown(document: &Document, figures: &BTreeMap<String, Figure>) -> String {
    let mut writer = Writer { figures, lines: Vec::new() };
    if !document.front.mark.is_empty() {
        writer.lines.push(format!("**{}**", escaped(&document.front.mark)));
    }
    writer.blocks(&document.blocks, "");
    let mut out = writer.lines.join("\n");
    out.push('\n');
    out
}

struct Writer<'a> {
    figures: &'a BTreeMap<String, Figure>,
    lines: Vec<String>,
}

impl Writer<'_> {
    fn gap(&mut self, prefix: &str) {
        if self.lines.last().is_some_and(|l| !l.trim_end_matches(['>', ' ']).is_empty()) {
            self.lines.push(prefix.trim_end().to_owned());
        }
    }

    fn blocks(&mut self, all: &[Block], prefix: &str) {
        for block in all {
            self.block(block, prefix);
        }
    }

    fn block(&mut self, block: &Block, prefix: &str) {
        match block {
            Block::Heading { level, inlines } => {
                self.text(&format!("{} {}", "#".repeat(usize::from(*level)), words(inlines)), prefix);
            }
            Block::Paragraph(inlines) => self.text(&guarded(&words(inlines)), prefix),
            Block::List { start, items } => self.list(*start, items, prefix),
            Block::Table(table) => self.table(table, prefix),
            Block::Rule => self.text("---", prefix),
            Block::Code { language, text } => {
                let fence = if text.contains("```") { "~~~~~~" } else { "```" };
                self.text(&format!("{fence}{language}\n{}\n{fence}", text.trim_end()), prefix);
            }
            Block::Quote(inner) => {
                self.gap(prefix);
                self.blocks(inner, &format!("{prefix}> "));
            }
            Block::Figure { name, alt } => {
                let says = self.figures.get(name).map_or("", |f| f.alt.as_str());
                let (caption, says) = (alt.trim(), says.trim());
                let caption = if says.starts_with(caption) { "" } else { caption };
                let caption =
                    if caption.is_empty() { String::new() } else { format!("*{}* ", escaped(caption)) };
                self.text(format!("{caption}{}", escaped(says)).trim_end(), prefix);
            }
            Block::Div { class, argument, blocks } => self.div(*class, argument, blocks, prefix),
        }
    }

    fn div(&mut self, class: Class, argument: &str, blocks: &[Block], prefix: &str) {
        let inner = match class {
            Class::Subject => {
                for block in blocks {
                    if let Block::Paragraph(inlines) = block {
                        self.text(&format!("# {}", words(inlines)), prefix);
                    }
                }
                return;
            }
            Class::Return | Class::PageBreak => return,
            Class::Credit | Class::Callout => {
                self.gap(prefix);
                format!("{prefix}> ")
            }
            _ => prefix.to_owned(),
        };
        if !argument.is_empty() && matches!(class, Class::Credit | Class::Callout) {
            self.text(&format!("**{}**", escaped(argument)), &inner);
        }
        if !argument.is_empty() && class == Class::Annex {
            self.text(&format!("## {}", escaped(argument)), &inner);
        }
        self.blocks(blocks, &inner);
    }

    /// Lines with an empty line before them.
    fn text(&mut self, text: &str, prefix: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.gap(prefix);
        for line in text.lines() {
            self.lines.push(format!("{prefix}{line}"));
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], prefix: &str) {
        self.gap(prefix);
        for (number, item) in (start.unwrap_or(0)..).zip(items) {
            let marker = if start.is_some() { format!("{number}. ") } else { "- ".to_owned() };
            let pad = format!("{prefix}{}", " ".repeat(marker.len()));
            let mut inner = Writer { figures: self.figures, lines: Vec::new() };
            inner.blocks(item, "");
            for (index, line) in inner.lines.iter().enumerate() {
                let lead = if index == 0 { format!("{prefix}{marker}") } else { pad.clone() };
                self.lines.push(format!("{lead}{line}").trim_end().to_owned());
            }
        }
    }

    fn table(&mut self, table: &Table, prefix: &str) {
        let row = |cells: &[Vec<Inline>]| {
            let cells: Vec<String> =
                cells.iter().map(|cell| words(cell).replace('\n', " ").replace("\\ ", " ")).collect();
            format!("| {} |", cells.join(" | "))
        };
        let rule = table.aligns.iter().map(|align| match align {
            Align::Left => "---",
            Align::Centre => ":---:",
            Align::Right => "---:",
        });
        let mut lines = vec![row(&table.head), format!("| {} |", rule.collect::<Vec<_>>().join(" | "))];
        lines.extend(table.rows.iter().map(|cells| row(cells)));
        self.text(&lines.join("\n"), prefix);
    }
}

/// Words with their marks.
fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Run(run) => out.push_str(&marked(run)),
            Inline::Break => out.push_str("\\\n"),
        }
    }
    out
}

/// A run with its marks; spaces at its ends stand outside them.
fn marked(run: &Run) -> String {
    let core = run.text.trim_matches(' ');
    if core.is_empty() {
        return run.text.clone();
    }
    let lead = run.text.len() - run.text.trim_start_matches(' ').len();
    let tail = run.text.len() - run.text.trim_end_matches(' ').len();
    let mut text = if run.code && !core.contains(['`', '|']) { format!("`{core}`") } else { escaped(core) };
    text = match (run.bold, run.italic) {
        (true, true) => format!("***{text}***"),
        (true, false) => format!("**{text}**"),
        (false, true) => format!("*{text}*"),
        (false, false) => text,
    };
    if let Some(link) = &run.link {
        text = format!("[{text}](<{}>)", link.replace(['<', '>'], ""));
    }
    format!("{}{text}{}", " ".repeat(lead), " ".repeat(tail))
}

/// Escapes what would be markup inside a line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes what would be markup at the beginning of a paragraph.
fn guarded(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or("");
    if text.starts_with(['+', '-', '=']) || text.starts_with(":::") {
        format!("\\{text}")
    } else if digits > 0 && rest.starts_with(['.', ')']) {
        format!("{}\\{rest}", text.get(..digits).unwrap_or(""))
    } else {
        text.to_owned()
    }
}
