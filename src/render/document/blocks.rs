//! Markdown to blocks.

use std::sync::Arc;

use pulldown_cmark::Alignment;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::OffsetIter;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::render::document::Align;
use crate::render::document::Block;
use crate::render::document::DocumentProblem;
use crate::render::document::Inline;
use crate::render::document::Run;
use crate::render::document::Table;
use crate::render::document::inline::is_safe_link;
use crate::render::document::inline::push_run;
use crate::render::document::inline::trim;
use crate::render::kinsoku;

/// How deep lists, quotations and emphasis may be nested.
const DEEPEST: usize = 24;

/// Reads Markdown that begins on line `first` of the document.
pub(super) fn read(text: &str, first: usize, lang: &str) -> Result<Vec<Block>, DocumentProblem> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_SMART_PUNCTUATION | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(text, options).into_offset_iter();
    let mut reader = Reader { events, text, first, quotes: quotes(lang), ahead: None };
    reader.blocks(None, 0)
}

/// The words of a line of Markdown, without marks.
pub(super) fn words(text: &str, lang: &str) -> String {
    match read(text, 1, lang).as_deref() {
        Ok([Block::Paragraph(line)]) => crate::render::document::plain(line),
        _ => text.to_owned(),
    }
}

/// The quotation marks of a language.
fn quotes(lang: &str) -> (&'static str, &'static str) {
    match lang.get(..2) {
        Some("de" | "cs" | "sk" | "sl" | "bg") => ("\u{201e}", "\u{201c}"),
        Some("pl" | "hu" | "ro") => ("\u{201e}", "\u{201d}"),
        Some("fr") => ("\u{ab}\u{a0}", "\u{a0}\u{bb}"),
        Some("es" | "it" | "pt" | "el" | "ru" | "uk" | "nb" | "no") => ("\u{ab}", "\u{bb}"),
        Some("sv" | "fi") => ("\u{201d}", "\u{201d}"),
        _ => ("\u{201c}", "\u{201d}"),
    }
}

/// What the current words are marked with.
#[derive(Clone, Default)]
struct Marks {
    bold: bool,
    italic: bool,
    link: Option<Arc<str>>,
    depth: usize,
}

impl Marks {
    fn run(&self, text: &str, code: bool) -> Run {
        let text =
            text.chars().filter(|c| !is_dropped(*c)).map(|c| if c == '\t' { ' ' } else { c }).collect();
        Run { text, bold: self.bold, italic: self.italic, code, link: self.link.clone() }
    }
}

/// Characters that show nothing and only mislead: controls and directional overrides.
fn is_dropped(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

type Next<'a> = (Event<'a>, usize);

