//! Documents that people approve and send: the digest of their words, where they stand, and the word in the margin.

use crate::language::Language;
use crate::register::Book;
use crate::register::DocumentState;
use crate::run::kinds::Kind;
use crate::source::hex;
use serde::Deserialize;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;

/// The word in the margin; none for what a person approved.
pub(super) fn mark<T>(language: &Language, holds: &[T], state: DocumentState) -> Option<String> {
    match (holds, state) {
        ([], DocumentState::Approved | DocumentState::Sent) => None,
        ([], _) => Some(language.say("mark-draft")),
        _ => Some(language.say("mark-held")),
    }
}

/// Why people hold a document, by the register.
pub(super) fn held_by_people(register: &Book, path: &str) -> Option<String> {
    let hold = register.papers.get(path)?.hold.as_ref()?;
    let why = if hold.note.is_empty() { String::new() } else { format!(": {}", hold.note) };
    Some(format!("{} holds it{why}.", hold.by))
}

/// A document that people approve and send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paper {
    /// Its path without an ending.
    pub path: String,
    /// The name of its kind.
    pub kind: &'static str,
    /// Whose; empty for public documents.
    pub customer: String,
    /// SHA-256 of its words as a draft.
    pub digest: String,
    /// Where it stands.
    pub state: DocumentState,
    /// Whether the run holds it.
    pub is_held: bool,
}

impl Paper {
    /// A document whose words, as a draft, are `text`.
    pub(super) fn new(
        kind: &Kind,
        path: &str,
        customer: &str,
        text: &str,
        holds: &[String],
        register: &Book,
    ) -> Self {
        let digest = hex(&Sha256::digest(text.as_bytes()));
        let state = match holds {
            [] => register.state_of(path, &digest),
            _ => DocumentState::Draft,
        };
        Paper {
            path: path.to_owned(),
            kind: kind.name,
            customer: customer.to_owned(),
            digest,
            state,
            is_held: !holds.is_empty(),
        }
    }

    /// The line of the manifest about it.
    pub(super) fn listed(&self) -> ListedPaper {
        ListedPaper {
            document: self.path.clone(),
            kind: self.kind.to_owned(),
            customer: self.customer.clone(),
            words_sha256: self.digest.clone(),
            state: if self.is_held { "held".to_owned() } else { self.state.name().to_owned() },
        }
    }
}

/// A document in the manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedPaper {
    /// Its path without an ending.
    pub document: String,
    /// The name of its kind.
    pub kind: String,
    /// Whose; empty for public documents.
    pub customer: String,
    /// SHA-256 of its words as a draft: what an approval holds for.
    pub words_sha256: String,
    /// `draft`, `held`, `reviewed`, `approved` or `sent`.
    pub state: String,
}
