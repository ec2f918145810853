//! Paragraphs of letters that people wrote anew.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::ingest::raw::Text;
use crate::ingest::raw::time_words;
use crate::model::Edit;
use crate::source::flat;
use crate::time::Month;
use std::collections::BTreeMap;

/// The most characters of a paragraph in a person's own words: some two pages of a letter.
pub const EDIT_CHARS_MAX: usize = 5000;

/// The edited paragraphs of one customer's letters.
pub fn edits(r: &mut Reader<'_>, raw: Vec<toml::Spanned<raw::RawParagraph>>) -> Vec<Edit> {
    let mut first: BTreeMap<(Month, String), String> = BTreeMap::new();
    let mut all = Vec::new();
    for paragraph in raw {
        let was = r.span(paragraph.get_ref().was.span());
        let Some(edit) = edit(r, paragraph) else { continue };
        let place = r.sources.place(edit.span);
        let key = (edit.period, flat(&edit.was).trim().to_owned());
        match first.get(&key) {
            None => {
                first.insert(key, place);
                all.push(edit);
            }
            Some(first) => r.push(
                Diagnostic::error(
                    Code::WordingEdit,
                    format!("the same paragraph of {} is edited twice", edit.period.words()),
                )
                .at(was, format!("also edited at {first}"))
                .note("nobody could say which of the two the customer reads")
                .help("take one of the two `[[paragraph]]` out"),
            ),
        }
    }
    all
}

fn edit(r: &mut Reader<'_>, raw: toml::Spanned<raw::RawParagraph>) -> Option<Edit> {
    let span = r.span(raw.span());
    let raw = raw.into_inner();
    let at = r.span(raw.period.span());
    let period = r.month(raw.period.get_ref(), at);
    let at = r.span(raw.on.span());
    let on = r.date(&time_words(&raw.on), at);
    let mut is_good = true;
    for (key, text) in [("was", &raw.was), ("by", &raw.by), ("reason", &raw.reason)] {
        if text.get_ref().trim().is_empty() {
            is_good = false;
            let at = r.span(text.span());
            r.push(
                Diagnostic::error(Code::WordingEdit, format!("an edited paragraph without `{key}`"))
                    .at(at, "empty")
                    .note("whoever approves the letter reads whose words it has instead of which, and why")
                    .help("was = the paragraph as the letter has it, by = first and last name, reason = one sentence"),
            );
        }
    }
    for (key, text) in [("text", &raw.text), ("by", &raw.by), ("reason", &raw.reason)] {
        is_good &= is_plain(r, key, text);
    }
    let text = |t: Text| t.into_inner().trim().to_owned();
    let edit = Edit {
        period: period?,
        was: text(raw.was),
        text: text(raw.text),
        by: text(raw.by),
        reason: text(raw.reason),
        on: on?,
        span,
    };
    is_good.then_some(edit)
}

/// Whether words are no longer than a person writes and hold nothing that cannot be seen.
fn is_plain(r: &mut Reader<'_>, key: &str, text: &Text) -> bool {
    let words = text.get_ref();
    let at = r.span(text.span());
    let count = words.chars().count();
    if count > EDIT_CHARS_MAX {
        r.push(
            Diagnostic::error(
                Code::WordingEdit,
                format!("`{key}` of an edited paragraph has {count} characters"),
            )
            .at(at, format!("at most {EDIT_CHARS_MAX}"))
            .note("nobody reads a paragraph of that length, and it would push the letter over many pages")
            .help("shorten it; what needs more room is a document of its own"),
        );
        return false;
    }
    if let Some(unseen) = words.chars().find(|c| is_unseen(*c)) {
        r.push(
            Diagnostic::error(
                Code::WordingEdit,
                format!("`{key}` of an edited paragraph holds a character that nobody sees"),
            )
            .at(at, format!("U+{:04X}", u32::from(unseen)))
            .note("such characters turn or hide words, so that the customer reads something else than who approves it")
            .help("type the words again instead of pasting them"),
        );
        return false;
    }
    true
}

/// Controls, characters without width, and those that turn the direction of what follows.
fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{e0000}'..='\u{e007f}')
}
