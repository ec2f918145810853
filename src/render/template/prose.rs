//! Prose that people wrote in incident files, read as Markdown and written again as safe Markdown.
//!
//! Paragraphs, lists, quotations, emphasis, code and links to http, https and mailto come through. HTML, images and
//! fences stay words; a heading becomes a bold paragraph.

use crate::render::kinsoku;
use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::render::document::is_safe_link;
use crate::render::template::escape::is_unseen;
use crate::render::template::helpers::code_span;

/// How deep lists and quotations may go; deeper ones are written flat.
const DEEPEST: usize = 6;

/// Writes prose again so that nothing in it but the safe subset is markup. The text ends without a line end.
pub fn sanitise_prose(text: &str) -> String {
    let mut writer = Writer::default();
    for event in Parser::new_ext(text, Options::empty()) {
        writer.event(event);
    }
    writer.finish()
}

/// The same in one line: paragraphs follow each other, items of lists are divided by semicolons.
pub(super) fn prose_in_line(text: &str) -> String {
    let mut out = String::new();
    let mut broken = false;
    for event in Parser::new_ext(text, Options::empty()) {
        after_break(&mut out, &mut broken, &event);
        match event {
            Event::Text(words) | Event::InlineHtml(words) | Event::Html(words) => {
                out.push_str(&escape_words(&words, true))
            }
            Event::Code(words) => out.push_str(&code_span(&words)),
            Event::SoftBreak => broken = true,
            Event::HardBreak => out.push(' '),
            Event::Start(Tag::Item) => out.push_str(if out.trim().is_empty() { "" } else { "; " }),
            Event::Start(Tag::Paragraph) if !out.is_empty() && !out.ends_with("; ") => out.push(' '),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => out.push_str("**"),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => out.push('*'),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// Puts the space in whose place people broke a line, where there is one.
fn after_break(line: &mut String, broken: &mut bool, next: &Event<'_>) {
    let first = match next {
        Event::Text(words) => words.chars().next(),
        _ => None,
    };
    if std::mem::take(broken) && kinsoku::is_spaced(line.chars().next_back(), first) {
        line.push(' ');
    }
}

/// Escapes words of prose: quotation marks and dashes keep their typographic reading inside a line.
fn escape_words(words: &str, at_start: bool) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for (index, c) in words.chars().enumerate() {
        if is_unseen(c) && c != '\t' {
            out.push_str(if c == '\n' { " " } else { "" });
            continue;
        }
        let opens =
            at_start && (index == 0 || words.chars().take(index).all(|p| p.is_ascii_digit() || p == ' '));
        match c {
            '"' | '\'' => out.push(c),
            '-' | '.' if !opens => out.push(c),
            ',' | '?' | '%' | '@' | '/' | ';' => out.push(c),
            c if c.is_ascii_punctuation() => out.extend(['\\', c]),
            '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Where a block stands.
enum Level {
    Quote,
    Item { marker: String, fresh: bool },
    List { next: Option<u64> },
}

/// Writes events as Markdown.
#[derive(Default)]
struct Writer {
    out: String,
    line: String,
    levels: Vec<Level>,
    links: Vec<Option<String>>,
    code: Option<String>,
    muted: usize,
    broken: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        if let Some(code) = &mut self.code {
            match event {
                Event::Text(text) => code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => self.end_code(),
                _ => {}
            }
            return;
        }
        after_break(&mut self.line, &mut self.broken, &event);
        match event {
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => {
                let words = escape_words(&text, self.line.is_empty());
                self.line.push_str(&words);
            }
            Event::Code(text) => self.line.push_str(&code_span(&text)),
            Event::SoftBreak => self.broken = true,
            Event::HardBreak => self.line.push_str("\\\n"),
            Event::Rule => self.end_block(),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.line.push_str("**"),
            Tag::Emphasis => self.line.push('*'),
            Tag::Link { dest_url, .. } => {
                let safe = is_safe_link(&dest_url) && !dest_url.contains(['<', '>', '\\']);
                self.links.push(safe.then(|| dest_url.to_string()));
                if safe {
                    self.line.push('[');
                }
            }
            Tag::Heading { .. } => {
                self.end_block();
                self.line.push_str("**");
            }
            Tag::CodeBlock(_) => {
                self.end_block();
                self.code = Some(String::new());
            }
            Tag::List(next) => {
                self.end_block();
                self.open(Level::List { next });
            }
            Tag::Item => self.start_item(),
            Tag::BlockQuote(_) => {
                self.end_block();
                self.open(Level::Quote);
            }
            Tag::Paragraph | Tag::HtmlBlock => self.end_block(),
            _ => {}
        }
    }

    fn open(&mut self, level: Level) {
        if self.levels.len() >= DEEPEST * 2 {
            self.muted += 1;
        } else {
            self.levels.push(level);
        }
    }

    fn close(&mut self) {
        self.end_block();
        if self.muted > 0 {
            self.muted -= 1;
        } else {
            self.levels.pop();
        }
    }

    fn start_item(&mut self) {
        self.end_block();
        let marker = match self.levels.last_mut() {
            Some(Level::List { next: Some(number) }) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1).min(999_999_999);
                marker
            }
            _ => "- ".to_owned(),
        };
        self.open(Level::Item { marker, fresh: true });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.line.push_str("**"),
            TagEnd::Emphasis => self.line.push('*'),
            TagEnd::Link => {
                if let Some(Some(target)) = self.links.pop() {
                    self.line.push_str(&format!("](<{target}>)"));
                }
            }
            TagEnd::Heading(_) => {
                self.line.push_str("**");
                self.end_block();
            }
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) => self.close(),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_block(),
            _ => {}
        }
    }

    /// Code keeps its lines; the fence is longer than any inside it.
    fn end_code(&mut self) {
        let code = self.code.take().unwrap_or_default();
        let mut longest = 2;
        let mut count = 0;
        for c in code.chars() {
            count = if c == '`' { count + 1 } else { 0 };
            longest = longest.max(count);
        }
        let fence = "`".repeat(longest + 1);
        let mut block = fence.clone();
        for line in code.lines() {
            block.push('\n');
            block.extend(line.chars().filter(|c| !is_unseen(*c) || *c == '\t'));
        }
        self.write(&format!("{block}\n{fence}"));
    }

    /// Ends the block that is being written, if there is one.
    fn end_block(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.trim();
        if !text.is_empty() && text != "****" {
            self.write(text);
        }
    }

    /// Writes a block with the marks of the levels it stands in.
    fn write(&mut self, block: &str) {
        let (mut first, mut rest) = (String::new(), String::new());
        for level in &mut self.levels {
            match level {
                Level::Quote => {
                    first.push_str("> ");
                    rest.push_str("> ");
                }
                Level::Item { marker, fresh } => {
                    let pad = " ".repeat(marker.len());
                    first.push_str(if *fresh { marker } else { &pad });
                    *fresh = false;
                    rest.push_str(&pad);
                }
                Level::List { .. } => {}
            }
        }
        if !self.out.is_empty() {
            self.out.push('\n');
            self.out.push_str(if rest.trim().is_empty() { "" } else { rest.trim_end() });
            self.out.push('\n');
        }
        for (index, line) in block.lines().enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.out.push_str(if index == 0 { &first } else { &rest });
            self.out.push_str(line);
        }
    }

    fn finish(mut self) -> String {
        self.end_block();
        self.out
    }
}
