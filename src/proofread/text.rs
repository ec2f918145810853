//! A document as sentences, each with its place.
//!
//! All words stand in one text, a sentence a line, so that each search runs over a document once. Beside it
//! stands the same text in small letters, byte for byte as long.

use crate::render::document::Block;
use crate::render::document::Class;
use crate::render::document::Document;
use crate::render::document::Inline;
use crate::render::document::plain;
use crate::source::flat;
use crate::source::is_unspaced;
use std::ops::Range;

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Properties and running lines.
    Furniture,
    /// The address, and the small line above it.
    Address,
    /// Date and references.
    Meta,
    /// The subject line.
    Subject,
    /// One of the five steps, by its number; another number where the name is none of the five.
    Step(usize),
    /// The annex.
    Annex,
    /// Name and office of who signs.
    Signature,
    /// Elsewhere.
    Body,
}

impl Place {
    /// The name in `flags.csv`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Place::Furniture => "furniture",
            Place::Address => "address",
            Place::Meta => "meta",
            Place::Subject => "subject",
            Place::Step(n) => super::steps::STEPS.get(n).copied().unwrap_or("step"),
            Place::Annex => "annex",
            Place::Signature => "signature",
            Place::Body => "body",
        }
    }

    /// Whether what happened is told here.
    pub(super) fn tells(self) -> bool {
        matches!(self, Place::Subject | Place::Step(0..=3))
    }

    /// Whether the words here are a letter's own.
    pub(super) fn is_speech(self) -> bool {
        matches!(self, Place::Subject | Place::Step(_) | Place::Body)
    }
}

/// Words that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where in the text.
    pub range: Range<usize>,
    /// Where in the document.
    pub place: Place,
    /// Whether it is a row of a table.
    pub is_row: bool,
}

/// A step as it stands in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StepBlock {
    /// Its name.
    pub name: String,
    /// Whether there are words in it.
    pub has_words: bool,
}

/// The words of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// As they stand, with one space between words and straight quotation marks.
    pub plain: String,
    /// The same in small letters; every byte is where it is in `plain`.
    pub lower: String,
    /// The same without ends of lines.
    joined: String,
    /// The sentences, in reading order.
    pub sentences: Vec<Sentence>,
    /// The steps, in reading order.
    pub steps: Vec<StepBlock>,
    /// Where links lead.
    pub links: Vec<String>,
    /// What ends with a dot and ends no sentence, in small letters.
    abbreviations: Vec<String>,
}

impl Text {
    /// The words of a document; `abbreviations` end no sentence.
    pub(super) fn new(document: &Document, abbreviations: &[String]) -> Self {
        let mut text = Text { abbreviations: abbreviations.to_vec(), ..Text::default() };
        let front = &document.front;
        let lines = [&front.title, &front.subject, &front.header, &front.footer];
        for line in lines.into_iter().chain(&front.keywords) {
            text.line(line, Place::Furniture, false);
        }
        text.blocks(&document.blocks, Place::Body);
        text.lower = small(&text.plain);
        text.joined = text.plain.replace('\n', " ");
        text
    }

    /// The words of a sentence.
    pub(super) fn of(&self, sentence: &Sentence) -> &str {
        self.plain.get(sentence.range.clone()).unwrap_or("")
    }

    /// The sentence in which a byte of the text stands.
    pub(super) fn at(&self, byte: usize) -> Option<&Sentence> {
        let n = self.sentences.partition_point(|s| s.range.end <= byte);
        self.sentences.get(n).filter(|s| s.range.start <= byte)
    }

    /// Whether words stand in the document as they are; both sides have been made plain.
    pub(super) fn says(&self, words: &str) -> bool {
        let words = flat(words);
        memchr::memmem::find(self.joined.as_bytes(), words.trim().as_bytes()).is_some()
    }

    fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            match block {
                Block::Heading { inlines, .. } => self.inlines(inlines, place),
                Block::Paragraph(inlines) => self.inlines(inlines, place),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, place)),
                Block::Table(table) => {
                    for row in std::iter::once(&table.head).chain(&table.rows) {
                        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
                        self.line(&cells.join(" | "), place, true);
                    }
                }
                Block::Code { text, .. } => text.lines().for_each(|line| self.line(line, place, false)),
                Block::Quote(blocks) => self.blocks(blocks, place),
                Block::Figure { alt, .. } => self.line(alt, place, false),
                Block::Rule => {}
                Block::Div { class, argument, blocks } => self.div(*class, argument, blocks, place),
            }
        }
    }

    fn div(&mut self, class: Class, argument: &str, blocks: &[Block], place: Place) {
        let inner = match class {
            Class::Address | Class::Return => Place::Address,
            Class::Meta => Place::Meta,
            Class::Subject => Place::Subject,
            Class::Signature => Place::Signature,
            Class::Annex => Place::Annex,
            Class::Step => {
                let name = argument.trim();
                let known = super::steps::STEPS.iter().position(|step| *step == name);
                Place::Step(known.unwrap_or(usize::MAX))
            }
            _ => place,
        };
        if class == Class::Annex {
            self.line(argument, inner, false);
        }
        let before = self.plain.len();
        let at = self.steps.len();
        if class == Class::Step {
            self.steps.push(StepBlock { name: argument.trim().to_owned(), has_words: false });
        }
        self.blocks(blocks, inner);
        if let Some(step) = self.steps.get_mut(at).filter(|_| class == Class::Step) {
            let words = self.plain.get(before..).unwrap_or("");
            step.has_words = words.chars().any(char::is_alphanumeric);
        }
    }

    fn inlines(&mut self, inlines: &[Inline], place: Place) {
        for inline in inlines {
            if let Inline::Run(run) = inline
                && let Some(link) = &run.link
            {
                self.links.push(link.to_string());
            }
        }
        match place {
            // Lines of an address are no sentences.
            Place::Address | Place::Signature => {
                for line in inlines.split(|i| *i == Inline::Break) {
                    self.line(&plain(line), place, false);
                }
            }
            _ => self.prose(&flat(&plain(inlines)), place),
        }
    }

    fn line(&mut self, words: &str, place: Place, is_row: bool) {
        let words = flat(words);
        self.push(&words, place, is_row);
    }

    fn push(&mut self, words: &str, place: Place, is_row: bool) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let start = self.plain.len();
        self.plain.push_str(words);
        self.sentences.push(Sentence { range: start..self.plain.len(), place, is_row });
        self.plain.push('\n');
    }

    /// A paragraph, cut after each end of a sentence that a new one follows.
    fn prose(&mut self, words: &str, place: Place) {
        let mut start = 0;
        for (at, c) in words.char_indices() {
            let end = match c {
                '.' | '!' | '?' | '…' => self.end_before_space(words, start, at + c.len_utf8()),
                '。' | '！' | '？' => end_without_space(words, at + c.len_utf8()),
                _ => continue,
            };
            let Some(end) = end else { continue };
            self.push(words.get(start..end).unwrap_or(""), place, false);
            // What stands together in the document stands together in the text.
            if self.plain.ends_with('\n') && !words.get(end..).is_some_and(|rest| rest.starts_with(' ')) {
                self.plain.pop();
            }
            start = end;
        }
        self.push(words.get(start..).unwrap_or(""), place, false);
    }

    /// The end of the sentence whose mark ends at a byte, where a space and a capital follow.
    fn end_before_space(&self, words: &str, start: usize, after: usize) -> Option<usize> {
        let rest = words.get(after..)?.trim_start_matches(['"', ')', '*']);
        let next = rest.strip_prefix(' ')?;
        let opens = next.trim_start_matches(['"', '(', '¿', '¡']).chars().next()?;
        if !(opens.is_uppercase() || opens.is_ascii_digit() || is_unspaced(opens)) {
            return None;
        }
        let sentence = words.get(start..after)?;
        (!(sentence.ends_with('.') && self.is_abbreviation(sentence))).then(|| words.len() - rest.len())
    }

    /// Whether the dot at the end of these words ends no sentence: after a single letter, or an abbreviation.
    fn is_abbreviation(&self, words: &str) -> bool {
        let last = words.rsplit([' ', '(']).next().unwrap_or("");
        let stem = last.trim_end_matches('.');
        let mut letters = stem.chars();
        let is_initial =
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() && stem != "I";
        // `11. März`: the dot makes an ordinal of the number.
        let is_ordinal = !stem.is_empty() && stem.len() <= 2 && stem.bytes().all(|b| b.is_ascii_digit());
        let last = last.to_lowercase();
        is_initial
            || is_ordinal
            || self
                .abbreviations
                .iter()
                .any(|known| *known == last || words.to_lowercase().ends_with(&format!(" {known}")))
    }
}

/// The end of the sentence whose wide mark ends at a byte. A quotation goes on after its bracket: `「…です。」と`.
fn end_without_space(words: &str, after: usize) -> Option<usize> {
    let rest = words.get(after..)?.trim_start_matches(['）', ')', '"', '*', '。', '！', '？']);
    let goes_on = rest.trim().is_empty() || rest.starts_with(['」', '』']);
    (!goes_on).then(|| words.len() - rest.len())
}

/// Small letters where they take as many bytes; the text keeps its length.
pub(super) fn small(text: &str) -> String {
    let letter = |c: char| {
        if c.is_ascii() {
            return c.to_ascii_lowercase();
        }
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(l), None) if l.len_utf8() == c.len_utf8() => l,
            _ => c,
        }
    };
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().map(letter));
    out
}
