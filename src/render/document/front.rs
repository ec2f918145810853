//! The front matter: what a document says about itself, its page and its sender.

use serde::Deserialize;

use crate::render::document::DocumentProblem;

/// What stands between the `+++` lines.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Front {
    /// The title, for the properties and the bar of the window.
    pub title: String,
    /// The language, BCP 47, such as `en-GB`.
    pub lang: String,
    /// Who wrote it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// `letter`, `report`, `postmortem` and so on: chooses the look.
    pub kind: String,
    /// The size of the paper.
    pub page: PageSize,
    /// Where the window of the envelope is.
    pub window: Window,
    /// The name of the company, as a word mark.
    pub brand: String,
    /// The lines of the sender, top right on the first page.
    #[serde(deserialize_with = "lines")]
    pub sender: Vec<String>,
    /// A logo as the text of an SVG image.
    pub logo: String,
    /// The accent, as `#rrggbb`.
    pub accent: String,
    /// The running header of later pages, in one line or more; the title where empty.
    pub header: String,
    /// The running footer.
    pub footer: String,
    /// `DRAFT`, `HELD` and so on, in the margin of every page and in the properties.
    pub mark: String,
    /// Whether lines of text are made equally long.
    pub justify: bool,
    /// The date of the document in words, as it stands in the running header.
    pub date: String,
}

/// The size of the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum PageSize {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 in.
    Letter,
}

impl PageSize {
    /// Width and height in millimetres.
    pub fn millimetres(self) -> (f32, f32) {
        match self {
            PageSize::A4 => (210.0, 297.0),
            PageSize::Letter => (215.9, 279.4),
        }
    }
}

/// Where the window of the envelope is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Window {
    /// There is none: the address stands in the text.
    #[default]
    None,
    /// DIN 5008 form B: 20 mm from the left, 45 mm from the top, 85 by 45 mm.
    Din5008,
    /// A US #10 envelope with a window on the left, for a letter folded in three.
    Us10,
}

impl Front {
    /// The accent as red, green and blue; a quiet blue where none is given.
    pub fn accent_rgb(&self) -> (u8, u8, u8) {
        colour(&self.accent).unwrap_or((0x1b, 0x3a, 0x5c))
    }

    /// Whether the document is a letter.
    pub fn is_letter(&self) -> bool {
        self.kind == "letter"
    }

    /// What stands on top of later pages, line by line.
    pub fn running_header(&self) -> &str {
        if self.header.is_empty() { &self.title } else { &self.header }
    }

    /// The language as BCP 47, English where none is given.
    pub fn language(&self) -> &str {
        if self.lang.is_empty() { "en" } else { &self.lang }
    }
}

/// Reads `#rrggbb`.
fn colour(text: &str) -> Option<(u8, u8, u8)> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

/// A list of lines, or one text with line ends in it.
fn lines<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Text(String),
        Lines(Vec<String>),
    }
    let all: Vec<String> = match Either::deserialize(from)? {
        Either::Text(text) => text.lines().map(str::to_owned).collect(),
        Either::Lines(lines) => lines,
    };
    Ok(all.into_iter().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect())
}

/// Reads the front matter; `first` is the line of the document on which it begins.
pub(super) fn read(text: &str, first: usize) -> Result<Front, DocumentProblem> {
    let front: Front = toml::from_str(text).map_err(|e| {
        let before = e.span().and_then(|span| text.get(..span.start)).unwrap_or("");
        DocumentProblem {
            line: first + before.bytes().filter(|b| *b == b'\n').count(),
            message: e.message().to_owned(),
        }
    })?;
    let wrong = |key: &str, message: String| {
        let at = text.lines().position(|l| l.trim_start().starts_with(key)).unwrap_or(0);
        Err(DocumentProblem { line: first + at, message })
    };
    if !front.accent.is_empty() && colour(&front.accent).is_none() {
        return wrong("accent", format!("accent `{}` is not a colour such as #1b3a5c", front.accent));
    }
    if !front.lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return wrong("lang", format!("lang `{}` is not a language such as en-GB", front.lang));
    }
    Ok(front)
}

/// The colon of a language: French has a narrow space before it.
pub fn colon(language: &str) -> &'static str {
    match language.get(..2) {
        Some("fr") => "\u{202f}:",
        _ => ":",
    }
}

/// "Page 1 of 2" in a language: what stands before the first number, between the two and after the second.
pub fn page_words(language: &str) -> [&'static str; 3] {
    match language.get(..2) {
        Some("de") => ["Seite ", " von ", ""],
        Some("fr") => ["Page ", " sur ", ""],
        Some("es") => ["Página ", " de ", ""],
        Some("it") => ["Pagina ", " di ", ""],
        Some("nl") => ["Pagina ", " van ", ""],
        Some("pl") => ["Strona ", " z ", ""],
        Some("pt") => ["Página ", " de ", ""],
        Some("ja") => ["", " / ", ""],
        _ => ["Page ", " of ", ""],
    }
}