struct Reader<'a> {
    events: OffsetIter<'a>,
    text: &'a str,
    first: usize,
    quotes: (&'static str, &'static str),
    ahead: Option<Next<'a>>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<Next<'a>> {
        self.ahead.take().or_else(|| self.events.next().map(|(event, range)| (event, range.start)))
    }

    fn problem(&self, at: usize, message: &str) -> DocumentProblem {
        let before = self.text.get(..at).unwrap_or("");
        let line = self.first + before.bytes().filter(|b| *b == b'\n').count();
        DocumentProblem { line, message: message.to_owned() }
    }

    /// Quotation marks that were typed straight become those of the language.
    fn quoted<'t>(&self, text: &'t str, at: usize) -> &'t str {
        match text {
            "\u{201c}" if self.text.get(at..=at) == Some("\"") => self.quotes.0,
            "\u{201d}" if self.text.get(at..=at) == Some("\"") => self.quotes.1,
            other => other,
        }
    }

    /// A backslash that ends the last line of a paragraph breaks no line; it is not a word either.
    fn without_last_break<'t>(&self, text: &'t str, at: usize) -> &'t str {
        let Some(rest) = self.text.get(at + text.len()..).filter(|_| text.ends_with('\\')) else {
            return text;
        };
        let is_last = rest.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n').is_none_or(|next| {
            next.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) || next.is_empty()
        });
        let written = self.text.get(..at + text.len()).unwrap_or("");
        let slashes = written.len() - written.trim_end_matches('\\').len();
        if is_last && slashes % 2 == 1 { text.strip_suffix('\\').unwrap_or(text) } else { text }
    }

    /// Blocks up to `end`, or to the end of the text.
    fn blocks(&mut self, end: Option<TagEnd>, depth: usize) -> Result<Vec<Block>, DocumentProblem> {
        let mut all = Vec::new();
        let mut loose = Vec::new();
        while let Some((event, at)) = self.next() {
            if depth > DEEPEST {
                return Err(self.problem(at, "nested too deeply"));
            }
            if matches!(&event, Event::End(tag) if Some(*tag) == end) {
                break;
            }
            let is_inline = matches!(
                event,
                Event::Text(_)
                    | Event::Code(_)
                    | Event::SoftBreak
                    | Event::HardBreak
                    | Event::InlineHtml(_)
                    | Event::Start(
                        Tag::Emphasis
                            | Tag::Strong
                            | Tag::Strikethrough
                            | Tag::Link { .. }
                            | Tag::Image { .. }
                    )
            );
            if is_inline {
                self.inline(event, at, &Marks::default(), &mut loose)?;
                continue;
            }
            flush(&mut loose, &mut all);
            if let Some(block) = self.block(event, at, depth)? {
                all.push(block);
            }
        }
        flush(&mut loose, &mut all);
        Ok(all)
    }

    fn block(&mut self, event: Event<'a>, at: usize, depth: usize) -> Result<Option<Block>, DocumentProblem> {
        Ok(match event {
            Event::Start(Tag::Paragraph) => self.paragraph()?,
            Event::Start(Tag::Heading { level, .. }) => {
                Some(Block::Heading { level: level as u8, inlines: self.line(TagEnd::Heading(level))? })
            }
            Event::Start(Tag::List(start)) => {
                let mut items = Vec::new();
                while let Some((Event::Start(Tag::Item), _)) = self.next() {
                    items.push(self.blocks(Some(TagEnd::Item), depth + 1)?);
                }
                Some(Block::List { start, items })
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                Some(Block::Quote(self.blocks(Some(TagEnd::BlockQuote(kind)), depth + 1)?))
            }
            Event::Start(Tag::CodeBlock(kind)) => Some(self.code(&kind)),
            Event::Start(Tag::Table(aligns)) => Some(Block::Table(self.table(&aligns)?)),
            Event::Rule => Some(Block::Rule),
            Event::Html(_) | Event::Start(Tag::HtmlBlock) => {
                return Err(self.problem(at, "HTML has no place in a document"));
            }
            _ => None,
        })
    }

    /// A paragraph, or the figure that is all there is in it.
    fn paragraph(&mut self) -> Result<Option<Block>, DocumentProblem> {
        let Some((event, at)) = self.next() else {
            return Ok(None);
        };
        if let Event::Start(Tag::Image { dest_url, .. }) = &event {
            let Some(name) = dest_url.strip_prefix("figure:") else {
                return Err(self.problem(at, "an image must be a figure: ![words](figure:name)"));
            };
            let name = name.to_owned();
            let alt = crate::render::document::plain(&self.line(TagEnd::Image)?);
            return match self.next() {
                Some((Event::End(TagEnd::Paragraph), _)) | None => Ok(Some(Block::Figure { name, alt })),
                Some(_) => Err(self.problem(at, "a figure must stand in a paragraph of its own")),
            };
        }
        self.ahead = Some((event, at));
        let line = self.line(TagEnd::Paragraph)?;
        Ok((!line.is_empty()).then_some(Block::Paragraph(line)))
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>) -> Block {
        let language = match kind {
            CodeBlockKind::Fenced(word) => word.to_string(),
            CodeBlockKind::Indented => String::new(),
        };
        let mut text = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let text = text.chars().filter(|c| *c == '\n' || !is_dropped(*c)).collect();
        Block::Code { language, text }
    }

    fn table(&mut self, aligns: &[Alignment]) -> Result<Table, DocumentProblem> {
        let aligns = aligns.iter().map(|a| match a {
            Alignment::Right => Align::Right,
            Alignment::Center => Align::Centre,
            Alignment::None | Alignment::Left => Align::Left,
        });
        let mut table = Table { aligns: aligns.collect(), ..Table::default() };
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => table.head = self.cells(TagEnd::TableHead)?,
                Event::Start(Tag::TableRow) => {
                    let row = self.cells(TagEnd::TableRow)?;
                    table.rows.push(row);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        for row in &mut table.rows {
            row.resize(table.aligns.len(), Vec::new());
        }
        table.head.resize(table.aligns.len(), Vec::new());
        Ok(table)
    }

    fn cells(&mut self, end: TagEnd) -> Result<Vec<Vec<Inline>>, DocumentProblem> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(self.line(TagEnd::TableCell)?),
                Event::End(tag) if tag == end => break,
                _ => {}
            }
        }
        Ok(cells)
    }

    /// Words up to `end`.
    fn line(&mut self, end: TagEnd) -> Result<Vec<Inline>, DocumentProblem> {
        let mut line = Vec::new();
        self.words(end, &Marks::default(), &mut line)?;
        trim(&mut line);
        Ok(line)
    }

    fn words(&mut self, end: TagEnd, marks: &Marks, line: &mut Vec<Inline>) -> Result<(), DocumentProblem> {
        let marks = &Marks { depth: marks.depth + 1, ..marks.clone() };
        while let Some((event, at)) = self.next() {
            if matches!(&event, Event::End(tag) if *tag == end) {
                break;
            }
            if marks.depth > DEEPEST {
                return Err(self.problem(at, "nested too deeply"));
            }
            self.inline(event, at, marks, line)?;
        }
        Ok(())
    }

    fn inline(
        &mut self,
        event: Event<'a>,
        at: usize,
        marks: &Marks,
        line: &mut Vec<Inline>,
    ) -> Result<(), DocumentProblem> {
        match event {
            Event::Text(text) => {
                push_run(line, marks.run(self.without_last_break(self.quoted(&text, at), at), false))
            }
            Event::Code(text) => push_run(line, marks.run(&text, true)),
            Event::SoftBreak => {
                self.ahead = self.next();
                let after = match &self.ahead {
                    Some((Event::Text(text), _)) => text.chars().next(),
                    _ => None,
                };
                let before = match line.last() {
                    Some(Inline::Run(run)) => run.text.chars().next_back(),
                    _ => None,
                };
                if kinsoku::is_spaced(before, after) {
                    push_run(line, marks.run(" ", false));
                }
            }
            Event::HardBreak => line.push(Inline::Break),
            Event::Start(Tag::Strong) => {
                self.words(TagEnd::Strong, &Marks { bold: true, ..marks.clone() }, line)?
            }
            Event::Start(Tag::Emphasis) => {
                self.words(TagEnd::Emphasis, &Marks { italic: true, ..marks.clone() }, line)?
            }
            Event::Start(Tag::Strikethrough) => self.words(TagEnd::Strikethrough, marks, line)?,
            Event::Start(Tag::Link { dest_url, .. }) => {
                let link = is_safe_link(&dest_url).then(|| Arc::from(dest_url.as_ref()));
                self.words(TagEnd::Link, &Marks { link, ..marks.clone() }, line)?;
            }
            Event::Start(Tag::Image { .. }) => {
                return Err(self.problem(at, "an image must be a figure in a paragraph of its own"));
            }
            Event::InlineHtml(_) | Event::Html(_) => {
                return Err(self.problem(at, "HTML has no place in a document"));
            }
            _ => {}
        }
        Ok(())
    }
}

/// Words outside a paragraph, as in a tight list, become one.
fn flush(loose: &mut Vec<Inline>, all: &mut Vec<Block>) {
    trim(loose);
    if !loose.is_empty() {
        all.push(Block::Paragraph(std::mem::take(loose)));
    }
}
