//! A letter's paragraphs as a person edits them: those of the published letter, with what is kept in the customer's file.

use crate::model::Edit;
use crate::render::document::paragraphs;
use crate::render::html::prose_of;
use crate::run::booking::PublishedEdit;
use crate::run::letter_edit::read;
use crate::source::flat;
use crate::source::hex;
use crate::time::Month;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;

/// The paragraphs of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LetterDesk {
    /// Where edits are kept: `letters/acme.toml`.
    pub file: String,
    /// SHA-256 of that file; empty where there is none.
    pub digest: String,
    /// In reading order; edits whose paragraph is nowhere in the letter come last.
    pub paragraphs: Vec<DeskParagraph>,
}

/// A paragraph of prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskParagraph {
    /// As the template wrote it.
    pub was: String,
    /// As it is to be.
    pub text: String,
    /// Who wrote it anew, when and why; absent for a template's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<DeskEdit>,
}

/// An edit that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskEdit {
    /// Who.
    pub by: String,
    /// `2026-04-02`.
    pub on: String,
    /// Why.
    pub reason: String,
    /// Whether the published letter says it.
    pub is_published: bool,
}

impl LetterDesk {
    /// From the published letter as HTML with the paragraphs that it has in people's own words, and the customer's file as
    /// it stands now, if there is one.
    ///
    /// # Errors
    /// The first fault of the file.
    pub fn of(
        (html, edited): (&str, &[&PublishedEdit]),
        file: &str,
        bytes: Option<&[u8]>,
        month: Month,
    ) -> Result<LetterDesk, String> {
        let edits = match bytes {
            Some(bytes) => {
                read(file, bytes).map_err(|why| format!("{file} cannot be read as it stands: {why}"))?.1
            }
            None => Vec::new(),
        };
        let edits: Vec<&Edit> = edits.iter().filter(|edit| edit.period == month).collect();
        let mut paragraphs: Vec<DeskParagraph> =
            written(prose_of(html), edited).into_iter().map(|was| paragraph(was, &edits, edited)).collect();
        let is_there = |edit: &&&Edit| !paragraphs.iter().any(|p| same(&p.was, &edit.was));
        let gone: Vec<DeskParagraph> =
            edits.iter().filter(is_there).map(|edit| paragraph(edit.was.clone(), &edits, edited)).collect();
        paragraphs.extend(gone);
        let digest = bytes.map(|bytes| hex(&Sha256::digest(bytes))).unwrap_or_default();
        Ok(LetterDesk { file: file.to_owned(), digest, paragraphs })
    }

    /// Whether the letter has a paragraph with these words, as its template wrote it.
    pub fn has(&self, was: &str) -> bool {
        self.paragraphs.iter().any(|paragraph| same(&paragraph.was, was))
    }
}

fn same(a: &str, b: &str) -> bool {
    flat(a).trim() == flat(b).trim()
}

/// The paragraphs of a letter as its template wrote them: what people wrote in their place is taken out again. Where a
/// paragraph was left out, nothing says where it stood: it comes last.
fn written(shown: Vec<String>, edited: &[&PublishedEdit]) -> Vec<String> {
    let plain = |text: &String| flat(text).trim().to_owned();
    let page: Vec<String> = shown.iter().map(plain).collect();
    let news: Vec<(&PublishedEdit, Vec<String>)> =
        edited.iter().map(|edit| (*edit, paragraphs(&edit.text).iter().map(plain).collect())).collect();
    let (mut all, mut at) = (Vec::new(), 0);
    while let (Some(words), Some(rest)) = (shown.get(at), page.get(at..)) {
        match news.iter().find(|(_, new)| !new.is_empty() && rest.starts_with(new)) {
            Some((edit, new)) => {
                all.push(edit.was.clone());
                at += new.len();
            }
            None => {
                all.push(words.clone());
                at += 1;
            }
        }
    }
    all.extend(news.iter().filter(|(_, new)| new.is_empty()).map(|(edit, _)| edit.was.clone()));
    all
}

fn paragraph(was: String, edits: &[&Edit], edited: &[&PublishedEdit]) -> DeskParagraph {
    let now = edits.iter().find(|edit| same(&edit.was, &was));
    let published = edited.iter().find(|edit| same(&edit.was, &was));
    let edit = now.map(|edit| DeskEdit {
        by: edit.by.clone(),
        on: edit.on.to_string(),
        reason: edit.reason.clone(),
        is_published: published.is_some_and(|published| published.text == edit.text),
    });
    DeskParagraph { text: now.map_or_else(|| was.clone(), |edit| edit.text.clone()), was, edit }
}
